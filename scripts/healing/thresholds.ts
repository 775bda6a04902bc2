/** From guesses on unseen sites: how often a share of one is right, and from where on it is right often enough. */
import type { Guess } from './crossValidate.ts';

export type Rates = {
  /** Of all cases where the element is there: answered at all; answered wrongly. */
  covered: number;
  wrong: number;
  /** Of the answers to those cases: right. */
  right: number;
  /** Of all cases where it was taken away: said so. */
  abstained: number;
};

/** What comes of answering from this probability and lead on. */
export function ratesAt(guesses: readonly Guess[], probabilityFrom: number, marginFrom: number): Rates {
  const isAnswered = ({ probability, margin }: Guess): boolean =>
    probability >= probabilityFrom && margin >= marginFrom;
  const present = guesses.filter(({ isPresent }) => isPresent);
  const removed = guesses.filter(({ isPresent }) => !isPresent);
  const answered = present.filter(isAnswered);
  const right = answered.filter(({ isRight }) => isRight).length;
  return {
    covered: answered.length / present.length,
    wrong: (answered.length - right) / present.length,
    right: answered.length > 0 ? right / answered.length : 1,
    abstained: removed.length > 0 ? 1 - removed.filter(isAnswered).length / removed.length : 1,
  };
}

/** Twice as likely as the next one is too little to act upon, three times has shown to cost no right answer. */
export const MARGIN_FROM = 1.1;
/** About half of the wrong answers that the aim allows (1 %, and 3 % where the element is gone): the next sites are others than these. */
const MOST_WRONG = 0.0055;
const LEAST_ABSTAINED = 0.985;

/** The lowest probability that keeps to these; pairs that are doubtful themselves are left out. */
export function probabilityFrom(guesses: readonly Guess[]): number {
  const sure = guesses.filter(({ isDisputed }) => !isDisputed);
  for (let from = 0.05; from < 1; from += 0.01) {
    const { wrong, abstained } = ratesAt(sure, from, MARGIN_FROM);
    if (wrong <= MOST_WRONG && abstained >= LEAST_ABSTAINED) return Math.round(from * 100) / 100;
  }
  throw new Error('No threshold keeps to the aim on these data: look at the evidence, not at the thresholds.');
}

/** The guesses of each site with the threshold that the other sites would have chosen: those that are not answered lose their probability. */
export function withNestedThresholds(guesses: readonly Guess[]): Guess[] {
  const chosen = new Map<string, number>();
  for (const site of new Set(guesses.map((guess) => guess.site)))
    chosen.set(site, probabilityFrom(guesses.filter((guess) => guess.site !== site)));
  return guesses.map((guess) => {
    const isAnswered = guess.probability >= (chosen.get(guess.site) ?? 1);
    return { ...guess, probability: isAnswered ? 1 : 0 };
  });
}

/** Platt scaling: confidence = logistic(slope × log odds + offset), by gradient ascent on what was right. */
export function calibrationOf(guesses: readonly Guess[]): { slope: number; offset: number } {
  const points = guesses
    .filter(({ isDisputed, probability }) => !isDisputed && probability > 0 && probability < 1)
    .map(({ probability, isRight }) => ({ odds: Math.log(probability / (1 - probability)), right: isRight ? 1 : 0 }));
  let [slope, offset] = [1, 0];
  for (let round = 0; round < 4000; round++) {
    let [bySlope, byOffset] = [0, 0];
    for (const { odds, right } of points) {
      const miss = right - 1 / (1 + Math.exp(-(slope * odds + offset)));
      bySlope += miss * odds;
      byOffset += miss;
    }
    slope += (0.05 * bySlope) / points.length;
    offset += (0.5 * byOffset) / points.length;
  }
  return { slope, offset };
}
