/** How a file is written: what is put into it takes that on. */
import type { SpecNodes, TestNode } from '../../../../shared/model/node.ts';
import { indentAt, isBlank, lineStart } from '../textLines.ts';

export type Style = { eol: string; unit: string; quote: "'" | '"'; hasSemicolons: boolean };

export function styleOf({ source, nodes }: SpecNodes): Style {
  return {
    eol: /\r\n|[\n\r]/.exec(source)?.[0] ?? '\n',
    unit: unitOf(source, nodes) ?? '  ',
    quote: quoteOf(source),
    hasSemicolons: hasSemicolons(source, nodes),
  };
}

/** What a child stands deeper than its parent. */
function unitOf(source: string, nodes: readonly TestNode[]): string | null {
  for (const { span, children } of nodes) {
    const outer = indentAt(source, span.start);
    for (const child of children) {
      const inner = indentAt(source, child.span.start);
      const startsLine = isBlank(source.slice(lineStart(source, child.span.start), child.span.start));
      if (startsLine && inner.startsWith(outer) && inner.length > outer.length) return inner.slice(outer.length);
    }
    const deeper = unitOf(source, children);
    if (deeper) return deeper;
  }
  return /^(\t| {2,8})\S/m.exec(source)?.[1] ?? null;
}

function quoteOf(source: string): "'" | '"' {
  let balance = 0;
  for (const { 1: quote } of source.matchAll(/(['"])(?:\\.|(?!\1)[^\\\r\n])*\1/g)) balance += quote === '"' ? 1 : -1;
  return balance > 0 ? '"' : "'";
}

function hasSemicolons(source: string, nodes: readonly TestNode[]): boolean {
  let balance = 0;
  const count = ({ span, isDisabled, children }: TestNode): void => {
    const last = source[span.end - 1];
    if (!isDisabled && (last === ';' || last === ')' || last === "'" || last === '"')) balance += last === ';' ? 1 : -1;
    for (const child of children) count(child);
  };
  for (const node of nodes) count(node);
  return balance >= 0;
}
