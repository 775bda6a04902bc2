import MagicString from 'magic-string';
import type { SpecNodes } from '../../../../shared/model/node.ts';
import { TestcodeError } from '../../errors.ts';
import { indentAt, isBlank, lineStart } from '../textLines.ts';
import { boundsOf, type Found, findFreeNode, findPoint, type Place, type Point } from './find.ts';
import { canIndent, indentedText } from './indentation.ts';
import { type Piece, pieceOf } from './piece.ts';
import { spotsAt } from './put.ts';
import { styleOf } from './style.ts';
import { blankAbove, blankBelow, type Cut, linesOf, removalOf } from './take.ts';
import { verified } from './verify.ts';

/**
 * The source with a node, and the comments that belong to it, somewhere else. Among its siblings, spaces and other
 * comments stay where they are, and the statements change places; into another body its blank lines come along.
 *
 * @throws TestcodeError NODE_NOT_FOUND, NODE_IS_FIXED, NODE_HAS_NO_BODY, EDIT_WOULD_BREAK
 */
export function moveNode(spec: SpecNodes, id: string, place: Place): string {
  const found = findFreeNode(spec, id);
  const what = `Moving "${found.node.words}"`;
  if ('before' in place ? place.before === id : 'after' in place && place.after === id) return spec.source;
  const point = findPoint(spec, place);
  if (point.above.includes(found.node))
    throw new TestcodeError('EDIT_WOULD_BREAK', `${what} into itself cannot be done.`);
  const isAmongSiblings = point.above.at(-1) === found.above.at(-1);
  const source = (isAmongSiblings ? changePlaces(spec, found, point.index) : null) ?? carry(spec, found, point);
  verified(spec, source, what, {});
  return source;
}

/** Null where statements share lines and comments end them: then places cannot simply be changed. */
function changePlaces(spec: SpecNodes, found: Found, wanted: number): string | null {
  const { siblings, index, above } = found;
  const to = wanted > index ? wanted - 1 : wanted;
  const [from, until] = [Math.min(index, to), Math.max(index, to)];
  const range = siblings.slice(from, until + 1);
  if (range.some(({ isFixed }) => isFixed)) return null;
  const pieces: { start: number; end: number; isAlone: boolean }[] = range.map((_, offset) =>
    pieceOf(spec, { siblings, index: from + offset, above }),
  );
  if (!pieces.every(({ isAlone }) => isAlone)) {
    if (range.some(({ isDisabled }) => isDisabled)) return null;
    for (const [offset, { span }] of range.entries())
      pieces[offset] = { start: span.start, end: span.end, isAlone: false };
  }
  const order = pieces.map((_, offset) => offset);
  order.splice(to - from, 0, ...order.splice(index - from, 1));
  const edited = new MagicString(spec.source);
  for (const [offset, { start, end }] of pieces.entries()) {
    const piece = pieces[order[offset] ?? offset];
    if (!piece || piece.start === start) continue;
    const [own, other] = [indentAt(spec.source, piece.start), indentAt(spec.source, start)];
    const isFirst = (at: number): boolean => isBlank(spec.source.slice(lineStart(spec.source, at), at));
    const text =
      isFirst(piece.start) && isFirst(start)
        ? indentedText(spec, piece, own, other)
        : spec.source.slice(piece.start, piece.end);
    edited.update(start, end, text);
  }
  return edited.toString();
}

function carry(spec: SpecNodes, found: Found, point: Point): string {
  const { source } = spec;
  const [spot] = spotsAt(spec, awayFromBlanks(spec, point), styleOf(spec), false);
  if (!spot) throw new RangeError('no place to put it');
  // A comment that ends a line cannot stand before other statements of a line.
  const piece = spot.isOwnLine ? pieceOf(spec, found) : { ...found.node.span, isAlone: false };
  const cut = cutOf(spec, found, piece);
  const blank = source.slice(cut.blank.start, cut.blank.end);
  const from = indentAt(source, piece.start);
  const keeps = piece.isAlone && spot.isOwnLine && !canIndent(spec, piece, from);
  const text = indentedText(spec, piece, from, spot.indent);
  const before = keeps ? spot.before.slice(0, spot.before.length - spot.indent.length) + from : spot.before;
  // Blank lines stand above it, or below where it becomes the first of its body.
  const blanks = spot.isOwnLine && piece.isAlone ? blank : '';
  const put = spot.after === '' ? blankBefore(before, blanks) + text : before + text + spot.after + blanks;
  const edited = new MagicString(source);
  for (const { start, end } of [cut.lines, cut.blank]) if (end > start) edited.remove(start, end);
  return edited.appendLeft(spot.at, put).toString();
}

/** `before` begins with the line ending that ends the line of the statement above. */
function blankBefore(before: string, blanks: string): string {
  const eol = /^(\r\n|[\n\r])/.exec(before)?.[0] ?? '';
  return eol + blanks + before.slice(eol.length);
}

function cutOf(spec: SpecNodes, found: Found, piece: Piece): { lines: Cut; blank: Cut } {
  const { source } = spec;
  const none = { start: 0, end: 0 };
  const bounds = boundsOf(spec, found.above);
  if (!piece.isAlone && pieceOf(spec, found).isAlone) return { lines: piece, blank: none };
  if (!piece.isAlone || found.siblings.length === 1) return { lines: removalOf(spec, found), blank: none };
  const lines = linesOf(source, piece);
  const from = lineStart(source, piece.start);
  const isFirst = found.index === 0;
  return { lines, blank: isFirst ? blankBelow(source, lines.end, bounds.end) : blankAbove(source, from, bounds.start) };
}

/** Where only blank lines stand between two statements, what is moved there goes right below the first one. */
function awayFromBlanks(spec: SpecNodes, point: Point): Point {
  const { siblings, index, above, keepsTo } = point;
  if (keepsTo !== 'next' || index === 0) return point;
  const before = pieceOf(spec, { siblings, index: index - 1, above });
  const after = pieceOf(spec, { siblings, index, above });
  const isApart = before.isAlone && after.isAlone && isBlank(spec.source.slice(before.end, after.start));
  return isApart ? { ...point, keepsTo: 'previous' } : point;
}
