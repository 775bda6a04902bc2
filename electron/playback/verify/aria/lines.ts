/**
 * The lines of an aria snapshot as Playwright prints it, and of a baseline made from one. In a baseline a line may end in
 * a comment: `# changes` makes each `*` in it stand for any text, `# comes and goes` lets the line be missing.
 */
export const changes = ' # changes';
export const comesAndGoes = ' # comes and goes';

/** What is compared: no empty lines, and addresses without the site's own origin, which may be another in each run. */
export function linesOf(snapshot: string, origin: string | null = null): string[] {
  const text = origin === null ? snapshot : snapshot.replaceAll(`${origin}/`, '/');
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trimEnd()]));
}

export function isOptional(line: string): boolean {
  return line.endsWith(comesAndGoes);
}

/** A line without what its comments say. */
export function bare(line: string): string {
  return line.replace(comesAndGoes, '').replace(changes, '');
}

/** Whether a line of a snapshot is the one that a line of a baseline means. */
export function matches(approved: string, seen: string): boolean {
  if (approved === seen || bare(approved) === seen) return true;
  if (!approved.includes(changes)) return false;
  const parts = bare(approved).split('*');
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`).test(seen);
}

/**
 * The line that means both: equal words stay, the others become `*`. Where a number changed, the other numbers of the line will as
 * well, at the latest when the minute or the day is over.
 */
export function generalize(approved: string, seen: string): string {
  const before = wordsOf(bare(approved));
  const after = wordsOf(bare(seen));
  const words =
    before.length === after.length
      ? before.map((word, index) => (word === after[index] ? word : '*'))
      : aroundDifference(before, after);
  const hasNumber = before.some((word, index) => /^\d/.test(word) && words[index] !== word);
  const open = hasNumber ? words.map((word) => (/^\d/.test(word) && !isLevel(word, words) ? '*' : word)) : words;
  const optional = isOptional(approved) ? comesAndGoes : '';
  return open.join('').replace(/\*{2,}/g, '*') + changes + optional;
}

/** The number in `[level=1]` tells what an element is, not what it says. */
function isLevel(word: string, words: string[]): boolean {
  const at = words.lastIndexOf(word);
  return words[at - 1] === '=' && words[at - 2] === 'level';
}

/** Whether two lines are about an element of the same role at the same depth. */
export function isAlike(one: string, other: string): boolean {
  return /^ *- *[\w/]*/.exec(one)?.[0] === /^ *- *[\w/]*/.exec(other)?.[0];
}

function wordsOf(line: string): string[] {
  return line.match(/\d+(?:[.:,/-]\d+)*|\p{L}+|\s+|[^\d\p{L}\s]/gu) ?? [];
}

function aroundDifference(before: string[], after: string[]): string[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [...before.slice(0, start), '*', ...before.slice(before.length - end)];
}
