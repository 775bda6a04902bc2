/** Statements of the syntax tree → nodes. */
import type { Comment, Expression, Program, Statement, SwitchCase } from 'oxc-parser';
import type { TestNode } from '../../../shared/model/node.ts';
import { callOf, declarationOf, loopOf } from './declarations.ts';
import { type DisabledRun, disabledRuns } from './disabled.ts';
import type { Names } from './names.ts';
import type { Places } from './places.ts';
import type { OpenScope } from './scope.ts';
import { statementEnd } from './statementEnd.ts';
import { type Callback, methodOf } from './syntax.ts';
import { actionWords, togetherWords } from './words/actionWords.ts';
import { checkWords, type Said } from './words/checkWords.ts';
import { codeStatementWords } from './words/codeStatementWords.ts';
import { type Found, findLocator } from './words/locatorWords.ts';
import { codeWords } from './words/valueWords.ts';

export type Reader = {
  source: string;
  comments: Comment[];
  names: Names;
  places: Places;
  nextId(): string;
  /** Nodes of code that stands commented out. */
  readDisabled(run: DisabledRun, scope: OpenScope): TestNode[];
};

type AnyStatement = Statement | Program['body'][number];

/** The nodes between two offsets: the statements given, and those commented out by us. */
export function readStatements(
  statements: readonly AnyStatement[],
  from: number,
  to: number,
  scope: OpenScope,
  reader: Reader,
): TestNode[] {
  const nodes: TestNode[] = [];
  let at = from;
  for (const statement of statements) {
    for (const run of disabledRuns(reader, at, statement.start)) nodes.push(...reader.readDisabled(run, scope));
    if (statement.type === 'EmptyStatement') continue;
    const node = readStatement(statement, scope, reader);
    nodes.push(node);
    scope.learn(statement as Statement);
    at = node.span.end;
  }
  for (const run of disabledRuns(reader, at, to)) nodes.push(...reader.readDisabled(run, scope));
  return nodes;
}

type Parts = Partial<Omit<TestNode, 'id' | 'span' | 'isDisabled'>> & Pick<TestNode, 'kind' | 'words'>;

function makeNode(range: { start: number; end: number }, reader: Reader, parts: () => Parts): TestNode {
  const id = reader.nextId();
  const { kind, words, ...rest } = parts();
  const span = reader.places.span(range.start, range.end);
  return { id, kind, span, words, isDisabled: false, isFixed: false, children: [], ...rest };
}

function readStatement(statement: AnyStatement, scope: OpenScope, reader: Reader): TestNode {
  return makeNode({ start: statement.start, end: statementEnd(statement, reader) }, reader, () =>
    partsOf(statement, scope, reader),
  );
}

function partsOf(statement: AnyStatement, scope: OpenScope, reader: Reader): Parts {
  const { source } = reader;
  switch (statement.type) {
    case 'IfStatement':
      return { kind: 'branch', words: `If ${codeWords(statement.test, source)}`, ...armsOf(statement, scope, reader) };
    case 'SwitchStatement':
      return {
        kind: 'branch',
        words: `Depending on ${codeWords(statement.discriminant, source)}`,
        children: statement.cases.map((one, index) =>
          readCase(one, statement.cases[index + 1]?.start ?? statement.end - 1, scope, reader),
        ),
      };
    case 'TryStatement': {
      const { handler, finalizer } = statement;
      const tried = readBody(statement.block, scope, reader);
      const parts = [
        ...(handler ? [readArm('If that fails', handler, handler.body, scope, reader)] : []),
        ...(finalizer ? [readArm('In any case', finalizer, finalizer, scope, reader)] : []),
      ];
      return { kind: 'branch', words: 'Try', ...tried, children: [...(tried.children ?? []), ...parts] };
    }
    case 'ForOfStatement':
    case 'ForInStatement': {
      const item =
        statement.left.type === 'VariableDeclaration'
          ? (statement.left.declarations[0]?.id ?? statement.left)
          : statement.left;
      const words = `For each ${codeWords(item, source)} of ${codeWords(statement.right, source)}`;
      return { kind: 'loop', words, ...readBody(statement.body, scope, reader) };
    }
    case 'ForStatement': {
      const head = { start: statement.start, end: statement.body.start };
      return { kind: 'loop', words: `Repeat: ${codeWords(head, source)}`, ...readBody(statement.body, scope, reader) };
    }
    case 'WhileStatement':
    case 'DoWhileStatement':
      return {
        kind: 'loop',
        words: `Repeat while ${codeWords(statement.test, source)}`,
        ...readBody(statement.body, scope, reader),
      };
    case 'BlockStatement':
      return { kind: 'code', words: 'Block', ...readBody(statement, scope, reader) };
    case 'ExpressionStatement':
      return callParts(statement, statement.expression, scope, reader);
    case 'ReturnStatement':
      return callParts(statement, statement.argument, scope, reader);
    case 'VariableDeclaration':
      return callParts(
        statement,
        statement.declarations.length === 1 ? statement.declarations[0]?.init : null,
        scope,
        reader,
      );
    default:
      return { kind: 'code', words: codeStatementWords(statement, reader.names.tests, scope) };
  }
}

function callParts(
  statement: AnyStatement,
  expression: Parameters<typeof callOf>[0],
  scope: OpenScope,
  reader: Reader,
): Parts {
  const call = callOf(expression);
  const code = (): Parts => {
    const found = expression && lookedAt(expression, scope);
    return {
      kind: 'code',
      words: codeStatementWords(statement, reader.names.tests, scope),
      ...(found && { target: targetOf(found, reader) }),
    };
  };
  if (!call) return code();
  const declared = declarationOf(call, reader.names, reader.source);
  if (declared) {
    const { kind, words, title, callback } = declared;
    const place = title && { text: title.text, span: reader.places.span(title.start, title.end) };
    return { kind, words, ...(place && { title: place }), ...readCallback(callback, scope, reader) };
  }
  const loop = loopOf(call, reader.source);
  if (loop) return { kind: 'loop', words: loop.words, ...readCallback(loop.callback, scope, reader) };
  const check = checkWords(call, reader.names.expects, scope);
  if (check) return said('check', check, reader);
  const action = actionWords(call, scope) ?? togetherWords(call, scope);
  return action ? said('action', action, reader) : code();
}

/** The locator that code keeps for later, or reads from. */
function lookedAt(expression: Expression, scope: OpenScope): Found | null {
  const call = callOf(expression);
  const object = call && methodOf(call)?.object;
  return findLocator(expression, scope) ?? (object ? findLocator(object, scope) : null);
}

function said(kind: 'action' | 'check', { words, target }: Said, reader: Reader): Parts {
  return { kind, words, ...(target && { target: targetOf(target, reader) }) };
}

function targetOf({ node, words }: Found, { source, places }: Reader): NonNullable<TestNode['target']> {
  return { text: source.slice(node.start, node.end), span: places.span(node.start, node.end), words };
}

function readCallback({ body }: Callback, scope: OpenScope, reader: Reader): Pick<Parts, 'body' | 'children'> {
  if (!body) return {};
  if (body.type === 'BlockStatement') return readBody(body, scope, reader);
  // `() => page.click('a')`: the expression alone is the body.
  const only = makeNode(body, reader, () =>
    callParts({ ...body, type: 'ExpressionStatement', expression: body }, body, scope, reader),
  );
  return { children: [{ ...only, isFixed: true }] };
}

function readBody(
  body: Statement | { type: 'BlockStatement'; start: number; end: number; body: AnyStatement[] },
  scope: OpenScope,
  reader: Reader,
): Pick<Parts, 'body' | 'children'> {
  if (body.type === 'EmptyStatement') return {};
  if (body.type !== 'BlockStatement')
    return { children: [{ ...readStatement(body, scope.inner(), reader), isFixed: true }] };
  const inside = { start: body.start + 1, end: body.end - 1 };
  return { body: inside, children: readStatements(body.body, inside.start, inside.end, scope.inner(), reader) };
}

/** The children of an if: what it does, then what is done otherwise. */
function armsOf(
  statement: Extract<Statement, { type: 'IfStatement' }>,
  scope: OpenScope,
  reader: Reader,
): Pick<Parts, 'body' | 'children'> {
  const { consequent, alternate } = statement;
  const done = readBody(consequent, scope, reader);
  if (!alternate) return done;
  const isIf = alternate.type === 'IfStatement';
  const otherwise = isIf
    ? makeNode(alternate, reader, () => ({
        kind: 'branch',
        words: `Otherwise, if ${codeWords(alternate.test, reader.source)}`,
        ...armsOf(alternate, scope, reader),
        isFixed: true,
      }))
    : readArm('Otherwise', alternate, alternate, scope, reader);
  return { ...done, children: [...(done.children ?? []), otherwise] };
}

function readArm(
  words: string,
  range: { start: number; end: number },
  body: Statement,
  scope: OpenScope,
  reader: Reader,
): TestNode {
  return makeNode(range, reader, () => ({ kind: 'branch', words, isFixed: true, ...readBody(body, scope, reader) }));
}

/** Its body goes from the colon to the next case. */
function readCase(one: SwitchCase, end: number, scope: OpenScope, reader: Reader): TestNode {
  const words = one.test ? `When ${codeWords(one.test, reader.source)}` : 'Otherwise';
  const body = { start: behindColon(reader.source, one.test?.end ?? one.start), end };
  const children = readStatements(one.consequent, body.start, body.end, scope.inner(), reader);
  const last = Math.max(one.end, children.at(-1)?.span.end ?? 0);
  return makeNode({ start: one.start, end: last }, reader, () => ({
    kind: 'branch',
    words,
    isFixed: true,
    body,
    children,
  }));
}

function behindColon(source: string, from: number): number {
  const pattern = /(?:\/\*[\s\S]*?\*\/|\/\/[^\r\n\u2028\u2029]*|[^:])*?:/y;
  pattern.lastIndex = from;
  return pattern.test(source) ? pattern.lastIndex : from;
}
