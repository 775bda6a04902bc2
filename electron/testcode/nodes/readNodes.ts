/** The source of a spec → its nodes. */
import type { SpecNodes, TestNode } from '../../../shared/model/node.ts';
import type { SyntaxProblem } from '../checkSyntax.ts';
import { countIds } from './countIds.ts';
import type { DisabledRun } from './disabled.ts';
import { type Names, namesOf } from './names.ts';
import { isProblem, type Parsed, parseProgram } from './parseProgram.ts';
import { createPlaces, type Places } from './places.ts';
import { type Reader, readStatements } from './readStatements.ts';
import { createScope, type OpenScope } from './scope.ts';
import { lineEnding } from './textLines.ts';
import { codeWords } from './words/valueWords.ts';

/**
 * The nodes of any TypeScript or JavaScript source, in its order, or the first thing that keeps it from being parsed.
 * `file` tells the dialect by its ending and is never read.
 */
export function readNodes(source: string, file: string): SpecNodes | SyntaxProblem {
  const read = readFile(source, file);
  return 'spec' in read ? read.spec : read;
}

/** What a file says to all of its statements. */
export type FileFacts = {
  names: Names;
  isModule: boolean /** Some stand for locators or pages. */;
  hasConstants: boolean;
};

/** With what the file says, for those who read parts of it again. */
export function readFile(source: string, file: string): { spec: SpecNodes; facts: FileFacts } | SyntaxProblem {
  const parsed = parseProgram(source, file, 'statements');
  if (isProblem(parsed)) return parsed;
  const facts: FileFacts = {
    names: namesOf(parsed.program),
    isModule: parsed.module.hasModuleSyntax,
    hasConstants: false,
  };
  const nextId = countIds();
  const places = createPlaces(source);
  const nodes = readProgram(parsed, { file, source, facts, places, nextId }, { start: 0, end: source.length });
  return { spec: { file, source, nodes }, facts };
}

type ReadNeeds = { file: string; source: string; facts: FileFacts; places: Places; nextId: () => string };

/** The nodes of a program within a range of its source. */
export function readProgram(
  { program, comments }: Pick<Parsed, 'program' | 'comments'>,
  needs: ReadNeeds,
  { start, end }: { start: number; end: number },
): TestNode[] {
  const { file, source, facts, places, nextId } = needs;
  const { names } = facts;
  const readDisabled = (run: DisabledRun, around: OpenScope): TestNode[] =>
    readRun(run, { file, names, places, nextId, scope: around });
  const scope = createScope(source);
  const nodes = readStatements(program.body, start, end, scope, {
    source,
    comments,
    names,
    places,
    nextId,
    readDisabled,
  });
  facts.hasConstants ||= scope.hasLearned();
  return nodes;
}

type Around = { file: string; names: Names; places: Places; nextId: () => string; scope: OpenScope };

/** What stands commented out, each statement with the comment lines that hold it; lines that do not parse are code. */
function readRun(run: DisabledRun, around: Around): TestNode[] {
  const { places, nextId } = around;
  const make = ({ kind, words }: Pick<TestNode, 'kind' | 'words'>, start: number, end: number): TestNode => {
    return { id: nextId(), kind, span: places.span(start, end), words, isDisabled: true, isFixed: false, children: [] };
  };
  if (run.lines.length === 0) return [make(together(readAlone(run.code, around) ?? [], run.code), run.start, run.end)];
  return partsOf(run, around).map(({ said, from, to }) =>
    make(said, run.lines[from]?.start ?? run.start, run.lines[to]?.end ?? run.end),
  );
}

type Part = { said: Pick<TestNode, 'kind' | 'words'>; from: number; to: number };

/** Statements by the lines that they stand on, counted from 0. */
function partsOf({ code, lines }: DisabledRun, around: Around): Part[] {
  const whole = readAlone(code, around);
  if (whole && whole.length > 0) return mergeShared(whole, code);
  // Something in it does not parse, or there is nothing but comments: the longest beginning that does, then what follows.
  const texts = code.split(lineEnding).filter((_, index) => index % 2 === 0);
  const parts: Part[] = [];
  for (let from = 0; from < lines.length; ) {
    const to = firstWhole(texts, from, around);
    const text = texts.slice(from, to + 1).join('\n');
    parts.push({ said: together(readAlone(text, around) ?? [], text), from, to });
    from = to + 1;
  }
  return parts;
}

/** The line on which the first whole statement from line `from` ends; `from` itself where there is none. */
function firstWhole(texts: readonly string[], from: number, around: Around): number {
  const most = Math.min(texts.length, from + 100);
  for (let to = from; to < most; to += 1) {
    if ((readAlone(texts.slice(from, to + 1).join('\n'), around)?.length ?? 0) > 0) return to;
  }
  return from;
}

function mergeShared(nodes: readonly TestNode[], code: string): Part[] {
  const groups: TestNode[][] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    if (last?.at(-1)?.span.endLine === node.span.line) last.push(node);
    else groups.push([node]);
  }
  return groups.map((group) => ({
    said: together(group, code),
    from: (group[0]?.span.line ?? 1) - 1,
    to: (group.at(-1)?.span.endLine ?? 1) - 1,
  }));
}

/** What is said of statements that share their lines. */
function together(nodes: readonly TestNode[], code: string): Pick<TestNode, 'kind' | 'words'> {
  const [only, ...others] = nodes;
  if (only && others.length === 0) return { kind: only.kind, words: only.words };
  return {
    kind: 'code',
    words: nodes.map(({ words }) => words).join('; ') || codeWords({ start: 0, end: code.length }, code),
  };
}

/** Null where it does not parse. Lines count from 1 in `code`. */
function readAlone(code: string, { file, names, scope }: Around): TestNode[] | null {
  // A `return` stands only inside of functions.
  const head = 'async () => {';
  for (const [before, after] of [
    ['', ''],
    [head, '\n}'],
  ] as const) {
    const source = `${before}${code}${after}`;
    const parsed = parseProgram(source, file, 'statements');
    if (isProblem(parsed)) continue;
    const places = createPlaces(source);
    const reader: Reader = {
      source,
      comments: parsed.comments,
      names,
      places,
      nextId: () => '',
      readDisabled: () => [],
    };
    const [statement] = parsed.program.body;
    const wrapper = before && statement?.type === 'ExpressionStatement' ? statement.expression : null;
    const body =
      wrapper?.type === 'ArrowFunctionExpression' && wrapper.body.type === 'BlockStatement'
        ? wrapper.body.body
        : parsed.program.body;
    return readStatements(body, before.length, source.length, createScope(source, scope), reader);
  }
  return null;
}

export function isSpecNodes(read: SpecNodes | SyntaxProblem): read is SpecNodes {
  return 'nodes' in read;
}
