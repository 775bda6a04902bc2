export type LineChange =
  | { kind: 'kept'; before: string; after: string }
  | { kind: 'gone'; before: string }
  | { kind: 'new'; after: string };

/** Above this many comparisons two texts are called different as a whole. */
const limit = 25_000_000;

/** A smallest set of changes that leads from one text to another, with an equality of the caller's. */
export function diffLines(
  before: string[],
  after: string[],
  isSame: (before: string, after: string) => boolean,
): LineChange[] {
  const same = (i: number, j: number) => isSame(before[i] ?? '', after[j] ?? '');
  let start = 0;
  while (start < before.length && start < after.length && same(start, start)) start++;
  let end = 0;
  const shorter = Math.min(before.length, after.length) - start;
  while (end < shorter && same(before.length - 1 - end, after.length - 1 - end)) end++;
  const kept = (from: number, to: number, shift: number): LineChange[] =>
    before
      .slice(from, to)
      .map((line, index) => ({ kind: 'kept', before: line, after: after[from + index + shift] ?? '' }));
  return [
    ...kept(0, start, 0),
    ...diffMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end), isSame),
    ...kept(before.length - end, before.length, after.length - before.length),
  ];
}

function diffMiddle(
  before: string[],
  after: string[],
  isSame: (before: string, after: string) => boolean,
): LineChange[] {
  const columns = after.length + 1;
  const gone = (line: string): LineChange => ({ kind: 'gone', before: line });
  const fresh = (line: string): LineChange => ({ kind: 'new', after: line });
  if (before.length * after.length > limit) return [...before.map(gone), ...after.map(fresh)];
  // How many lines can be kept from here on.
  const longest = new Uint32Array((before.length + 1) * columns);
  const at = (i: number, j: number) => longest[i * columns + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      longest[i * columns + j] = isSame(before[i] ?? '', after[j] ?? '')
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const result: LineChange[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    const [one = '', other = ''] = [before[i], after[j]];
    if (isSame(one, other)) {
      result.push({ kind: 'kept', before: one, after: other });
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      result.push(gone(one));
      i++;
    } else {
      result.push(fresh(other));
      j++;
    }
  }
  return [...result, ...before.slice(i).map(gone), ...after.slice(j).map(fresh)];
}
