import type { HealProposal } from '../../shared/model/heal.ts';
import type { Candidate, RunEvent } from '../../shared/model/run.ts';
import { countWords, differingLines, marks, nameOf, placeWords, time } from './describeEvent.ts';
import { foldRun, type TestStory } from './foldRun.ts';
import { proposalLines } from './healing/words.ts';
import { countVerifications } from './verify/words.ts';

/** What a person wants to read at the end of a run: the verdict, each failure with its step, and where to look on. */
export function summarize(events: Iterable<RunEvent>): string[] {
  const { state, counts, duration, why, problems, tests, report, proposals, patch } = foldRun(events);
  const failed = tests.filter(({ verdict, isRetried }) => verdict?.kind === 'failed' && !isRetried);
  return [
    `${state === 'passed' ? marks.passed : marks.failed} ${state}: ${countWords(counts)} in ${time(duration)}`,
    ...(why ? [`  ${why}`] : []),
    ...problems.map((problem) => `  ${marks.failed} ${problem.why}`),
    ...failed.flatMap(failureLines),
    ...proposals.flatMap(healLines),
    ...(patch
      ? [
          `  all of it as a patch: ${patch}`,
          '  take it: powerautomation heals accept   refuse it for good: powerautomation heals reject',
        ]
      : []),
    ...verificationLines(tests),
    ...(report ? [`  report: ${report}`] : []),
  ];
}

/** What a person should know of all tests at once: above all what was not verified. */
function verificationLines(tests: TestStory[]): string[] {
  const results = tests.filter(({ isRetried }) => !isRetried).flatMap(({ verification }) => verification);
  if (results.length === 0) return [];
  const isWaiting = results.some(({ verdict }) => verdict.kind === 'new');
  const hint = '    What is new verifies nothing yet: look at it, then approve it with --update-baselines.';
  return [`  verification: ${countVerifications(results)}`, ...(isWaiting ? [hint] : [])];
}

function failureLines(test: TestStory): string[] {
  if (test.verdict?.kind !== 'failed') return [];
  // The innermost failing step: a group fails with the step inside it.
  const step = test.steps.findLast(
    ({ verdict, does }) => verdict?.kind === 'failed' && does !== 'group' && does !== 'hook',
  );
  const place = step?.place ?? test.verdict.failure?.place ?? test.place;
  return [
    `  ${marks.failed} ${nameOf(test)}`,
    ...(step ? [`      at: ${step.title}`] : []),
    `      why: ${test.verdict.why}`,
    ...differingLines(test.verdict, '        '),
    `      where: ${place.file}:${place.line}:${place.column}`,
    ...(step?.refused ? [`      not healed: ${step.refused}`] : []),
    ...candidateLines(step?.candidates ?? [], '      '),
    ...(test.trace ? [`      trace: ${test.trace}`] : []),
  ];
}

function healLines(proposal: HealProposal): string[] {
  const [said = '', ...diff] = proposalLines(proposal);
  return [`  ${marks.healed} ${placeWords(proposal)}  ${said}`, ...diff.map((line) => `    ${line}`)];
}

/** What a locator that missed may have meant; the likeliest first. */
function candidateLines(candidates: Candidate[], space: string): string[] {
  return candidates.map(
    ({ words, locator }, index) => `${space}${index === 0 ? 'nearest:' : '        '} ${words}  ${locator}`,
  );
}
