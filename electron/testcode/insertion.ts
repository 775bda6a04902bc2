/** Where new statements go in an existing spec: after a line of a test, or at its end. */

import type { BlockStatement, CallExpression, Node } from 'oxc-parser';
import { parseSync, Visitor } from 'oxc-parser';

export type Insertion = {
  /** UTF-16 offset right behind the statement that comes before (and its comment), or behind the opening brace of an empty body. */
  offset: number;
  indentation: string;
  eol: string;
  /** The 1-based line of the test's own call: what the runner is asked to play; and its UTF-16 offset. */
  testLine: number;
  testStart: number;
  /** Names that are taken in the file, so that new constants get others. */
  names: ReadonlySet<string>;
};

type TestBody = { call: CallExpression; body: BlockStatement };

/**
 * After the statement that stands at `line` (from 1), in whichever block it is; without a line, at the end of the last test.
 * Null where there is no test, or no statement at that line.
 */
export function findInsertion(source: string, file: string, line?: number): Insertion | null {
  const { program } = parseSync(file, source);
  const tests: TestBody[] = [];
  const blocks: BlockStatement[] = [];
  const names = new Set<string>();
  new Visitor({
    CallExpression: (call) => {
      const body = bodyOf(call);
      if (body && isTest(call)) tests.push({ call, body });
    },
    BlockStatement: (block) => void blocks.push(block),
    Identifier: ({ name }) => void names.add(name),
  }).visit(program);
  const lines = lineStarts(source);
  const lineOf = (offset: number): number => lines.findLastIndex((start) => start <= offset) + 1;
  const test =
    line === undefined
      ? tests.at(-1)
      : tests.find(({ call }) => lineOf(call.start) <= line && line <= lineOf(call.end - 1));
  if (!test) return null;
  const place =
    line === undefined
      ? endOf(test.body)
      : afterLine(
          blocks.filter((block) => block.start >= test.body.start && block.end <= test.body.end),
          line,
          lineOf,
        );
  if (!place) return null;
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  return {
    offset: behindComment(source, place.offset),
    indentation: indentationAt(source, place.before, test.call),
    eol,
    testLine: lineOf(test.call.start),
    testStart: test.call.start,
    names,
  };
}

/** What is said behind a statement on its own line stays with it. */
function behindComment(source: string, offset: number): number {
  const comment = /[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/(?=[ \t]*(?:[\r\n]|$)))/y;
  comment.lastIndex = offset;
  return comment.test(source) ? comment.lastIndex : offset;
}

type Place = { offset: number; before: Node | null };

function endOf(body: BlockStatement): Place {
  const last = body.body.at(-1) ?? null;
  return { offset: last ? last.end : body.start + 1, before: last };
}

/** The innermost statement that ends on the line, or else holds it. */
function afterLine(blocks: BlockStatement[], line: number, lineOf: (offset: number) => number): Place | null {
  const holding = blocks.flatMap((block) =>
    block.body.filter((statement) => lineOf(statement.start) <= line && line <= lineOf(statement.end - 1)),
  );
  const innermost = holding.toSorted((one, other) => one.end - one.start - (other.end - other.start))[0];
  return innermost ? { offset: innermost.end, before: innermost } : null;
}

function bodyOf(call: CallExpression): BlockStatement | null {
  const last = call.arguments.at(-1);
  if (last?.type !== 'ArrowFunctionExpression' && last?.type !== 'FunctionExpression') return null;
  return last.body?.type === 'BlockStatement' ? last.body : null;
}

/** `test(…)`, `it(…)`, and with a word behind: `test.only(…)`. Hooks, groups and steps are none. */
function isTest({ callee }: CallExpression): boolean {
  if (callee.type === 'Identifier') return callee.name === 'test' || callee.name === 'it';
  if (
    callee.type !== 'MemberExpression' ||
    callee.object.type !== 'Identifier' ||
    callee.property.type !== 'Identifier'
  )
    return false;
  return (
    ['test', 'it'].includes(callee.object.name) &&
    ['only', 'skip', 'fixme', 'fail', 'slow'].includes(callee.property.name)
  );
}

function indentationAt(source: string, before: Node | null, call: CallExpression): string {
  const start = before ? before.start : call.start;
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const own = /^[ \t]*/.exec(source.slice(lineStart))?.[0] ?? '';
  return before ? own : `${own}${own.includes('\t') ? '\t' : '  '}`;
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The source with statements put in; nothing else changes. */
export function insertStatements(
  source: string,
  { offset, indentation, eol }: Insertion,
  statements: readonly string[],
): string {
  const text = statements
    .flatMap((statement) => statement.split('\n'))
    .map((each) => `${eol}${indentation}${each}`)
    .join('');
  const rest = source.slice(offset);
  // An empty body written in one line gets its brace on a line of its own.
  const close = /^[ \t]*\}/.test(rest)
    ? eol + indentation.slice(0, Math.max(0, indentation.length - (indentation.includes('\t') ? 1 : 2)))
    : '';
  return source.slice(0, offset) + text + (close ? close + rest.trimStart() : rest);
}
