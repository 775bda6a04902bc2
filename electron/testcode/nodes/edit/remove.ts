import MagicString from 'magic-string';
import type { SpecNodes } from '../../../../shared/model/node.ts';
import { findFreeNode } from './find.ts';
import { removalOf } from './take.ts';
import { verified } from './verify.ts';

/**
 * The source without a node and the comments that belong to it.
 *
 * @throws TestcodeError NODE_NOT_FOUND, NODE_IS_FIXED, EDIT_WOULD_BREAK
 */
export function removeNode(spec: SpecNodes, id: string): string {
  const found = findFreeNode(spec, id);
  const { start, end } = removalOf(spec, found);
  const source = new MagicString(spec.source).remove(start, end).toString();
  verified(spec, source, `Removing "${found.node.words}"`, { lost: [found.node] });
  return source;
}
