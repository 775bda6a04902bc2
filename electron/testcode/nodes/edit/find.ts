/** Nodes and places among nodes, by id. */
import type { SpecNodes, TestNode } from '../../../../shared/model/node.ts';
import { TestcodeError } from '../../errors.ts';

/** A node among its siblings; `above` are the nodes around it, outermost first. */
export type Found = { node: TestNode; siblings: TestNode[]; index: number; above: TestNode[] };

/** Where something goes. Without `into`'s id it is the file itself. */
export type Place = { before: string } | { after: string } | { into: string | null; at: 'start' | 'end' };

/** A place between siblings, and which of them it keeps to. */
export type Point = { siblings: TestNode[]; index: number; above: TestNode[]; keepsTo: 'previous' | 'next' | 'none' };

/** @throws TestcodeError NODE_NOT_FOUND */
export function findNode(spec: SpecNodes, id: string): Found {
  const found = search(spec.nodes, id, []);
  if (!found)
    throw new TestcodeError(
      'NODE_NOT_FOUND',
      `There is no node "${id}" in ${spec.file}. It may have changed since it was read.`,
    );
  return found;
}

/** A node that can be taken from its place. @throws TestcodeError NODE_NOT_FOUND or NODE_IS_FIXED */
export function findFreeNode(spec: SpecNodes, id: string): Found {
  const found = findNode(spec, id);
  if (found.node.isFixed) {
    throw new TestcodeError(
      'NODE_IS_FIXED',
      `"${found.node.words}" (line ${found.node.span.line}) is part of the statement around it. Edit that one.`,
    );
  }
  return found;
}

function search(nodes: TestNode[], id: string, above: TestNode[]): Found | null {
  for (const [index, node] of nodes.entries()) {
    if (node.id === id) return { node, siblings: nodes, index, above };
    const inside = search(node.children, id, [...above, node]);
    if (inside) return inside;
  }
  return null;
}

/** @throws TestcodeError NODE_NOT_FOUND, NODE_IS_FIXED or NODE_HAS_NO_BODY */
export function findPoint(spec: SpecNodes, place: Place): Point {
  if ('before' in place) {
    const { siblings, index, above } = findFreeNode(spec, place.before);
    return { siblings, index, above, keepsTo: 'next' };
  }
  if ('after' in place) {
    const { siblings, index, above } = findFreeNode(spec, place.after);
    return { siblings, index: index + 1, above, keepsTo: 'previous' };
  }
  if (place.into === null) return pointIn(spec.nodes, [], place.at);
  const { node, above } = findNode(spec, place.into);
  if (!node.body)
    throw new TestcodeError(
      'NODE_HAS_NO_BODY',
      `Nothing can be put into "${node.words}" (line ${node.span.line}): it has no braces.`,
    );
  const { start, end } = node.body;
  // The else of an if is a child as well, but stands behind its body.
  const inside = node.children.filter(({ span }) => span.start >= start && span.end <= end);
  return pointIn(inside, [...above, node], place.at);
}

function pointIn(siblings: TestNode[], above: TestNode[], at: 'start' | 'end'): Point {
  if (siblings.length === 0) return { siblings, index: 0, above, keepsTo: 'none' };
  return at === 'start'
    ? { siblings, index: 0, above, keepsTo: 'next' }
    : { siblings, index: siblings.length, above, keepsTo: 'previous' };
}

/** Where the statements among which a node stands begin and end in the source. */
export function boundsOf(spec: SpecNodes, above: readonly TestNode[]): { start: number; end: number } {
  const parent = above.at(-1);
  if (!parent) return { start: 0, end: spec.source.length };
  return parent.body ?? { start: parent.children[0]?.span.start ?? parent.span.start, end: parent.span.end };
}
