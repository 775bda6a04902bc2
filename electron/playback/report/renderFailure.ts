import type { Reason } from '../../../shared/model/reason.ts';
import type { Failure, Verdict } from '../../../shared/model/run.ts';
import { placeWords } from '../describeEvent.ts';
import type { StepStory, TestStory } from '../foldRun.ts';
import { escapeHtml, inBothHtml, say, titleHtml } from './html.ts';
import { reasonInChinese } from './reasonInChinese.ts';
import type { StringKey } from './strings.ts';

/** The innermost step that failed: a group or hook fails because of a step inside it. */
function culpritOf({ steps }: TestStory): StepStory | null {
  return steps.findLast(isCulprit) ?? null;
}

export function isCulprit({ verdict, does }: StepStory): boolean {
  return verdict?.kind === 'failed' && (does === 'action' || does === 'check');
}

/** What a person reads first: which step, where, why, and what might have been meant. */
export function testFailureHtml(test: TestStory): string {
  const culprit = culpritOf(test);
  const verdict = culprit?.verdict ?? test.verdict;
  if (verdict?.kind !== 'failed') return '';
  const place = culprit?.place ?? verdict.failure?.place ?? test.place;
  const step = culprit
    ? `<p class="at">${say('failedAt')} <strong>${titleHtml(culprit)}</strong> <span class="place">${escapeHtml(placeWords(place))}</span></p>`
    : '';
  return `<div class="failure">${step}${verdictHtml(verdict)}${refusedHtml(culprit)}${candidatesHtml(culprit)}</div>`;
}

function verdictHtml(verdict: Verdict): string {
  if (verdict.kind !== 'failed') return '';
  const { why, reason, failure } = verdict;
  return `<p class="why failed">${whyHtml(why, reason)}</p>${failure ? failureHtml(failure) : ''}`;
}

/** Why, in both languages. */
export function whyHtml(why: string, reason: Reason | undefined): string {
  return inBothHtml(why, reason ? reasonInChinese(reason) : null);
}

export function failureHtml({ expected, received, snippet, message }: Failure): string {
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

function refusedHtml(step: StepStory | null): string {
  return step?.refused ? `<p class="at">${say('refused')}: ${escapeHtml(step.refused)}</p>` : '';
}

function candidatesHtml(step: StepStory | null): string {
  if (!step || step.candidates.length === 0) return '';
  const rows = step.candidates.map(
    ({ words, locator, likeness }) =>
      `<li><span>${escapeHtml(words)}</span> <code>${escapeHtml(locator)}</code> <span class="place">${Math.round(likeness * 100)} %</span></li>`,
  );
  return `<p class="at">${say('nearest')}</p><ul class="nearest">${rows.join('')}</ul>`;
}
