/** Fits without one site, judges on that site, for each site in turn: what the weights do on sites they have never seen. */
import { EVIDENCE, scoreOf, share } from '../../electron/playback/heal/index.ts';
import type { Case, Cases } from './cases.ts';
import { type Example, fit } from './optimise.ts';
import { PRIORS } from './priors.ts';

export type Fitted = { weights: number[]; none: number };

/** What the weights make of one case. */
export type Guess = {
  site: string;
  pair: number;
  isDisputed: boolean;
  /** The right element was there to be found. */
  isPresent: boolean;
  /** The best candidate is the right one. */
  isRight: boolean;
  probability: number;
  margin: number;
};

/** How strongly the weights are drawn to the priors; each site counts by the root of its pairs, so that no site rules. */
const STRENGTH = 16;

export function fitTo(cases: Cases): Fitted {
  const counts = new Map<string, number>();
  for (const { site } of cases.present) counts.set(site, (counts.get(site) ?? 0) + 1);
  const all = [...cases.present, ...cases.removed, ...cases.twins];
  const examples: Example[] = all.map(({ rows, right, site }) => ({
    rows,
    right,
    weight: 4 / Math.sqrt(counts.get(site) ?? 1),
  }));
  return fit(examples, { means: EVIDENCE.map((name) => PRIORS[name]), strength: STRENGTH });
}

function guess(fitted: Fitted, cases: readonly Case[], isPresent: boolean): Guess[] {
  return cases.map(({ rows, right, site, pair, isDisputed }) => {
    const { first, margin, probability } = share(
      rows.map((row) => scoreOf(row, fitted.weights)),
      fitted.none,
    );
    const found = first >= 0;
    return {
      site,
      pair,
      isDisputed,
      isPresent,
      isRight: found && isPresent && first === right,
      probability: found ? probability : 0,
      margin: found ? margin : 0,
    };
  });
}

/** Guesses for every case that weights know already. */
export function guessKnown(fitted: Fitted, cases: Cases): Guess[] {
  return [...guess(fitted, cases.present, true), ...guess(fitted, cases.removed, false)];
}

/** Guesses for every case, each by weights that were fitted without its site. */
export function crossValidate(cases: Cases): Guess[] {
  const sites = [...new Set(cases.present.map(({ site }) => site))];
  return sites.flatMap((left) => {
    const isIn = ({ site }: Case): boolean => site !== left;
    const isOut = ({ site }: Case): boolean => site === left;
    const fitted = fitTo({
      present: cases.present.filter(isIn),
      removed: cases.removed.filter(isIn),
      twins: cases.twins.filter(isIn),
    });
    return [...guess(fitted, cases.present.filter(isOut), true), ...guess(fitted, cases.removed.filter(isOut), false)];
  });
}
