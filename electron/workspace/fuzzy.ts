/** Which paths a few typed letters mean. Pure; made for lists of 50,000 paths at every keystroke. */
export type Fit = { path: string; positions: number[] };

type Entry = { path: string; lower: string; name: number; letters: number };

/** Letters and digits that occur in a text, one bit each: a quick no for most paths. */
function lettersOf(lower: string): number {
  let letters = 0;
  for (let index = 0; index < lower.length; index++) {
    const code = lower.charCodeAt(index);
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) letters |= 1 << 26;
    else if (code > 127) letters |= 1 << 27;
  }
  return letters;
}

export type FuzzyList = readonly Entry[];

export function createFuzzyList(paths: readonly string[]): FuzzyList {
  return paths.map(entryOf);
}

export function entryOf(path: string): Entry {
  const lower = path.toLowerCase();
  return { path, lower, name: path.lastIndexOf('/') + 1, letters: lettersOf(lower) };
}

/** The best first; every letter of the query occurs in order. Spaces part words that may stand anywhere. An empty query fits all. */
export function bestFits(list: FuzzyList, query: string, limit: number): Fit[] {
  const words = query.toLowerCase().replaceAll('\\', '/').split(/\s+/).filter(Boolean);
  if (words.length === 0) return list.slice(0, limit).map(({ path }) => ({ path, positions: [] }));
  const wanted = words.map((word) => ({ word, letters: lettersOf(word) }));
  const all = wanted.reduce((sum, { letters }) => sum | letters, 0);
  const best: { entry: Entry; score: number }[] = [];
  let worst = Number.NEGATIVE_INFINITY;
  for (const entry of list) {
    if ((entry.letters & all) !== all) continue;
    let score = 0;
    for (const { word } of wanted) score += scoreOf(entry, word);
    if (Number.isNaN(score) || (best.length >= limit && score <= worst)) continue;
    insert(best, { entry, score }, limit);
    worst = best.length >= limit ? (best.at(-1)?.score ?? worst) : worst;
  }
  return best.map(({ entry }) => ({
    path: entry.path,
    positions: [...new Set(wanted.flatMap(({ word }) => positionsOf(entry, word)))].sort((one, other) => one - other),
  }));
}

function insert(best: { entry: Entry; score: number }[], item: { entry: Entry; score: number }, limit: number): void {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((best[middle]?.score ?? 0) >= item.score) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, item);
  if (best.length > limit) best.pop();
}

/** NaN where the letters are not all there in order. A whole word in the name counts most, then in the path, then scattered letters. */
function scoreOf(entry: Entry, word: string): number {
  const { lower, name } = entry;
  const inName = lower.indexOf(word, name);
  const shortness = -lower.length / 1000;
  if (inName !== -1) {
    const isWhole = inName === name && (lower.length === name + word.length || lower[name + word.length] === '.');
    return (isWhole ? 400 : inName === name ? 300 : isStart(entry.path, inName) ? 250 : 200) + shortness;
  }
  const inPath = lower.lastIndexOf(word);
  if (inPath !== -1) return 150 + shortness;
  const scattered = scatter(entry, word, name) ?? scatter(entry, word, 0);
  return scattered === null ? Number.NaN : scattered.score + shortness;
}

function positionsOf(entry: Entry, word: string): number[] {
  const inName = entry.lower.indexOf(word, entry.name);
  const at = inName !== -1 ? inName : entry.lower.lastIndexOf(word);
  if (at !== -1) return Array.from(word, (_, index) => at + index);
  return (scatter(entry, word, entry.name) ?? scatter(entry, word, 0))?.positions ?? [];
}

/** Each letter at the next place where it stands, at the beginning of a part where there is one. */
function scatter(
  { lower, path, name }: Entry,
  word: string,
  from: number,
): { score: number; positions: number[] } | null {
  const positions: number[] = [];
  let score = from === name ? 60 : 0;
  let at = from - 1;
  for (const letter of word) {
    const next = lower.indexOf(letter, at + 1);
    if (next === -1) return null;
    let place = next;
    if (next !== at + 1) {
      for (let later = next; later !== -1; later = lower.indexOf(letter, later + 1)) {
        if (!isStart(path, later)) continue;
        // Only where the rest can still follow.
        if (canFollow(lower, word, positions.length + 1, later + 1)) place = later;
        break;
      }
    }
    score += place === at + 1 ? 5 : isStart(path, place) ? 8 : -1;
    positions.push(place);
    at = place;
  }
  return { score, positions };
}

function canFollow(lower: string, word: string, index: number, from: number): boolean {
  let at = from;
  for (const letter of word.slice(index)) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Of a part of the path: behind a separator, or a capital behind a small letter. */
function isStart(path: string, at: number): boolean {
  if (at === 0) return true;
  const before = path[at - 1] ?? '';
  if ('/._- '.includes(before)) return true;
  const here = path[at] ?? '';
  return here !== here.toLowerCase() && before === before.toLowerCase();
}
