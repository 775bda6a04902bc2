/** Nodes of a source → the same nodes after a change of its text. */
import type { SourceSpan, TestNode } from '../../../shared/model/node.ts';
import type { Places } from './places.ts';

/** From `start` to `end` the old text was replaced; what stood behind moved by `by`. */
export type SourceChange = { start: number; end: number; by: number };

/** The smallest piece in which two texts differ. */
export function changeBetween(before: string, after: string): SourceChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same += 1;
  return { start, end: before.length - same, by: after.length - before.length };
}

export function shiftNodes(nodes: readonly TestNode[], change: SourceChange, places: Places): TestNode[] {
  return nodes.map((node) => shiftNode(node, change, places));
}

/** Offsets inside of what was replaced go to its edges. */
function shiftNode(node: TestNode, change: SourceChange, places: Places): TestNode {
  const { span, title, target, body, children } = node;
  return {
    ...node,
    span: shiftSpan(span, change, places),
    ...(title && { title: { ...title, span: shiftSpan(title.span, change, places) } }),
    ...(target && { target: { ...target, span: shiftSpan(target.span, change, places) } }),
    ...(body && { body: { start: shiftStart(body.start, change), end: shiftEnd(body.end, change) } }),
    children: shiftNodes(children, change, places),
  };
}

function shiftSpan({ start, end }: SourceSpan, change: SourceChange, places: Places): SourceSpan {
  const from = shiftStart(start, change);
  return places.span(from, Math.max(from, shiftEnd(end, change)));
}

function shiftStart(offset: number, { start, end, by }: SourceChange): number {
  if (offset <= start) return offset;
  return offset >= end ? offset + by : start;
}

function shiftEnd(offset: number, { start, end, by }: SourceChange): number {
  if (offset >= end) return offset + by;
  return Math.min(offset, start);
}
