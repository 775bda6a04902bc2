/**
 * Which element of the page is the one that is remembered, or that none is sure enough to be. A conditional logit with an outside option: every
 * candidate of the same kind and `none of them` share a probability of one, by the weighed evidence. Twins share it too, so that neither wins.
 * Pure and deterministic: the order of the candidates does not matter.
 */
import type { Fingerprint } from '../../../shared/model/target.ts';
import { compareAll } from './compareAll.ts';
import { EVIDENCE, type EvidenceName } from './evidenceNames.ts';
import { isMoreHarmful } from './harm.ts';
import { kindOf } from './kinds.ts';
import { type Look, lookOf } from './look.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** A piece of evidence and what it added to the score (natural logarithm of odds): positive for, negative against. */
type Reason = { evidence: EvidenceName; points: number };

/** The candidate that looks most like it: `index` into the candidates, `confidence` from 0 to 1, `margin` in points before the next one. */
type Best = { index: number; confidence: number; margin: number; why: Reason[] };

export type Decision = ({ kind: 'match' } & Best) | { kind: 'abstain'; why: Abstention; best: Best | null };

export type Abstention = 'nothing of its kind' | 'nothing like it' | 'several like it' | 'more harmful';

/**
 * Finds `remembered` among `candidates`, everything that is on the page. An action never goes to an element of another kind, nor to one that
 * would do harm which the remembered one did not do.
 */
export function decide(
  remembered: Fingerprint,
  candidates: readonly Fingerprint[],
  weights: Weights = WEIGHTS,
): Decision {
  const kind = kindOf(remembered);
  const indexes = [...candidates.keys()].filter((index) => kindOf(candidates[index] as Fingerprint) === kind);
  const looks = indexes.map((index) => lookOf(candidates[index] as Fingerprint, remembered.volatile));
  const decision = conclude(bestOf(looks, compareAll(lookOf(remembered), looks), weights), indexes, weights);
  return withoutHarm(decision, remembered, (index) => candidates[index] as Fingerprint);
}

/** So many of the likeliest are looked at closely. */
const SHORTLIST = 40;

/**
 * The same, in a page that has many: `candidates`, all of its kind, are described in haste, and those that may be it once more by `describe`, in full.
 */
export function decideInHaste(
  remembered: Fingerprint,
  candidates: readonly Fingerprint[],
  describe: (index: number) => Fingerprint,
): Decision {
  const lookAt = (candidate: Fingerprint): Look => lookOf(candidate, remembered.volatile);
  const looks = candidates.map(lookAt);
  const row = rowOf(WEIGHTS);
  const choose = (rows: readonly Float64Array[]): number[] => {
    const scored = rows.map((numbers, index) => ({ index, score: scoreOf(numbers, row) }));
    return scored
      .sort((one, other) => other.score - one.score)
      .slice(0, SHORTLIST)
      .map(({ index }) => index);
  };
  const evidence = compareAll(lookOf(remembered), looks, { choose, look: (index) => lookAt(describe(index)) });
  const decision = conclude(bestOf(looks, evidence, WEIGHTS), [...candidates.keys()], WEIGHTS);
  return withoutHarm(decision, remembered, describe);
}

/** What looks most like it but would do harm is no reason to take the next one. */
function withoutHarm(decision: Decision, remembered: Fingerprint, candidate: (index: number) => Fingerprint): Decision {
  if (decision.kind !== 'match' || !isMoreHarmful(candidate(decision.index), remembered)) return decision;
  const { kind, ...best } = decision;
  return { kind: 'abstain', why: 'more harmful', best };
}

/** `isAmongThem`: it is one of the candidates as surely as an answer needs, whichever. */
type Found = Best & { isAmongThem: boolean };

function conclude(found: Found | null, indexes: readonly number[], weights: Weights): Decision {
  if (!found) return { kind: 'abstain', why: 'nothing of its kind', best: null };
  const { isAmongThem, ...rest } = found;
  const best = { ...rest, index: indexes[found.index] as number };
  if (best.confidence >= weights.confidenceFrom && best.margin >= weights.marginFrom) return { kind: 'match', ...best };
  return { kind: 'abstain', why: isAmongThem ? 'several like it' : 'nothing like it', best };
}

const rowOf = (weights: Weights): number[] => EVIDENCE.map((name) => weights.evidence[name]);

function bestOf(looks: readonly Look[], evidence: readonly Float64Array[], weights: Weights): Found | null {
  if (looks.length === 0) return null;
  const row = rowOf(weights);
  const scores = evidence.map((numbers) => scoreOf(numbers, row));
  const { first, margin, probability, none } = share(scores, weights.none);
  const numbers = evidence[first];
  if (!numbers) return null;
  return {
    index: first,
    confidence: calibrate(probability, weights),
    margin,
    why: reasonsOf(numbers, row),
    isAmongThem: calibrate(1 - none, weights) >= weights.confidenceFrom,
  };
}

export function scoreOf(numbers: Float64Array, weights: readonly number[]): number {
  let score = 0;
  for (let index = 0; index < numbers.length; index++) score += (numbers[index] as number) * (weights[index] as number);
  return score;
}

/** How far ahead a lone candidate counts as being: of no other. */
const ALONE = 20;

/** The best score, its lead, its probability beside all others and the score of `none`, and the probability of `none`. */
export function share(
  scores: readonly number[],
  none: number,
): { first: number; margin: number; probability: number; none: number } {
  let first = -1;
  let [best, second] = [-Infinity, -Infinity];
  for (const [index, score] of scores.entries()) {
    if (score > best) [first, second, best] = [index, best, score];
    else second = Math.max(second, score);
  }
  // Summed from small to large, so that the sum is the same in whatever order the candidates come.
  let rest = 0;
  for (const score of [...scores, none].sort((one, other) => one - other)) rest += Math.exp(score - best);
  return { first, margin: Math.min(ALONE, best - second), probability: 1 / rest, none: Math.exp(none - best) / rest };
}

/** The share of one is not yet how often it is right: that was measured on sites the weights had not seen. */
export function calibrate(probability: number, { calibration }: Pick<Weights, 'calibration'>): number {
  const odds = Math.log(probability / Math.max(1 - probability, 1e-12));
  return 1 / (1 + Math.exp(-(calibration.slope * odds + calibration.offset)));
}

const MOST_REASONS = 6;
const WORTH_TELLING = 0.3;

function reasonsOf(numbers: Float64Array, weights: readonly number[]): Reason[] {
  return EVIDENCE.map((evidence, index) => ({ evidence, points: (numbers[index] ?? 0) * (weights[index] ?? 0) }))
    .filter(({ points }) => Math.abs(points) >= WORTH_TELLING)
    .sort((one, other) => Math.abs(other.points) - Math.abs(one.points))
    .slice(0, MOST_REASONS);
}
