import MagicString from 'magic-string';
import type { SpecNodes } from '../../../../shared/model/node.ts';
import { endingAt, indentAt, lineEnd } from '../textLines.ts';
import { findFreeNode } from './find.ts';
import { isUndone } from './insert.ts';
import { pieceOf } from './piece.ts';
import { styleOf } from './style.ts';
import { leafTexts, verified } from './verify.ts';

/**
 * The source with a node, and the comments that belong to it, a second time right behind itself.
 *
 * @throws TestcodeError NODE_NOT_FOUND, NODE_IS_FIXED, EDIT_WOULD_BREAK (it declares a name that would then be there twice)
 */
export function duplicateNode(spec: SpecNodes, id: string): string {
  const found = findFreeNode(spec, id);
  const { source } = spec;
  const piece = pieceOf(spec, found);
  const text = source.slice(piece.start, piece.end);
  const eol = endingAt(source, lineEnd(source, piece.end)) ?? styleOf(spec).eol;
  const indent = indentAt(source, piece.start);
  // What stands apart from its neighbours stands apart from its copy as well.
  const ways = piece.isAlone ? [eol + eol + indent, eol + indent] : [' '];
  const copies = ways.map((between) => ({
    edited: new MagicString(source).appendLeft(piece.end, between + text).toString(),
    start: piece.end + between.length + found.node.span.start - piece.start,
  }));
  const best = copies.find(({ edited, start }, index) => index === copies.length - 1 || isUndone(spec, edited, start));
  const edited = best?.edited ?? source;
  verified(spec, edited, `Copying "${found.node.words}"`, { gained: leafTexts(source, [found.node]) });
  return edited;
}
