/** What to make of the numbers: which locator is weak, and whether another one for the same element would last longer. Pure. */
import type { Advice, Alternative, Tally } from '../../../shared/model/robustness.ts';

/** Fewer than two of three releases survived, or more than one of fifty led astray. */
const WEAK_BELOW = 2 / 3;
const WEAK_WRONG = 1 / 50;
/** Worth a change: so much more of all releases. */
const WORTH = 0.1;
/** A locator that lasts is given up only for one that also says what it means. */
const MEANINGFUL = 600;

export function advise(own: Tally, alternatives: readonly Alternative[]): Advice {
  const rounds = own.same + own.none + own.wrong;
  if (rounds === 0) return { isWeak: false, better: null };
  const isWeak = own.same / rounds < WEAK_BELOW || own.wrong / rounds > WEAK_WRONG;
  const worth = ({ same, wrong }: Tally): number => same - 2 * wrong;
  const best = alternatives
    .filter(({ score }) => isWeak || score >= MEANINGFUL)
    .reduce<Alternative | null>((most, one) => (most && worth(most.tally) >= worth(one.tally) ? most : one), null);
  const isBetter = best !== null && worth(best.tally) - worth(own) >= WORTH * rounds;
  return { isWeak, better: isBetter ? best : null };
}
