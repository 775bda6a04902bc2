/**
 * Similo, as published: Nass, Alégroth, Feldt, Leotta, Ricca, "Similarity-based Web Element Localization for Robust Test Automation", ACM TOSEM 2023.
 * Fourteen properties, each compared by its own measure, weighted 1.5 or 0.5, summed; the highest sum wins. It never abstains.
 * Details as in the Similo2-JS project, whose 523 of 572 is the published line for these data: texts without anything but ASCII letters and
 * digits, neighbour texts by edit distance as well, likeness in hundredths.
 */
import type { RelocatedElement } from '../../../scripts/healing/relocation.ts';

type Property = { weight: number; likeness: (old: RelocatedElement, candidate: RelocatedElement) => number };

const PROPERTIES: readonly Property[] = [
  { weight: 1.5, likeness: (old, at) => equal(old.tag, at.tag) },
  {
    weight: 0.5,
    likeness: (old, at) => edits(old.classList.join(' ').toLowerCase(), at.classList.join(' ').toLowerCase()),
  },
  { weight: 1.5, likeness: (old, at) => equal(old.name, at.name) },
  { weight: 1.5, likeness: (old, at) => equal(old.id, at.id) },
  { weight: 0.5, likeness: (old, at) => edits(old.href, at.href) },
  { weight: 0.5, likeness: (old, at) => edits(old.alt, at.alt) },
  { weight: 0.5, likeness: (old, at) => edits(old.xpath, at.xpath) },
  { weight: 0.5, likeness: (old, at) => edits(old.idxpath, at.idxpath) },
  { weight: 0.5, likeness: (old, at) => Number(old.isButton === at.isButton) },
  { weight: 0.5, likeness: nearness },
  { weight: 0.5, likeness: (old, at) => proportion(old.area, at.area) },
  { weight: 0.5, likeness: (old, at) => proportion(old.shape, at.shape) },
  { weight: 1.5, likeness: (old, at) => editsOfWords(old.visibleText, at.visibleText) },
  { weight: 1.5, likeness: (old, at) => editsOfWords(old.neighborText, at.neighborText) },
];

/** The index of the candidate that Similo chooses. */
export function similo(old: RelocatedElement, candidates: readonly RelocatedElement[]): number {
  let best = { index: -1, score: -1 };
  for (const [index, candidate] of candidates.entries()) {
    const score = PROPERTIES.reduce((sum, { weight, likeness }) => sum + weight * likeness(old, candidate), 0);
    if (score > best.score) best = { index, score };
  }
  return best.index;
}

function equal(one: string, other: string): number {
  return one !== '' && one.toLowerCase() === other.toLowerCase() ? 1 : 0;
}

const inHundredths = (likeness: number): number => Math.round(likeness * 100) / 100;

function editsOfWords(one: readonly string[], other: readonly string[]): number {
  return edits(one.join(' ').toLowerCase(), other.join(' ').toLowerCase());
}

/** One minus Levenshtein's distance, of the longer text. */
function edits(one: string, other: string): number {
  const [short = '', long = ''] = [one, other]
    .map((text) => text.replace(/[^a-zA-Z0-9]/g, ''))
    .sort((a, b) => a.length - b.length);
  if (short === '') return 0;
  let row = Uint32Array.from({ length: short.length + 1 }, (_, index) => index);
  for (let place = 1; place <= long.length; place++) {
    const next = new Uint32Array(short.length + 1);
    next[0] = place;
    for (let index = 1; index <= short.length; index++) {
      const cost = long[place - 1] === short[index - 1] ? 0 : 1;
      next[index] = Math.min((row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1, (row[index - 1] ?? 0) + cost);
    }
    row = next;
  }
  return inHundredths(1 - (row[short.length] ?? 0) / long.length);
}

/** Within a hundred pixels, the nearer the more. */
function nearness({ location: one }: RelocatedElement, { location: other }: RelocatedElement): number {
  return inHundredths(Math.max(0, 100 - Math.hypot(one.x - other.x, one.y - other.y)) / 100);
}

function proportion(one: number, other: number): number {
  const most = Math.max(one, other);
  return most > 0 ? inHundredths(1 - Math.abs(one - other) / most) : 0;
}
