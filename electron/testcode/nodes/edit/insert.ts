import MagicString from 'magic-string';
import type { SpecNodes } from '../../../../shared/model/node.ts';
import { isSpecNodes, readNodes } from '../readNodes.ts';
import { indentAt } from '../textLines.ts';
import { findFreeNode, findNode, findPoint, type Place } from './find.ts';
import { fitCode } from './fitCode.ts';
import { type Spot, spotsAt } from './put.ts';
import { styleOf } from './style.ts';
import { removalOf } from './take.ts';
import { leafTexts, verified } from './verify.ts';

/**
 * The source with `code` (one statement or several) put in, in the file's own style.
 *
 * @throws TestcodeError NODE_NOT_FOUND, NODE_IS_FIXED, NODE_HAS_NO_BODY, CODE_DOES_NOT_PARSE, EDIT_WOULD_BREAK
 */
export function insertNode(spec: SpecNodes, place: Place, code: string): string {
  const point = findPoint(spec, place);
  const style = styleOf(spec);
  const kinds = new Set(['test', 'describe', 'hooks']);
  const wantsBlank = nodesOf(code, spec.file).some(({ kind }) => kinds.has(kind));
  const results = spotsAt(spec, point, style, wantsBlank).map((spot) => {
    const next = spec.source.slice(spot.at) || style.eol;
    const fitted = fitCode(code, spec.file, style, spot.indent, spot.after + next);
    return { source: putAt(spec.source, spot, fitted), start: spot.at + spot.before.length, fitted };
  });
  const best =
    results.find(({ source, start }, index) => index === results.length - 1 || isUndone(spec, source, start)) ??
    results[0];
  if (!best) throw new RangeError('no place to put it');
  const gained = leafTexts(best.fitted, nodesOf(best.fitted, spec.file));
  verified(spec, best.source, 'Putting this in', gained.length > 0 ? { gained } : undefined);
  return best.source;
}

function putAt(source: string, { at, before, after }: Spot, text: string): string {
  return new MagicString(source).appendLeft(at, before + text + after).toString();
}

/** Whether removing the node at `start` would give back the source as it was. */
export function isUndone(spec: SpecNodes, source: string, start: number): boolean {
  const edited = readNodes(source, spec.file);
  if (!isSpecNodes(edited)) return false;
  const added = allNodes(edited.nodes).find(({ span }) => span.start === start);
  if (!added) return false;
  const cut = removalOf(edited, findNode(edited, added.id));
  return new MagicString(source).remove(cut.start, cut.end).toString() === spec.source;
}

function allNodes(nodes: SpecNodes['nodes']): SpecNodes['nodes'] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}

/** The nodes of code that is to be put in; none for code that stands only inside of a function. */
function nodesOf(code: string, file: string): SpecNodes['nodes'] {
  const read = readNodes(code, file);
  return isSpecNodes(read) ? read.nodes : [];
}

/**
 * The source with other code in the place of a node; the comments above it stay.
 *
 * @throws TestcodeError NODE_NOT_FOUND, NODE_IS_FIXED, CODE_DOES_NOT_PARSE, EDIT_WOULD_BREAK
 */
export function replaceNode(spec: SpecNodes, id: string, code: string): string {
  const { node } = findFreeNode(spec, id);
  const { start, end } = node.span;
  const fitted = fitCode(code, spec.file, styleOf(spec), indentAt(spec.source, start), spec.source.slice(end) || '\n');
  const source = new MagicString(spec.source).update(start, end, fitted).toString();
  const gained = leafTexts(fitted, nodesOf(fitted, spec.file));
  verified(spec, source, 'Putting this in its place', gained.length > 0 ? { lost: [node], gained } : undefined);
  return source;
}
