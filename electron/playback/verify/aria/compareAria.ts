import { diffLines, type LineChange } from './diffLines.ts';
import { bare, changes, comesAndGoes, generalize, isAlike, isOptional, matches } from './lines.ts';

export type AriaComparison =
  | { kind: 'same' }
  /** `why` is one sentence; `difference` the whole as lines that begin with `-`, `+` or a space. */
  | { kind: 'different'; why: string; difference: string };

/** Whether a snapshot is what the baseline approves. */
export function compareAria(approved: string[], seen: string[]): AriaComparison {
  const all = diffLines(approved, seen, matches);
  const gone = all.flatMap((change) => (isMissing(change) ? [change.before] : []));
  const fresh = all.flatMap((change) => (change.kind === 'new' ? [change.after] : []));
  if (gone.length === 0 && fresh.length === 0) return { kind: 'same' };
  const why = [listWords('is gone', 'are gone', gone), listWords('is new', 'are new', fresh)]
    .filter(Boolean)
    .join('; ');
  return { kind: 'different', why, difference: `${withContext(all).join('\n')}\n` };
}

/** More of a page than this does not change by itself: then it is another page. */
const largestShare = 0.3;

/**
 * The baseline that approves both what it did and a snapshot that should have been the same; null when too much differs.
 * A line that reads otherwise keeps its equal words, one that is missing may be missing from then on.
 */
export function learnAria(approved: string[], seen: string[]): string[] | null {
  const all = diffLines(approved, seen, matches);
  const changed = all.filter((change) => change.kind === 'new' || isMissing(change)).length;
  if (changed > Math.max(2, 2 * largestShare * approved.length)) return null;
  return rewrite(all, learnBlock);
}

/** The baseline that approves a snapshot; what the one before knew of lines that are still there stays known. */
export function renewAria(approved: string[], seen: string[]): string[] {
  return rewrite(diffLines(approved, seen, matches), renewBlock);
}

/** Lines that stayed, and between them what is made of those that did not. */
function rewrite(all: LineChange[], rewriteBlock: (gone: string[], fresh: string[]) => string[]): string[] {
  const lines: string[] = [];
  let gone: string[] = [];
  let fresh: string[] = [];
  for (const change of all) {
    if (change.kind === 'gone') gone.push(change.before);
    else if (change.kind === 'new') fresh.push(change.after);
    else {
      lines.push(...rewriteBlock(gone, fresh), change.before);
      gone = [];
      fresh = [];
    }
  }
  return [...lines, ...rewriteBlock(gone, fresh)];
}

function learnBlock(gone: string[], fresh: string[]): string[] {
  const isPaired = gone.length === fresh.length && gone.every((line, index) => isAlike(line, fresh[index] ?? ''));
  if (isPaired) return gone.map((line, index) => generalize(line, fresh[index] ?? ''));
  const optional = (line: string) => (isOptional(line) ? line : line + comesAndGoes);
  return [...gone.map(optional), ...fresh.map(optional)];
}

/** Each line that is gone gives its place to a new one; one that may be missing keeps it. */
function renewBlock(gone: string[], fresh: string[]): string[] {
  const rest = [...fresh];
  const lines = gone.flatMap((before) => {
    if (isOptional(before)) return [before];
    const after = rest.shift();
    if (after === undefined) return [];
    // What was known to change has changed further than was known: a clock at midnight.
    return [before.includes(changes) && isAlike(before, after) ? generalize(before, after) : after];
  });
  return [...lines, ...rest];
}

function isMissing(change: LineChange): change is Extract<LineChange, { kind: 'gone' }> {
  return change.kind === 'gone' && !isOptional(change.before);
}

function listWords(one: string, many: string, lines: string[]): string {
  const [first] = lines;
  if (first === undefined) return '';
  const shown = bare(first).trim().replace(/^- /, '').replace(/:$/, '');
  return lines.length === 1 ? `${shown} ${one}` : `${shown} and ${lines.length - 1} more ${many}`;
}

/** Changes with the three lines around them. */
function withContext(all: LineChange[]): string[] {
  const isShown = all.map((_, at) =>
    all.slice(Math.max(0, at - 3), at + 4).some((one) => one.kind === 'new' || isMissing(one)),
  );
  return all.flatMap((change, at) => {
    if (!isShown[at]) return isShown[at - 1] ? ['  …'] : [];
    if (change.kind === 'new') return [`+ ${change.after}`];
    return [`${isMissing(change) ? '-' : ' '} ${change.before}`];
  });
}
