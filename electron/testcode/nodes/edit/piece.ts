/** How much of the source belongs to a node: its statement with the comments directly above it and behind it on its line. */
import type { SpecNodes, TestNode } from '../../../../shared/model/node.ts';
import { isBlank, lineEnd, lineEnding, lineStart } from '../textLines.ts';
import { boundsOf } from './find.ts';

export type Piece = {
  start: number;
  end: number;
  /** Nothing else stands on its lines. */
  isAlone: boolean;
};

type Among = { siblings: readonly TestNode[]; index: number; above: readonly TestNode[] };

export function pieceOf(spec: SpecNodes, { siblings, index, above }: Among): Piece {
  const { source } = spec;
  const node = siblings[index];
  if (!node) throw new RangeError(`no sibling ${index}`);
  const bounds = boundsOf(spec, above);
  const from = Math.max(siblings[index - 1]?.span.end ?? 0, bounds.start);
  const next = siblings[index + 1]?.span.start ?? source.length;
  // An else stands behind the body that its siblings are in.
  const to = Math.max(node.span.end, Math.min(next, bounds.end));
  const start = startWithComments(source, from, node.span.start);
  const end = endWithComments(source, node.span.end, to);
  const isAlone =
    isBlank(source.slice(lineStart(source, start), start)) && isBlank(source.slice(end, lineEnd(source, end)));
  // On a shared line nobody can tell whose comment it is.
  return isAlone ? { start, end, isAlone } : { start: node.span.start, end: node.span.end, isAlone };
}

type Token = { kind: 'space' | 'newline' | 'comment' | 'other'; start: number; end: number };

/** What stands between statements: spaces, line endings, comments, lone semicolons. */
function tokensOf(source: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  const pattern =
    /(?<newline>\r\n|[\n\r\u2028\u2029])|(?<space>[^\S\n\r\u2028\u2029]+)|(?<comment>\/\/[^\n\r\u2028\u2029]*|#![^\n\r]*|\/\*[\s\S]*?\*\/)|(?<other>[\s\S])/y;
  pattern.lastIndex = from;
  for (let match = pattern.exec(source); match && match.index < to; match = pattern.exec(source)) {
    const { newline, space, comment } = match.groups ?? {};
    const kind =
      newline !== undefined ? 'newline' : space !== undefined ? 'space' : comment !== undefined ? 'comment' : 'other';
    tokens.push({ kind, start: match.index, end: Math.min(pattern.lastIndex, to) });
  }
  return tokens;
}

/** Back over comments on lines of their own, as long as no blank line comes between. */
function startWithComments(source: string, from: number, statement: number): number {
  const tokens = tokensOf(source, from, statement);
  // Comments on the line of what comes before belong to that; those at the very top belong to the file.
  const firstLine = from === 0 ? -1 : tokens.findIndex(({ kind }) => kind === 'newline');
  if (from > 0 && firstLine === -1) return statement;
  let start = statement;
  let onLine = statement;
  let newlines = 0;
  for (let index = tokens.length - 1; index > firstLine; index -= 1) {
    const token = tokens[index];
    if (!token || token.kind === 'other') break;
    if (token.kind === 'newline') newlines += 1;
    if (token.kind !== 'comment') continue;
    if (newlines > 1) break;
    start = token.start;
    if (!lineEnding.test(source.slice(start, statement))) onLine = start;
    newlines = 0;
  }
  return isBlank(source.slice(0, start)) ? onLine : start;
}

/** On over comments on the same line, if they end there. */
function endWithComments(source: string, statement: number, to: number): number {
  let end = statement;
  for (const token of tokensOf(source, statement, to)) {
    if (token.kind === 'newline') return end;
    if (token.kind === 'other') return statement;
    if (token.kind !== 'comment') continue;
    if (lineEnding.test(source.slice(token.start, token.end))) return statement;
    end = token.end;
  }
  // Another statement, or the closing brace, follows on this line.
  return to === source.length ? end : statement;
}
