import type { Comment } from 'oxc-parser';
import { lineEnding } from './textLines.ts';

type Range = { start: number; end: number };
type Around = { source: string; comments: readonly Comment[] };

/**
 * In code without semicolons, one on a later line keeps that line apart; it stays when the statement goes. Stray ones
 * right behind a statement go with it.
 */
export function statementEnd({ start, end }: Range, { source, comments }: Around): number {
  if (source[end - 1] !== ';') return end;
  let bare = end - 1;
  for (let shorter = true; shorter; ) {
    const before = bare;
    while (bare > start && /\s/.test(source[bare - 1] ?? '')) bare -= 1;
    bare = commentEndingAt(comments, bare)?.start ?? bare;
    shorter = bare < before;
  }
  if (lineEnding.test(source.slice(bare, end))) return bare;
  let last = end;
  while (source[last] === ';') last += 1;
  return last;
}

function commentEndingAt(comments: readonly Comment[], end: number): Comment | undefined {
  let low = 0;
  let high = comments.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const comment = comments[middle];
    if (!comment || comment.end === end) return comment;
    if (comment.end < end) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
