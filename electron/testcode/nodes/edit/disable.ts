import MagicString from 'magic-string';
import type { SpecNodes } from '../../../../shared/model/node.ts';
import { TestcodeError } from '../../errors.ts';
import { disableInline, disableLines, enableInline, enableLines, isInline } from '../disabled.ts';
import { indentAt } from '../textLines.ts';
import { findFreeNode } from './find.ts';
import { pieceOf } from './piece.ts';
import { verified } from './verify.ts';

/**
 * The source with a node commented out: `// disabled: ` before each of its lines. One that is so already stays.
 *
 * @throws TestcodeError NODE_NOT_FOUND, NODE_IS_FIXED, EDIT_WOULD_BREAK
 */
export function disableNode(spec: SpecNodes, id: string): string {
  const found = findFreeNode(spec, id);
  const { node } = found;
  const { source } = spec;
  if (node.isDisabled) return source;
  const piece = pieceOf(spec, found);
  const { start } = node.span;
  const isAlone = piece.isAlone && isFirstOnLine(source, start, piece.start);
  const end = isAlone ? piece.end : node.span.end;
  const text = source.slice(start, end);
  const disabled = isAlone ? disableLines(text, indentAt(source, start)) : disableInline(text);
  if (disabled === null) {
    throw new TestcodeError(
      'EDIT_WOULD_BREAK',
      `"${node.words}" (line ${node.span.line}) shares its line and holds a comment, so it cannot be commented out. Give it a line of its own.`,
    );
  }
  const edited = new MagicString(source).update(start, end, disabled).toString();
  verified(spec, edited, `Disabling "${node.words}"`);
  return edited;
}

/** A comment may stand before a statement on its line. */
function isFirstOnLine(source: string, start: number, pieceStart: number): boolean {
  return start === pieceStart || /[\r\n\u2028\u2029]\s*$/.test(source.slice(pieceStart, start));
}

/**
 * The source with a disabled node as it was before.
 *
 * @throws TestcodeError NODE_NOT_FOUND, EDIT_WOULD_BREAK
 */
export function enableNode(spec: SpecNodes, id: string): string {
  const { node } = findFreeNode(spec, id);
  const { source } = spec;
  if (!node.isDisabled) return source;
  const { start, end } = node.span;
  const text = source.slice(start, end);
  const enabled = isInline(text) ? enableInline(text) : enableLines(text, indentAt(source, start));
  const edited = new MagicString(source).update(start, end, enabled).toString();
  verified(spec, edited, `Enabling "${node.words}"`);
  return edited;
}
