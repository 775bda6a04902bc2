/** Measures of likeness, all from 0 (nothing in common) to 1 (the same). */

/** How rare words are on the page: a word that every link has tells nothing. */
export type Weigh = (word: string) => number;

export type Rarity = {
  words: Weigh;
  classes: Weigh;
  addresses: Weigh;
  neighbours: Weigh;
  contexts: Weigh;
  around: Weigh;
};

const EVEN: Weigh = () => 1;

/** What is gone from the whole page was not taken from one element: it hardly tells which of them is meant. */
const GONE = 0.25;

/** The rarer a word is among these sets, the more it weighs (inverse document frequency, smoothed). */
export function weighByRarity(lists: readonly (readonly string[])[]): Weigh {
  const counts = new Map<string, number>();
  for (const list of lists) for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = lists.length + 1;
  const rarity = (count: number): number => Math.log(most / (count + 1)) + 0.1;
  const gone = GONE * rarity(0);
  return (word) => {
    const count = counts.get(word);
    return count === undefined ? gone : rarity(count);
  };
}

/** What is compared: words, each once. Arrays, because a page has ten thousand of them, and none is long. */
export type Words = readonly string[];

/** Weighted Jaccard index: what both have, of all that either has. */
export function sharedWords(one: Words, other: Words, weigh: Weigh = EVEN): number {
  if (one.length === 0 || other.length === 0) return 0;
  let both = 0;
  let all = 0;
  for (const word of one) {
    const weight = weigh(word);
    all += weight;
    if (other.includes(word)) both += weight;
  }
  if (both === 0) return 0;
  for (const word of other) if (!one.includes(word)) all += weigh(word);
  return both / all;
}

/** What both have, of all that the smaller one has: 1 where it is wholly within the other. */
export function shareOfSmaller(one: Words, other: Words, weigh: Weigh): number {
  let both = 0;
  let ones = 0;
  let others = 0;
  for (const word of one) {
    const weight = weigh(word);
    ones += weight;
    if (other.includes(word)) both += weight;
  }
  if (both === 0) return 0;
  for (const word of other) others += weigh(word);
  return both / Math.min(ones, others);
}

/** How many entries agree, counted from the end. */
export function commonTail(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one[one.length - 1 - count] === other[other.length - 1 - count]) count++;
  return count;
}

/** The longest common subsequence of two paths, of the longer one's length: wrappers that come and go cost little. */
export function commonSteps(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const row = new Uint16Array(other.length + 1);
  for (const step of one) {
    let before = 0;
    for (let index = 1; index <= other.length; index++) {
      const above = row[index] ?? 0;
      row[index] = step === other[index - 1] ? before + 1 : Math.max(above, row[index - 1] ?? 0);
      before = above;
    }
  }
  return (row[other.length] ?? 0) / Math.max(one.length, other.length);
}
