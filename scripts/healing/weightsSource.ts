/** Prints fitted weights as the source that the product reads. */
import { calibrate, EVIDENCE } from '../../electron/playback/heal/index.ts';
import type { Cases } from './cases.ts';
import { type Fitted, type Guess, guessKnown } from './crossValidate.ts';
import type { Site } from './relocation.ts';
import { calibrationOf, MARGIN_FROM, probabilityFrom, ratesAt, withNestedThresholds } from './thresholds.ts';

type Given = { sites: readonly Site[]; cases: Cases; fitted: Fitted; guesses: readonly Guess[] };

/** Three digits are more than the data can tell. */
const round = (value: number): number => Math.round(value * 1000) / 1000;
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

export function weightsSource({ sites, cases, fitted, guesses }: Given): string {
  const calibration = calibrationOf(guesses);
  // What ships is sure of more than what was fitted to less: the threshold has to hold for both.
  const from = Math.max(probabilityFrom(guesses), probabilityFrom(guessKnown(fitted, cases)));
  const { covered, wrong, right, abstained } = ratesAt(guesses, from, MARGIN_FROM);
  const sure = ratesAt(
    guesses.filter(({ isDisputed }) => !isDisputed),
    from,
    MARGIN_FROM,
  );
  const nested = ratesAt(withNestedThresholds(guesses), 1, MARGIN_FROM);
  const disputed = cases.present.filter(({ isDisputed }) => isDisputed).length;
  const rows = EVIDENCE.map((name, index) => `    ${name}: ${round(fitted.weights[index] ?? 0)},`);
  return `/**
 * Written by scripts/fitHealing.ts: change the evidence, the priors or the data, not these numbers.
 *
 * Fitted to ${cases.present.length} pairs of the same element before and after months, from ${sites.length} public home pages, each pair also with its element
 * taken away, and with a copy of it elsewhere instead. Data: Nass et al., Similo (ACM TOSEM 2023); the pages of
 * ${sites.map(({ site }) => site).join(', ')}.
 * Judged with each site left out in turn, answers from ${from} of probability on:
 *   ${percent(covered)} answered, ${percent(right)} of these right, ${percent(wrong)} of all wrong; ${percent(abstained)} abstained where it was taken away;
 *   without ${disputed} pairs that are doubtful in the data: ${percent(sure.covered)}, ${percent(sure.right)}, ${percent(sure.wrong)}; ${percent(sure.abstained)}.
 *   with the threshold, too, chosen without the site: ${percent(nested.covered)}, ${percent(nested.right)}, ${percent(nested.wrong)}; ${percent(nested.abstained)}.
 * Not in the data, so as expected beforehand: sameTestId, otherTestId, sameContext, otherContext, stillAlone.
 */
import type { EvidenceName } from './evidenceNames.ts';

export type Weights = {
  /** What each piece of evidence adds to the score, in points (natural logarithm of odds). */
  evidence: Readonly<Record<EvidenceName, number>>;
  /** The score of "none of them". */
  none: number;
  /** From probability to confidence: how often an answer with these odds was right on sites not seen. */
  calibration: { slope: number; offset: number };
  /** An answer needs this confidence, and this lead before the next candidate, in points. */
  confidenceFrom: number;
  marginFrom: number;
};

export const WEIGHTS: Weights = {
  evidence: {
${rows.join('\n')}
  },
  none: ${round(fitted.none)},
  calibration: { slope: ${round(calibration.slope)}, offset: ${round(calibration.offset)} },
  confidenceFrom: ${round(calibrate(from, { calibration: { slope: round(calibration.slope), offset: round(calibration.offset) } }))},
  marginFrom: ${MARGIN_FROM},
};
`;
}
