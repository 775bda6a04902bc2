/** Taking a piece out of a source. */
import type { SpecNodes } from '../../../../shared/model/node.ts';
import { endingBefore, indentAt, isBlank, lineEnd, lineEnding, lineStart, nextLine } from '../textLines.ts';
import { boundsOf, type Found } from './find.ts';
import { type Piece, pieceOf } from './piece.ts';

export type Cut = { start: number; end: number };

/** Whole lines, where the piece stands alone on them. */
export function linesOf(source: string, { start, end }: Piece): Cut {
  const from = lineStart(source, start);
  const to = nextLine(source, end);
  const isLastLine = to === source.length && !lineEnding.test(source.slice(to - 1, to));
  return isLastLine
    ? { start: from > 0 && !isTop(source, from) ? endingBefore(source, from) : from, end: to }
    : { start: from, end: to };
}

function isTop(source: string, at: number): boolean {
  return at === 1 && source.charCodeAt(0) === 0xfeff;
}

/** The blank lines directly above an offset where a line begins. */
export function blankAbove(source: string, at: number, limit: number): Cut {
  let start = at;
  while (start > limit) {
    const before = lineStart(source, endingBefore(source, start));
    if (before < limit || before === start || !isBlank(source.slice(before, start))) break;
    start = before;
  }
  return { start, end: at };
}

/** The blank lines from an offset where a line begins. */
export function blankBelow(source: string, at: number, limit: number): Cut {
  let end = at;
  for (
    let next = nextLine(source, end);
    next > end && next <= limit && isBlank(source.slice(end, next));
    next = nextLine(source, end)
  )
    end = next;
  return { start: at, end };
}

/** What goes when a node is removed: its piece, and a blank line that would stand twice, or at an edge, without it. */
export function removalOf(spec: SpecNodes, found: Found): Cut {
  const { source } = spec;
  const piece = pieceOf(spec, found);
  const bounds = boundsOf(spec, found.above);
  const { node, siblings, index } = found;
  const isOnly = siblings.filter(({ span }) => span.start >= bounds.start && span.end <= bounds.end).length === 1;
  if (isOnly && found.above.length > 0 && found.above.at(-1)?.body) {
    const closed = closedBody(spec, found, piece);
    if (closed) return closed;
  }
  if (!piece.isAlone) return inlineRemoval(source, piece, isOnly);
  const lines = linesOf(source, piece);
  const above = blankAbove(source, lineStart(source, piece.start), bounds.start);
  const below = blankBelow(source, Math.max(lines.end, lines.start), bounds.end);
  const isFirst = index === 0 && isBlank(source.slice(bounds.start, piece.start));
  const isLast = isBlank(source.slice(Math.max(node.span.end, piece.end), bounds.end));
  const hasBelow = below.end > below.start || isLast;
  if (above.end > above.start && !isFirst && hasBelow)
    return { start: Math.min(lines.start, above.start), end: lines.end };
  if (isFirst && below.end > below.start && siblings.length > 1) return { start: lines.start, end: below.end };
  return lines;
}

/** A body that holds nothing but the piece, laid out plainly, becomes `{}`. */
function closedBody({ source }: SpecNodes, { above }: Found, { start, end, isAlone }: Piece): Cut | null {
  const body = above.at(-1)?.body;
  if (!body || !isAlone || source[body.start - 1] !== '{' || source[body.end] !== '}') return null;
  const outer = indentAt(source, body.start);
  const before = source.slice(body.start, start).split(lineEnding);
  const after = source.slice(end, body.end).split(lineEnding);
  const isPlain =
    before.length === 3 &&
    before[0] === '' &&
    isBlank(before[2] ?? '') &&
    after.length === 3 &&
    after[0] === '' &&
    after[2] === outer;
  return isPlain ? { start: body.start, end: body.end } : null;
}

/** With the space before it; where none is, or nothing else before it on its line, with the space behind it. */
function inlineRemoval(source: string, { start, end }: Piece, isOnly: boolean): Cut {
  const spaceBefore = /[^\S\r\n]+$/.exec(source.slice(lineStart(source, start), start))?.[0] ?? '';
  const isFirstOnLine = start - spaceBefore.length === lineStart(source, start);
  const spaceAfter = /^[^\S\r\n]+/.exec(source.slice(end, lineEnd(source, end)))?.[0] ?? '';
  if (isOnly && spaceBefore && spaceAfter && !isFirstOnLine) return { start: start - 1, end: end + 1 };
  return isFirstOnLine || !spaceBefore
    ? { start, end: end + spaceAfter.length }
    : { start: start - spaceBefore.length, end };
}
