/** Cases to fit and to judge by: each pair as it is, without its right element, and (for fitting) with a twin of it somewhere else. */
import { compareAll, kindOf, type Look, lookOf } from '../../electron/playback/heal/index.ts';
import { fingerprintOf, isDisputed, type Site } from './relocation.ts';

/** The evidence for each candidate of its kind, and which of them is right: -1 where the right answer is to abstain. */
export type Case = { site: string; pair: number; rows: Float64Array[]; right: number; isDisputed: boolean };

export type Cases = {
  /** Pairs as they are. */
  present: Case[];
  /** The same pairs, with the right element taken away. */
  removed: Case[];
  /** Taken away, and an exact copy of it put elsewhere: the same link in the footer. Made up, so for fitting only. */
  twins: Case[];
};

const TWINS = 2;

export function casesOf(sites: readonly Site[]): Cases {
  const cases: Cases = { present: [], removed: [], twins: [] };
  for (const site of sites) addSite(cases, site);
  return cases;
}

function addSite(cases: Cases, site: Site): void {
  const looks = site.candidates.map((candidate) => lookOf(fingerprintOf(candidate)));
  const random = randomFrom(site.candidates.length);
  for (const [pair, { old, new: index }] of site.pairs.entries()) {
    const truth = looks[index];
    const element = site.candidates[index];
    if (!truth || !element) throw new Error(`${site.site}: pair ${pair} names candidate ${index}, which is not there.`);
    const fingerprint = fingerprintOf(old);
    const remembered = lookOf(fingerprint);
    const known = { site: site.site, pair, isDisputed: isDisputed(old, element, site.candidates) };
    const ofKind = looks.filter(({ kind }) => kind === kindOf(fingerprint));
    const others = ofKind.filter((look) => look !== truth);
    cases.present.push({ ...known, rows: compareAll(remembered, ofKind), right: ofKind.indexOf(truth) });
    cases.removed.push({ ...known, rows: compareAll(remembered, others), right: -1 });
    if (!ofKind.includes(truth)) continue;
    for (let count = 0; count < TWINS; count++) {
      const twin = twinOf(truth, looks, random);
      cases.twins.push({ ...known, rows: compareAll(remembered, [...others, twin]), right: -1 });
    }
  }
}

/** An exact copy in the place of something that stands well away. */
function twinOf(look: Look, looks: readonly Look[], random: () => number): Look {
  let place = look;
  for (let tries = 0; tries < 50 && apart(place, look) <= 150; tries++) {
    place = looks[Math.floor(random() * looks.length)] ?? look;
  }
  return {
    ...look,
    steps: [...place.steps.slice(0, -1), ...look.steps.slice(-1)],
    tags: [...place.tags.slice(0, -1), ...look.tags.slice(-1)],
    anchor: place.anchor,
    below: place.below,
    neighbours: place.neighbours,
    box: look.box && place.box && { ...look.box, x: place.box.x, y: place.box.y },
  };
}

function apart({ box: one }: Look, { box: other }: Look): number {
  return one && other ? Math.abs(one.x - other.x) + Math.abs(one.y - other.y) : 0;
}

/** The same numbers each time (xorshift). */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
