import type { Outcome, Tally } from '../../../shared/model/robustness.ts';

export const emptyTally = (): Tally => ({ same: 0, none: 0, wrong: 0 });

/** Several at once are as good as none to a test: it stops. */
export function outcomeOf(found: number, isSame: boolean): Outcome {
  if (found !== 1) return 'none';
  return isSame ? 'same' : 'wrong';
}

/** Through frames: each of them has to be found, and a wrong one leads to nothing that is right. */
export function together(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('wrong')) return 'wrong';
  return outcomes.includes('none') ? 'none' : 'same';
}
