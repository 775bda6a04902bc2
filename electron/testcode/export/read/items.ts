/** The statements of a test → items. */
import type { CallExpression, Expression, Program, Statement, VariableDeclarator } from 'oxc-parser';
import type { Target } from '../../../../shared/model/target.ts';
import { declarationOf } from '../../nodes/declarations.ts';
import type { Names } from '../../nodes/names.ts';
import type { OpenScope } from '../../nodes/scope.ts';
import { methodOf, unwrap } from '../../nodes/syntax.ts';
import { actionWords } from '../../nodes/words/actionWords.ts';
import { checkWords } from '../../nodes/words/checkWords.ts';
import { codeStatementWords } from '../../nodes/words/codeStatementWords.ts';
import type { Consequence, Item, Move } from '../script.ts';
import { readCheck, readExpect } from './checks.ts';
import { filesOf } from './files.ts';
import { type Known, pageName, readTarget } from './locator.ts';
import { type Doing, pageOf, readMoves } from './moves.ts';
import { readText } from './values.ts';
import { readDialogs, readDownloadName, readWait, type Waiting } from './waits.ts';

export type AnyStatement = Statement | Program['body'][number];

export type Reading = {
  source: string;
  names: Names;
  scope: OpenScope;
  texts: Map<string, string>;
  targets: Map<string, Target>;
  /** Names of pages that no declaration tells of. */
  pages: Set<string>;
  /** Folders that helper functions for files stand for: `file('cv.pdf')`. */
  folders: ReadonlyMap<string, string>;
};

export function readItems(statements: readonly AnyStatement[], reading: Reading): Item[] {
  const inner = innerReading(reading);
  const items: Item[] = [];
  const reader = createReader(inner, items);
  for (const statement of statements) {
    if (statement.type === 'EmptyStatement') continue;
    if (!reader.read(statement)) items.push(codeItem(statement, inner));
    learn(statement, inner);
  }
  reader.settle();
  return items;
}

/** What is learned inside is forgotten outside; pages have names of their own anyhow. */
export function innerReading(reading: Reading): Reading {
  const scope = reading.scope.inner();
  const isPage = (name: string): boolean => reading.pages.has(name) || scope.isPage(name);
  return { ...reading, scope: { ...scope, isPage }, texts: new Map(reading.texts), targets: new Map(reading.targets) };
}

export function codeItem(statement: AnyStatement, { source, names, scope }: Reading): Item {
  const words = codeStatementWords(statement, names.tests, scope);
  const code = dedent(source, statement.start, statement.end);
  // Where the words are the code on one line, it need not be said twice.
  return { kind: 'code', text: words === code.replace(/\s+/g, ' ') ? code : `${words}\n${code}` };
}

/** The lines that follow lose the indentation of the first. */
function dedent(source: string, start: number, end: number): string {
  const indentation = /[ \t]*$/.exec(source.slice(0, start))?.[0] ?? '';
  const [first = '', ...rest] = source.slice(start, end).split(/\r\n|\n|\r/);
  return [first, ...rest.map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line))].join(
    '\n',
  );
}

/** Constants that hold locators, pages and texts. */
export function learn(statement: AnyStatement, reading: Reading): void {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration') return;
  reading.scope.learn(declaration);
  if (declaration.kind !== 'const') return;
  for (const { id, init } of declaration.declarations) {
    if (id.type !== 'Identifier' || !init) continue;
    const text = readText(init, reading.texts);
    if (text !== null) reading.texts.set(id.name, text);
    const target = readTarget(init, reading);
    if (target) reading.targets.set(id.name, target);
  }
}

function createReader(reading: Reading, items: Item[]) {
  const waiting: Waiting = new Map();
  /** What is waited for and belongs to the next act. */
  let open: Consequence[] = [];
  let openPage = 'page';
  /** What was begun and is not over: all that is done meanwhile is one act. */
  const pending = new Set<Consequence>();
  const known: Known = reading;

  function act(call: CallExpression): boolean {
    const doing = readMoves(call, known, (argument) => filesOf(argument, reading));
    if (!doing) return false;
    add(doing, actionWords(call, reading.scope)?.words ?? reading.source.slice(call.start, call.end));
    return true;
  }

  function add({ page, moves }: Doing, words: string): void {
    const last = items.at(-1);
    if (last?.kind === 'act' && open.length === 0) {
      if (countTurn(last.moves, moves)) return;
      if (last.effects.some((effect) => pending.has(effect))) {
        last.moves.push(...moves);
        last.words += `, ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
        return;
      }
    }
    items.push({ kind: 'act', words, page, moves, effects: open });
    open = [];
  }

  /** What was waited for without anything being done, or never came to be waited for. */
  function settle(): void {
    if (open.length > 0) add({ page: openPage, moves: [] }, 'Wait for what comes');
  }

  function lastAct(): Extract<Item, { kind: 'act' }> | null {
    const last = items.findLast((item) => item.kind !== 'check');
    return last?.kind === 'act' ? last : null;
  }

  /** `const downloadPromise = page.waitForEvent('download')`, without `await`. */
  function begin(name: string | null, call: CallExpression): boolean {
    const effect = readWait(call, known);
    if (!effect) return false;
    open.push(effect);
    openPage = pageOfCall(call, known);
    pending.add(effect);
    if (name !== null) waiting.set(name, effect);
    return true;
  }

  /** What a name or a pattern gets of something that was waited for. */
  function receive(id: VariableDeclarator['id'] | null, effect: Consequence): boolean {
    if (id && id.type !== 'Identifier') return false;
    if (open.includes(effect)) settle();
    pending.delete(effect);
    if (effect.kind === 'popup' && id) {
      reading.pages.add(id.name);
      effect.page = pageName(id.name);
    }
    if (id) waiting.set(id.name, effect);
    return true;
  }

  function declare({ id, init }: VariableDeclarator): boolean {
    if (!init) return false;
    const isAwaited = init.type === 'AwaitExpression';
    const value = unwrap(init);
    if (value.type === 'Identifier') {
      const effect = waiting.get(value.name);
      return isAwaited && effect !== undefined && receive(id, effect);
    }
    if (id.type === 'Identifier' && (readText(init, reading.texts) !== null || readTarget(init, reading))) return true;
    if (value.type !== 'CallExpression') return false;
    if (!isAwaited) return id.type === 'Identifier' && begin(id.name, value);
    const found = methodOf(value);
    if (found?.method === 'newPage' && id.type === 'Identifier') {
      const page = pageName(id.name);
      reading.pages.add(id.name);
      add({ page, moves: [{ kind: 'newPage', page }] }, 'Open a new tab');
      return true;
    }
    return together(value, id);
  }

  /** `const [popup] = await Promise.all([page.waitForEvent('popup'), page.click('a')])` */
  function together(call: CallExpression, id: VariableDeclarator['id'] | null): boolean {
    const found = methodOf(call);
    const [list] = call.arguments;
    if (found?.object.type !== 'Identifier' || found.object.name !== 'Promise' || found.method !== 'all') return false;
    if (list?.type !== 'ArrayExpression') return false;
    const calls = list.elements.map((element) =>
      element && element.type !== 'SpreadElement' ? unwrap(element) : null,
    );
    const waits = calls.map((one) => (one?.type === 'CallExpression' ? readWait(one, known) : null));
    const acts = calls.filter((_, index) => !waits[index]);
    const [only] = acts;
    if (acts.length !== 1 || only?.type !== 'CallExpression') return false;
    const names = id?.type === 'ArrayPattern' ? id.elements : [];
    if (id && id.type !== 'ArrayPattern') return false;
    if (!readMoves(only, known, (argument) => filesOf(argument, reading))) return false;
    open.push(...waits.filter((effect) => effect !== null));
    act(only);
    waits.forEach((effect, index) => {
      const name = names[index];
      if (effect) receive(name?.type === 'Identifier' ? name : null, effect);
    });
    return true;
  }

  function call(expression: CallExpression, statement: AnyStatement): boolean {
    const declared = declarationOf(expression, reading.names, reading.source);
    if (declared?.kind === 'group') {
      const { body } = declared.callback;
      if (body?.type !== 'BlockStatement') return false;
      items.push({ kind: 'group', words: declared.words, items: readItems(body.body, reading) });
      return true;
    }
    if (declared) return false;
    const polled = polledCall(expression, reading.names.expects);
    if (polled && act(polled)) return true;
    const said = readExpect(expression, reading.names.expects);
    if (said) return readDownloadName(said, waiting, reading) || check(expression, statement);
    return (
      act(expression) || together(expression, null) || chooses(expression) || answers(expression) || arrives(expression)
    );
  }

  function check(expression: CallExpression, statement: AnyStatement): boolean {
    const found = readCheck(expression, reading.names.expects, known);
    if (!found) return false;
    const words =
      checkWords(expression, reading.names.expects, reading.scope)?.words ??
      reading.source.slice(statement.start, statement.end);
    const page = 'page' in found ? found.page : found.target.page;
    if (pending.size > 0 || open.length > 0) add({ page, moves: [{ kind: 'expect', check: found }] }, words);
    else items.push({ kind: 'check', words, check: found });
    return true;
  }

  /** `await fileChooser.setFiles('cv.pdf')` */
  function chooses(expression: CallExpression): boolean {
    const found = methodOf(expression);
    if (found?.method !== 'setFiles' || found.object.type !== 'Identifier') return false;
    const effect = waiting.get(found.object.name);
    const files = filesOf(expression.arguments[0], reading);
    if (effect?.kind !== 'fileChooser' || !files) return false;
    effect.files = files;
    return true;
  }

  /** `page.once('dialog', (dialog) => dialog.accept())` */
  function answers(expression: CallExpression): boolean {
    const dialogs = readDialogs(expression, known);
    if (!dialogs) return false;
    open.push(...dialogs);
    openPage = pageOfCall(expression, known);
    return true;
  }

  /** `await page.waitForURL('…/cart')` is what the act before led to. */
  function arrives(expression: CallExpression): boolean {
    const found = methodOf(expression);
    const page = found && pageOf(found.object, known);
    if (found?.method !== 'waitForURL' || page === null || expression.arguments.length !== 1) return false;
    const url = readText(expression.arguments[0], reading.texts);
    if (url === null) return false;
    settle();
    const before = lastAct();
    const effect: Consequence = { kind: 'navigation', page: page ?? 'page', url };
    if (before && items.at(-1) === before) before.effects.push(effect);
    else {
      const words = `Wait for the address ${url}`;
      items.push({ kind: 'act', words, page: effect.page, moves: [], effects: [effect] });
    }
    return true;
  }

  function read(statement: AnyStatement): boolean {
    switch (statement.type) {
      case 'VariableDeclaration': {
        const [only, ...others] = statement.declarations;
        return only !== undefined && others.length === 0 && declare(only);
      }
      case 'ExpressionStatement': {
        const value = unwrap(statement.expression);
        if (value.type === 'Identifier') {
          const effect = waiting.get(value.name);
          return effect !== undefined && receive(null, effect);
        }
        return value.type === 'CallExpression' && call(value, statement);
      }
      case 'ForStatement':
        return repeat(statement);
      case 'BlockStatement':
        items.push(...readItems(statement.body, reading));
        return true;
      default:
        return false;
    }
  }

  /** `for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, 100);` */
  function repeat({ init, test, body }: Extract<Statement, { type: 'ForStatement' }>): boolean {
    const start = init?.type === 'VariableDeclaration' ? init.declarations[0] : undefined;
    if (start?.id.type !== 'Identifier' || !start.init || test?.type !== 'BinaryExpression' || test.operator !== '<')
      return false;
    const [from, to] = [readText(start.init, reading.texts), readText(test.right, reading.texts)].map(Number);
    if (from !== 0 || to === undefined || !(to > 0 && to <= 100) || body.type !== 'ExpressionStatement') return false;
    const value = unwrap(body.expression);
    if (value.type !== 'CallExpression' || !readMoves(value, known, (argument) => filesOf(argument, reading)))
      return false;
    for (let turn = 0; turn < to; turn++) act(value);
    return true;
  }

  return { read, settle };
}

/** `expect.poll(() => page.evaluate(…)).toBeGreaterThan(900)`: what is done until it has come true. */
function polledCall(expression: CallExpression, expects: ReadonlySet<string>): CallExpression | null {
  const asked = methodOf(expression);
  const poll = asked?.method === 'toBeGreaterThan' && asked.object.type === 'CallExpression' ? asked.object : null;
  const found = poll && methodOf(poll);
  if (found?.method !== 'poll' || found.object.type !== 'Identifier' || !expects.has(found.object.name)) return null;
  const [does] = poll?.arguments ?? [];
  if (does?.type !== 'ArrowFunctionExpression' || does.body.type === 'BlockStatement') return null;
  const value = unwrap(does.body as Expression);
  return value.type === 'CallExpression' ? value : null;
}

function pageOfCall(call: CallExpression, known: Known): string {
  const object = methodOf(call)?.object;
  const inner = object?.type === 'CallExpression' ? methodOf(object)?.object : object;
  return (inner && pageOf(inner, known)) ?? 'page';
}

/** Turns of the wheel, one after the other, are counted. */
function countTurn(moves: Move[], [move, ...others]: Move[]): boolean {
  const before = moves.at(-1);
  if (move?.kind !== 'wheel' || others.length > 0 || before?.kind !== 'wheel') return false;
  if (before.page !== move.page || before.delta.x !== move.delta.x || before.delta.y !== move.delta.y) return false;
  before.times += 1;
  return true;
}
