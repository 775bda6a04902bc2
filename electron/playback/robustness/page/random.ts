/** The same choices each time for the same seed. */
export type Random = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  chance(probability: number): boolean;
  below(count: number): number;
  pick<Value>(list: readonly Value[]): Value | undefined;
};

/** Mulberry32, after the seed was stirred so that neighbouring seeds have nothing in common. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { next, below, chance: (probability) => next() < probability, pick: (list) => list[below(list.length)] };
}
