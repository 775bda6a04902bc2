/** Fits the conditional logit: Newton's method on a penalised likelihood, weights kept from falling below zero. */

/** One decision to learn from: the evidence for each candidate, which of them is right (-1: none of them), and how much it counts. */
export type Example = { rows: readonly Float64Array[]; right: number; weight: number };

export type Prior = { means: readonly number[]; strength: number };

/** A share of the pairs is mislabelled; the likelihood leaves room for that, or single wrong pairs would pull the weights. */
const MISLABELLED = 0.02;

type Value = { value: number; gradient: Float64Array; curvature: Float64Array };

/** The weights, and the score of `none of them`. Deterministic. */
export function fit(examples: readonly Example[], prior: Prior): { weights: number[]; none: number } {
  const size = prior.means.length + 1;
  let at = Float64Array.from([3, ...prior.means]);
  let here = likelihood(examples, at, prior);
  for (let round = 0; round < 40; round++) {
    const isFree = (index: number): boolean =>
      index === 0 || (at[index] as number) > 1e-9 || (here.gradient[index] as number) > 0;
    const free = [...at.keys()].filter(isFree);
    const step = solve(here.curvature, here.gradient, free, size);
    const next = search(examples, prior, at, here, step);
    if (!next) break;
    const gain = next.there.value - here.value;
    [at, here] = [next.point, next.there];
    if (gain < 1e-6) break;
  }
  return { weights: [...at.slice(1)], none: at[0] as number };
}

/** Halves the step until it climbs; null where no step does. */
function search(
  examples: readonly Example[],
  prior: Prior,
  at: Float64Array,
  here: Value,
  step: Float64Array,
): { point: Float64Array<ArrayBuffer>; there: Value } | null {
  for (let length = 1; length > 1e-4; length /= 2) {
    const point = at.map((value, index) => {
      const moved = value + length * (step[index] as number);
      return index === 0 ? moved : Math.max(0, moved);
    });
    const there = likelihood(examples, point, prior);
    if (there.value > here.value) return { point, there };
  }
  return null;
}

/** The value of the penalised log-likelihood, its gradient, and the (negated) curvature of its convex part. */
function likelihood(examples: readonly Example[], at: Float64Array, { means, strength }: Prior): Value {
  const size = at.length;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  let value = 0;
  for (let index = 1; index < size; index++) {
    const off = (at[index] as number) - (means[index - 1] as number);
    value -= 0.5 * strength * off * off;
    gradient[index] = -strength * off;
    curvature[index * size + index] = strength;
  }
  for (const example of examples) value += add(example, at, gradient, curvature);
  return { value, gradient, curvature };
}

function add(
  { rows, right, weight }: Example,
  at: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array,
): number {
  const size = at.length;
  const scores = rows.map((row) => {
    let score = 0;
    for (let index = 1; index < size; index++) score += (row[index - 1] as number) * (at[index] as number);
    return score;
  });
  const most = Math.max(at[0] as number, ...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const none = Math.exp((at[0] as number) - most);
  const sum = shares.reduce((total, share) => total + share, none);
  const rightShare = (right < 0 ? none : (shares[right] as number)) / sum;
  const slip = right < 0 ? 0 : MISLABELLED;
  const likely = (1 - slip) * rightShare + slip / 2;
  const pull = (weight * (1 - slip) * rightShare) / likely;
  const mean = new Float64Array(size);
  mean[0] = none / sum;
  const outer = new Float64Array(size * size);
  outer[0] = none / sum;
  for (const [place, row] of rows.entries()) {
    const share = (shares[place] as number) / sum;
    // What hardly has a chance changes nothing.
    if (share < 1e-7) continue;
    for (let index = 1; index < size; index++) {
      const number = row[index - 1] as number;
      if (number === 0) continue;
      mean[index] = (mean[index] as number) + share * number;
      for (let other = 1; other < size; other++) {
        const cell = index * size + other;
        outer[cell] = (outer[cell] as number) + share * number * (row[other - 1] as number);
      }
    }
  }
  for (let index = 0; index < size; index++) {
    const wanted = right < 0 ? (index === 0 ? 1 : 0) : index === 0 ? 0 : (rows[right]?.[index - 1] ?? 0);
    gradient[index] = (gradient[index] as number) + pull * (wanted - (mean[index] as number));
    for (let other = 0; other < size; other++) {
      const cell = index * size + other;
      curvature[cell] =
        (curvature[cell] as number) +
        pull * ((outer[cell] as number) - (mean[index] as number) * (mean[other] as number));
    }
  }
  return weight * Math.log(likely);
}

/** Gaussian elimination with pivots, over the free weights only; the others stay. */
function solve(curvature: Float64Array, gradient: Float64Array, free: readonly number[], size: number): Float64Array {
  const rows = free.map((index) => [
    ...free.map((other) => (curvature[index * size + other] as number) + (index === other ? 1e-6 : 0)),
    gradient[index] as number,
  ]);
  const count = free.length;
  for (let column = 0; column < count; column++) {
    let pivot = column;
    for (let row = column + 1; row < count; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    const top = rows[column] as number[];
    for (const [place, row] of rows.entries()) {
      if (place === column) continue;
      const factor = (row[column] as number) / (top[column] as number);
      if (factor !== 0)
        for (let index = column; index <= count; index++)
          row[index] = (row[index] as number) - factor * (top[index] as number);
    }
  }
  const step = new Float64Array(size);
  for (const [place, index] of free.entries()) step[index] = (rows[place]?.[count] ?? 0) / (rows[place]?.[place] ?? 1);
  return step;
}
