import { marks, nameOf, placeWords, time } from '../describeEvent.ts';
import type { StepStory, TestStory } from '../foldRun.ts';
import { alignSteps } from './alignSteps.ts';
import { escapeHtml, say, titleHtml, when } from './html.ts';
import { isCulprit, testFailureHtml } from './renderFailure.ts';
import { healsHtml } from './renderHeals.ts';
import { verificationHtml } from './verification.ts';

/** The last time a test was green, to be looked at beside it. */
export type GreenTest = { at: number; test: TestStory };

type Link = (path: string) => string;

export function testHtml(test: TestStory, green: GreenTest | null, link: Link): string {
  const verdict = test.verdict?.kind ?? 'running';
  const isOpen = verdict !== 'passed' && verdict !== 'skipped';
  const again = test.attempt > 0 ? ` · ${say('attempt')} ${test.attempt + 1}` : '';
  const tried = test.isRetried ? ` · ${say('triedAgain')}` : '';
  const pairs = alignSteps(test.steps, green?.test.steps ?? []);
  return `<details class="test"${isOpen ? ' open' : ''}>
<summary><span class="mark ${verdict}">${mark(test)}</span><span class="title">${escapeHtml(nameOf({ ...test, attempt: 0 }))}${again}${tried}</span>
<span class="${verdict}">${say(verdict)}</span><span class="place">${escapeHtml(placeWords(test.place))}</span><span class="time">${time(test.duration)}</span></summary>
<div class="body">
${testFailureHtml(test)}
${healsHtml(test.steps, link)}
<div class="stage"><ol>${test.steps.map((step, index) => stepHtml(step, pairs[index] ?? null, link)).join('\n') || `<li>${say('noSteps')}</li>`}</ol>${viewHtml(test, green)}</div>
${verificationHtml(test.verification, { say, escapeHtml, link })}
${traceHtml(test.trace, link)}
${evidenceHtml(test, link)}
${test.output ? `<details class="more"><summary>${say('output')}</summary><pre>${escapeHtml(test.output)}</pre></details>` : ''}
</div>
</details>`;
}

/** A button: what it shows stands in its data, and the script puts it into the view beside the list. */
function stepHtml(step: StepStory, green: StepStory | null, link: Link): string {
  const { does, place, depth, verdict, duration, url, picture } = step;
  const kind = verdict?.kind ?? 'running';
  const data = [
    picture && `data-now="${link(picture)}"`,
    picture && `data-took="${time(duration)}"`,
    green?.picture && `data-green="${link(green.picture)}" data-green-took="${time(green.duration)}"`,
    url && `data-url="${escapeHtml(url)}"`,
  ].filter(Boolean);
  return `<li class="${does}${isCulprit(step) ? ' wrong' : ''}" style="--depth:${depth}"><button type="button" class="step" ${data.join(' ')}>
<span class="mark ${kind}">${mark(step)}</span><span class="title">${titleHtml(step)}</span><span class="place">${place ? escapeHtml(placeWords(place)) : ''}</span><span class="time">${time(duration)}</span></button></li>`;
}

/** Empty, and filled by the script: a test of a hundred steps has two hundred pictures. */
function viewHtml({ steps }: TestStory, green: GreenTest | null): string {
  if (steps.every(({ picture }) => picture === null)) return '';
  const figure = (name: string, caption: string) =>
    `<figure class="${name}"><figcaption>${caption} <span class="took"></span></figcaption><a><img alt=""></a><p class="none">${say('noPicture')}</p></figure>`;
  const before = green
    ? figure('green', `${say('lastGreen')} · ${when(green.at)}`)
    : `<p class="none alone">${say('neverGreen')}</p>`;
  return `<div class="view"><p class="url"></p>${figure('now', say('thisRun'))}${before}</div>`;
}

function traceHtml(trace: string | null, link: Link): string {
  if (!trace) return '';
  return `<div class="more"><p><a href="${link(trace)}">${say('trace')}</a> · ${say('showTrace')} <code>npx playwright show-trace ${escapeHtml(JSON.stringify(trace))}</code></p></div>`;
}

function evidenceHtml({ evidence, trace }: TestStory, link: Link): string {
  const others = evidence.filter(({ path }) => path !== trace);
  if (others.length === 0) return '';
  const pictures = others
    .filter(({ contentType }) => contentType.startsWith('image/'))
    .map(
      ({ name, path }) =>
        `<a href="${link(path)}"><img loading="lazy" src="${link(path)}" alt="${escapeHtml(name)}"></a>`,
    );
  const links = others
    .filter(({ contentType }) => !contentType.startsWith('image/'))
    .map(({ name, path }) => `<a href="${link(path)}">${escapeHtml(name)}</a>`);
  return `<div class="more">${links.length > 0 ? `<p>${say('files')}: ${links.join(', ')}</p>` : ''}${
    pictures.length > 0 ? `<div class="pictures">${pictures.join('')}</div>` : ''
  }</div>`;
}

function mark({ verdict }: Pick<StepStory, 'verdict'>): string {
  return verdict ? marks[verdict.kind] : '…';
}
