/** Compares what is remembered with every candidate of its kind, and the candidates with one another. */
import { type Evidence, evidenceOf, measureByPage, noteStillAlone } from './evidence.ts';
import type { Look } from './look.ts';
import type { Place } from './places.ts';
import { type Rarity, weighByRarity } from './similarity.ts';

/** A closer look at the most likely candidates: which those are is said by the evidence so far. */
export type Closer = { choose: (rows: readonly Float64Array[]) => readonly number[]; look: (index: number) => Look };

/** The evidence for each candidate, in their order, as `EVIDENCE` names it. */
export function compareAll(old: Look, candidates: readonly Look[], closer?: Closer): Float64Array[] {
  const rarity = rarityAmong(candidates);
  const all = candidates.map((candidate) => evidenceOf(old, candidate, rarity));
  if (closer) {
    for (const index of closer.choose(all.map(({ numbers }) => numbers)))
      all[index] = evidenceOf(old, closer.look(index), rarity);
  }
  const best = bestPlaces(all);
  for (const evidence of all) measureByPage(evidence, best);
  if (old.isAlone) noteStillAlone(all);
  return all.map(({ numbers }) => numbers);
}

function rarityAmong(looks: readonly Look[]): Rarity {
  return {
    words: weighByRarity(looks.map(({ words }) => words)),
    classes: weighByRarity(looks.map(({ classes }) => classes)),
    addresses: weighByRarity(looks.map(({ addressWords }) => addressWords)),
    contexts: weighByRarity(looks.map(({ context }) => context)),
    around: weighByRarity(looks.map(({ around }) => around)),
    neighbours: weighByRarity(looks.map(({ neighbours }) => neighbours)),
  };
}

function bestPlaces(all: readonly Evidence[]): Place {
  const best: Place = { whole: 0, path: 0, column: 0, tags: 0 };
  for (const { place } of all) {
    best.whole = Math.max(best.whole, place.whole);
    best.path = Math.max(best.path, place.path);
    best.column = Math.max(best.column, place.column);
    best.tags = Math.max(best.tags, place.tags);
  }
  return best;
}
