import type { SpecNodes, TestNode } from '../../shared/model/node.ts';

/** The source put together again from its nodes and what lies between them: wrong spans would lose or repeat something. */
export function printNodes({ source, nodes }: SpecNodes): string {
  return printRange(source, nodes, 0, source.length);
}

function printRange(source: string, nodes: readonly TestNode[], from: number, to: number): string {
  let text = '';
  let at = from;
  for (const { span, children } of nodes) {
    if (span.start < at || span.end < span.start || span.end > to)
      throw new Error(`${span.start}-${span.end} lies wrong between ${at} and ${to}`);
    text += source.slice(at, span.start) + printRange(source, children, span.start, span.end);
    at = span.end;
  }
  return text + source.slice(at, to);
}
