import { basename, relative, sep } from 'node:path';
import type { Evidence, Failure, RunCounts, Verdict } from '../../../shared/model/run.ts';
import { marks, nameOf, placeWords, time } from '../describeEvent.ts';
import type { RunStory, StepStory, TestStory } from '../foldRun.ts';
import { script } from './script.ts';
import { type StringKey, strings } from './strings.ts';
import { style } from './style.ts';
import { verificationHtml, verificationScript, verificationStyle } from './verification.ts';

/**
 * A run as one HTML file that opens from disk and needs nothing else. Links to evidence are relative to `folder`, where
 * the file will stand, so that the run's folder can be moved or zipped as a whole.
 */
export function renderReport(story: RunStory, folder: string): string {
  const { state, counts, tests, problems } = story;
  const files = [...new Set(tests.map(({ place }) => basename(place.file)))].join(', ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${state}: ${files || story.run}`)}</title>
<style>${style}${verificationStyle}</style>
</head>
<body><main>
<header>
<h1><span data-say="heading">${strings.en.heading}</span> <span class="${state}">${say(state)}</span></h1>
<p>${countsHtml(counts)} · ${time(story.duration)} · <time datetime="${new Date(story.at).toISOString()}">${when(story.at)}</time></p>
<button type="button" data-say="switch">${strings.en.switch}</button>
</header>
${story.why ? `<section>${escapeHtml(story.why)}</section>` : ''}
${problems.map(({ why, failure }) => `<section><strong>${escapeHtml(why)}</strong>${failureHtml(failure)}</section>`).join('\n')}
${tests.map((test) => testHtml(test, folder)).join('\n') || `<p>${say('noTests')}</p>`}
</main>
<script>${script}${verificationScript}</script>
</body>
</html>
`;
}

function testHtml(test: TestStory, folder: string): string {
  const verdict = test.verdict?.kind ?? 'running';
  const isOpen = verdict !== 'passed' && verdict !== 'skipped';
  const again = test.attempt > 0 ? ` · ${say('attempt')} ${test.attempt + 1}` : '';
  return `<details class="test"${isOpen ? ' open' : ''}>
<summary><span class="mark ${verdict}">${mark(test.verdict)}</span><span class="title">${escapeHtml(nameOf({ ...test, attempt: 0 }))}${again}</span>
<span class="${verdict}">${say(verdict)}</span><span class="place">${escapeHtml(placeWords(test.place))}</span><span class="time">${time(test.duration)}</span></summary>
<div class="body">
<ol>${test.steps.map(stepHtml).join('\n') || `<li>${say('noSteps')}</li>`}</ol>
${testFailureHtml(test)}
${verificationHtml(test.verification, { say, escapeHtml, link: (path) => link(path, folder) })}
${traceHtml(test.trace, folder)}
${evidenceHtml(test, folder)}
${test.output ? `<details class="more"><summary>${say('output')}</summary><pre>${escapeHtml(test.output)}</pre></details>` : ''}
</div>
</details>`;
}

function stepHtml({ title, does, place, depth, verdict, duration }: StepStory): string {
  const kind = verdict?.kind ?? 'running';
  // A group or hook fails because of a step inside it, which shows the failure.
  const isCulprit = kind === 'failed' && (does === 'action' || does === 'check');
  return `<li class="${does}${isCulprit ? ' wrong' : ''}" style="--depth:${depth}">
<div class="step"><span class="mark ${kind}">${mark(verdict)}</span><span class="title">${escapeHtml(title)}</span>
<span class="place">${place ? escapeHtml(placeWords(place)) : ''}</span><span class="time">${time(duration)}</span></div>${isCulprit ? verdictHtml(verdict) : ''}</li>`;
}

/** Where no step shows it: a plain `expect(1).toBe(2)` in a fixture, a time-out, a dead process. */
function testFailureHtml({ verdict, steps }: TestStory): string {
  const isShown = steps.some(
    (step) => step.verdict?.kind === 'failed' && (step.does === 'action' || step.does === 'check'),
  );
  return verdict?.kind === 'failed' && !isShown ? `<div class="more">${verdictHtml(verdict)}</div>` : '';
}

function verdictHtml(verdict: Verdict | null): string {
  if (verdict?.kind !== 'failed') return '';
  const { why, failure } = verdict;
  return `<p class="why failed">${escapeHtml(why)}</p>${failure ? failureHtml(failure) : ''}`;
}

function failureHtml({ expected, received, snippet, message }: Failure): string {
  const compared: [StringKey, string | undefined][] = [
    ['expected', expected],
    ['received', received],
  ];
  const rows = compared.flatMap(([key, value]) => (value ? [`<dt>${say(key)}</dt><dd>${escapeHtml(value)}</dd>`] : []));
  return [
    rows.length > 0 ? `<dl>${rows.join('')}</dl>` : '',
    snippet ? `<pre>${escapeHtml(snippet.replace(/^\n+|\s+$/g, ''))}</pre>` : '',
    `<details class="more"><summary>${say('details')}</summary><pre>${escapeHtml(message)}</pre></details>`,
  ].join('');
}

function traceHtml(trace: string | null, folder: string): string {
  if (!trace) return '';
  return `<div class="more"><p><a href="${link(trace, folder)}">${say('trace')}</a> · ${say('showTrace')} <code>npx playwright show-trace ${escapeHtml(JSON.stringify(trace))}</code></p></div>`;
}

function evidenceHtml({ evidence, trace }: TestStory, folder: string): string {
  const others = evidence.filter(({ path }) => path !== trace);
  if (others.length === 0) return '';
  const isPicture = ({ contentType }: Evidence) => contentType.startsWith('image/');
  const pictures = others.filter(isPicture).map(({ name, path }) => {
    const address = link(path, folder);
    return `<a href="${address}"><img loading="lazy" src="${address}" alt="${escapeHtml(name)}"></a>`;
  });
  const links = others
    .filter((one) => !isPicture(one))
    .map(({ name, path }) => `<a href="${link(path, folder)}">${escapeHtml(name)}</a>`);
  return `<div class="more">${links.length > 0 ? `<p>${say('files')}: ${links.join(', ')}</p>` : ''}${
    pictures.length > 0 ? `<div class="pictures">${pictures.join('')}</div>` : ''
  }</div>`;
}

function countsHtml(counts: RunCounts): string {
  const shown = (['passed', 'failed', 'flaky', 'skipped'] as const).filter((key) => counts[key] > 0);
  return shown.map((key) => `<span class="${key}">${counts[key]} ${say(key)}</span>`).join(' · ');
}

function say(key: StringKey): string {
  return `<span data-say="${key}">${strings.en[key]}</span>`;
}

function mark(verdict: Verdict | null): string {
  return verdict ? marks[verdict.kind] : '…';
}

function when(at: number): string {
  return `${new Date(at).toISOString().replace('T', ' ').slice(0, 19)} UTC`;
}

function link(path: string, folder: string): string {
  return escapeHtml(relative(folder, path).split(sep).map(encodeURIComponent).join('/'));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
