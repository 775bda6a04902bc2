import { basename } from 'node:path';
import type { RunCounts } from '../../../shared/model/run.ts';
import { time } from '../describeEvent.ts';
import type { RunStory, TestStory } from '../foldRun.ts';
import { escapeHtml, linkFrom, say, when } from './html.ts';
import { failureHtml, whyHtml } from './renderFailure.ts';
import { proposalsHtml } from './renderHeals.ts';
import { type GreenTest, testHtml } from './renderTest.ts';
import { script } from './script.ts';
import { strings } from './strings.ts';
import { style } from './style.ts';
import { verificationScript, verificationStyle } from './verification.ts';

/**
 * A run as one HTML file that opens from disk. Links to evidence are relative to `folder`, where the file will stand, so that
 * folder and evidence can be moved or zipped as a whole. What failed stands first, each test beside its last green run.
 */
export function renderReport(
  story: RunStory,
  folder: string,
  lastGreen: (test: TestStory) => GreenTest | null,
): string {
  const { state, counts, tests, problems } = story;
  const files = [...new Set(tests.map(({ place }) => basename(place.file)))].join(', ');
  const link = linkFrom(folder);
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
<p>${countsHtml(counts)} · ${time(story.duration)} · ${when(story.at)}</p>
<button type="button" class="language" data-say="switch">${strings.en.switch}</button>
</header>
${story.why ? `<section>${escapeHtml(story.why)}</section>` : ''}
${problems.map(({ why, reason, failure }) => `<section><strong>${whyHtml(why, reason)}</strong>${failureHtml(failure)}</section>`).join('\n')}
${proposalsHtml(story.proposals)}
${
  worstFirst(tests)
    .map((test) => testHtml(test, lastGreen(test), link))
    .join('\n') || `<p>${say('noTests')}</p>`
}
</main>
<script>${script}${verificationScript}</script>
</body>
</html>
`;
}

const ranks: Record<string, number> = { failed: 0, interrupted: 1, running: 1, healed: 2, passed: 3, skipped: 4 };

function worstFirst(tests: TestStory[]): TestStory[] {
  const rank = ({ verdict, isRetried }: TestStory) => (isRetried ? 2.5 : (ranks[verdict?.kind ?? 'running'] ?? 3));
  return tests.toSorted((a, b) => rank(a) - rank(b));
}

function countsHtml(counts: RunCounts): string {
  const shown = (['passed', 'healed', 'failed', 'flaky', 'skipped'] as const).filter((key) => counts[key] > 0);
  return shown.map((key) => `<span class="${key}">${counts[key]} ${say(key)}</span>`).join(' · ');
}
