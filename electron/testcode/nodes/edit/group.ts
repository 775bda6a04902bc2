import MagicString from 'magic-string';
import type { SpecNodes, TestNode } from '../../../../shared/model/node.ts';
import { TestcodeError } from '../../errors.ts';
import { indentAt, isBlank, lineEnd, lineEnding, lineStart, nextLine } from '../textLines.ts';
import { declaredNames, isUsed } from './declaredNames.ts';
import { type Found, findFreeNode, findNode } from './find.ts';
import { canIndent, indentedText } from './indentation.ts';
import { printText } from './literal.ts';
import { pieceOf } from './piece.ts';
import { type Style, styleOf } from './style.ts';
import { verified } from './verify.ts';

/**
 * The source with nodes that follow each other (in any order of ids) wrapped in a `test.step`.
 *
 * @throws TestcodeError NODE_NOT_FOUND, NODE_IS_FIXED, NODES_NOT_TOGETHER, EDIT_WOULD_BREAK
 */
export function groupNodes(spec: SpecNodes, ids: readonly string[], title: string): string {
  const { source } = spec;
  const found = ids.map((id) => findFreeNode(spec, id)).sort((left, right) => left.index - right.index);
  const [first] = found;
  const last = found.at(-1);
  if (
    !first ||
    !last ||
    found.some(({ siblings, index }, offset) => siblings !== first.siblings || index !== first.index + offset)
  ) {
    throw new TestcodeError('NODES_NOT_TOGETHER', 'Only statements that follow each other can become one group.');
  }
  const nodes = found.map(({ node }) => node);
  assertCanWrap(spec, first, nodes);
  const style = styleOf(spec);
  const pieces = [pieceOf(spec, first), pieceOf(spec, last)] as const;
  const range = { start: pieces[0].start, end: pieces[1].end };
  const isAlone =
    isBlank(source.slice(lineStart(source, range.start), range.start)) &&
    isBlank(source.slice(range.end, lineEnd(source, range.end)));
  const head = `await ${testName(spec, first.above)}.step(${printText(title, style.quote)}, async () => {`;
  const tail = `})${semicolon(style, source.slice(range.end))}`;
  const edited = new MagicString(source);
  if (isAlone) {
    const outer = indentAt(source, range.start);
    const inner = canIndent(spec, range, outer) ? outer + style.unit : outer;
    const text = indentedText(spec, range, outer, inner);
    edited.update(range.start, range.end, `${head}${style.eol}${inner}${text}${style.eol}${outer}${tail}`);
  } else {
    edited.update(range.start, range.end, `${head} ${source.slice(range.start, range.end)} ${tail}`);
  }
  const result = edited.toString();
  verified(spec, result, 'Grouping these', {});
  return result;
}

function semicolon({ hasSemicolons }: Style, after: string): string {
  return hasSemicolons || /^\s*[([`+\-*/,.]/.test(after) || /^[^\S\r\n]*[^\s}]/.test(after) ? ';' : '';
}

/** By the name that the test around it is declared with. */
function testName({ source }: SpecNodes, above: readonly TestNode[]): string {
  const around = above.findLast(({ kind }) => kind === 'test' || kind === 'hooks');
  const name = around && /^(?:await\s+)?([\w$]+)/.exec(source.slice(around.span.start, around.span.start + 200))?.[1];
  return !name || /^(before|after)(Each|All)$/.test(name) ? 'test' : name;
}

function assertCanWrap(spec: SpecNodes, { siblings, index, above }: Found, nodes: readonly TestNode[]): void {
  if (!above.some(({ kind }) => kind === 'test' || kind === 'hooks')) {
    throw new TestcodeError('EDIT_WOULD_BREAK', 'Groups stand inside of tests and hooks.');
  }
  const leaving = nodes.find((node) => leaves(spec.source, node, false));
  if (leaving)
    throw new TestcodeError(
      'EDIT_WOULD_BREAK',
      `"${leaving.words}" (line ${leaving.span.line}) would leave only the group, not what is around it.`,
    );
  const after = { start: nodes.at(-1)?.span.end ?? 0, end: (above.at(-1)?.span ?? { end: spec.source.length }).end };
  const used =
    siblings.length > index + nodes.length
      ? declaredNames(spec, nodes).find((name) => isUsed(spec.source.slice(after.start, after.end), name))
      : undefined;
  if (used)
    throw new TestcodeError(
      'EDIT_WOULD_BREAK',
      `"${used}" is used after these statements, and would be known only inside of the group.`,
    );
}

/** Whether a return, break or continue goes out of the node. */
function leaves(source: string, { kind, span, isDisabled, children }: TestNode, isInLoop: boolean): boolean {
  if (isDisabled || kind === 'test' || kind === 'hooks' || kind === 'describe') return false;
  const word = kind === 'group' ? '' : (/^\w+/.exec(source.slice(span.start, span.start + 12))?.[0] ?? '');
  if (word === 'return' || (!isInLoop && (word === 'break' || word === 'continue'))) return true;
  const isLoop = isInLoop || kind === 'loop' || word === 'switch';
  // A return inside of a group's own function leaves that only.
  return kind === 'group' ? false : children.some((child) => leaves(source, child, isLoop));
}

/**
 * The source with the statements of a group in its place.
 *
 * @throws TestcodeError NODE_NOT_FOUND, NODE_IS_FIXED, NODE_IS_NO_GROUP, EDIT_WOULD_BREAK
 */
export function ungroupNode(spec: SpecNodes, id: string): string {
  const { node } = findFreeNode(spec, id);
  const { source } = spec;
  const { span, body } = node;
  if (node.kind !== 'group' || !body || node.isDisabled)
    throw new TestcodeError('NODE_IS_NO_GROUP', `"${node.words}" (line ${span.line}) is no group.`);
  const rest = source.slice(body.end, span.end);
  if (
    !source.startsWith('await', span.start) ||
    !/^\}\s*(,\s*\{[^}]*\}\s*)?,?\s*\);?$/.test(rest) ||
    node.children.some((child) => returns(source, child))
  ) {
    throw new TestcodeError(
      'EDIT_WOULD_BREAK',
      `What the group "${node.words}" returns is used, so it must stay a group.`,
    );
  }
  const inside = insideOf(source, body);
  const text = inside.isLines
    ? indentedText(spec, inside, indentAt(source, inside.start), indentAt(source, span.start))
    : source.slice(inside.start, inside.end);
  const keeps = inside.isLines && !canIndent(spec, inside, indentAt(source, inside.start));
  const from =
    keeps && isBlank(source.slice(lineStart(source, span.start), span.start))
      ? lineStart(source, span.start)
      : span.start;
  const edited = new MagicString(source).update(
    from,
    span.end,
    keeps ? indentAt(source, inside.start).slice(span.start - from === 0 ? from : 0) + text : text,
  );
  const result = edited.toString();
  verified(spec, result, `Ungrouping "${node.words}"`, node.children.length > 0 ? {} : undefined);
  return result;
}

function returns(source: string, { kind, span, isDisabled, children }: TestNode): boolean {
  if (isDisabled || kind === 'group') return false;
  return /^return\b/.test(source.slice(span.start, span.start + 7)) || children.some((child) => returns(source, child));
}

/** What stands between the braces: without the lines of the braces themselves, if they have some. */
function insideOf(
  source: string,
  body: { start: number; end: number },
): { start: number; end: number; isLines: boolean } {
  const text = source.slice(body.start, body.end);
  const isOpen = lineEnding.test(text) && isBlank(source.slice(body.start, lineEnd(source, body.start)));
  let start = isOpen ? nextLine(source, body.start) : body.start;
  while (start < body.end && !lineEnding.test(source[start] ?? '') && isBlank(source[start] ?? '')) start += 1;
  let end = body.end;
  while (end > start && isBlank(source[end - 1] ?? '') && !lineEnding.test(source[end - 1] ?? '')) end -= 1;
  if (isOpen && end > start) end = source.startsWith('\r\n', end - 2) ? end - 2 : end - 1;
  return { start, end: Math.max(start, end), isLines: isOpen };
}

/**
 * The source with another title for a group, test or describe.
 *
 * @throws TestcodeError NODE_NOT_FOUND, NODE_HAS_NO_TITLE, EDIT_WOULD_BREAK
 */
export function renameNode(spec: SpecNodes, id: string, title: string): string {
  const { node } = findNode(spec, id);
  if (!node.title)
    throw new TestcodeError('NODE_HAS_NO_TITLE', `"${node.words}" (line ${node.span.line}) has no title.`);
  const { start, end } = node.title.span;
  const old = spec.source[start];
  const quote = old === '"' || old === "'" || old === '`' ? old : styleOf(spec).quote;
  const result = new MagicString(spec.source).update(start, end, printText(title, quote)).toString();
  verified(spec, result, 'Renaming it');
  return result;
}
