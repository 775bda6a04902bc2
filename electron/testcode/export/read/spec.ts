/** A spec → what is exported of it. */
import { type CallExpression, type Program, Visitor } from 'oxc-parser';
import type { SyntaxProblem } from '../../checkSyntax.ts';
import { callOf, declarationOf } from '../../nodes/declarations.ts';
import { namesOf } from '../../nodes/names.ts';
import { isProblem, parseProgram } from '../../nodes/parseProgram.ts';
import { createPlaces } from '../../nodes/places.ts';
import { createScope } from '../../nodes/scope.ts';
import { pathOf, propertyOf } from '../../nodes/syntax.ts';
import type { Item, Script, ScriptSettings, ScriptTest } from '../script.ts';
import { readFolder } from './files.ts';
import { type AnyStatement, codeItem, innerReading, learn, type Reading, readItems } from './items.ts';
import { readNumber, readText } from './values.ts';

/**
 * The tests of a spec with everything that other worlds can be told; the rest is kept as code. With `line` (from 1) only the
 * test that stands there. `title` is what the whole is called.
 */
export function readSpec(source: string, file: string, title: string, line?: number): Script | SyntaxProblem {
  const parsed = parseProgram(source, file, 'statements');
  if (isProblem(parsed)) return parsed;
  const settings: ScriptSettings = { testIdAttribute: 'data-testid' };
  const reading: Reading = {
    source,
    names: namesOf(parsed.program),
    scope: createScope(source),
    texts: new Map(),
    targets: new Map(),
    pages: new Set(),
    folders: foldersOf(parsed.program),
  };
  const tests = readTests(parsed.program.body, reading, settings, { titles: [], before: [], after: [] });
  const places = createPlaces(source);
  const chosen = tests.filter(({ start, end }) => {
    const span = places.span(start, end);
    return line === undefined || (span.line <= line && line <= span.endLine);
  });
  return { title, settings, tests: chosen.map(({ test }) => test) };
}

type Found = { start: number; end: number; test: ScriptTest };

/** What the describes around a test say of it. */
type Around = { titles: string[]; before: Item[]; after: Item[] };

function readTests(
  statements: readonly AnyStatement[],
  outer: Reading,
  settings: ScriptSettings,
  around: Around,
): Found[] {
  const reading = innerReading(outer);
  const inside: Around = { ...around, before: [...around.before], after: [...around.after] };
  const tests: { start: number; end: number; title: string; items: Item[] }[] = [];
  const nested: Found[] = [];
  for (const statement of statements) {
    learn(statement, reading);
    const call = statement.type === 'ExpressionStatement' ? callOf(statement.expression) : null;
    const declared = call && declarationOf(call, reading.names, reading.source);
    if (!declared && makesTests(statement, reading)) {
      const { start, end } = statement;
      tests.push({ start, end, title: 'tests that are made by code', items: [codeItem(statement, reading)] });
      continue;
    }
    if (!call) continue;
    if (readUse(call, settings, reading)) continue;
    const body = declared?.callback.body;
    if (!declared || body?.type !== 'BlockStatement') continue;
    if (declared.kind === 'describe') {
      const title = declared.title?.text;
      nested.push(
        ...readTests(body.body, reading, settings, {
          ...inside,
          titles: [...inside.titles, ...(title === undefined ? [] : [title])],
        }),
      );
    } else if (declared.kind === 'hooks') addHook(declared.words, statement, body.body, inside, reading);
    else if (declared.kind === 'test') {
      const [, marked] = pathOf(call.callee) ?? [];
      // A test that is switched off is not exported as one that runs.
      const items: Item[] =
        marked === 'skip' || marked === 'fixme' ? [codeItem(statement, reading)] : readItems(body.body, reading);
      tests.push({ start: statement.start, end: statement.end, title: declared.title?.text ?? 'test', items });
    }
  }
  // Hooks may stand below the tests that they are for.
  const found = tests.map(({ start, end, title, items }) => ({
    start,
    end,
    test: { title: [...inside.titles, title].join(' › '), items: [...inside.before, ...items, ...inside.after] },
  }));
  return [...found, ...nested].toSorted((one, other) => one.start - other.start);
}

/** Whether a loop, a branch or a call declares tests: those are told as that code. */
function makesTests(statement: AnyStatement, { names, source }: Reading): boolean {
  let isMaker = false;
  const visitor = new Visitor({
    CallExpression: (call) => {
      isMaker ||= declarationOf(call, names, source)?.kind === 'test';
    },
  });
  const { start, end } = statement;
  visitor.visit({ type: 'Program', body: [statement], sourceType: 'module', hashbang: null, start, end });
  return isMaker;
}

function addHook(
  words: string,
  statement: AnyStatement,
  body: readonly AnyStatement[],
  around: Around,
  reading: Reading,
): void {
  if (words === 'Before each test') around.before.push({ kind: 'group', words, items: readItems(body, reading) });
  else if (words === 'After each test') around.after.unshift({ kind: 'group', words, items: readItems(body, reading) });
  // What is done once for all tests has no place in one of them.
  else (words === 'Before all tests' ? around.before : around.after).push(codeItem(statement, reading));
}

/** `test.use({ viewport: …, testIdAttribute: … })` */
function readUse(call: CallExpression, settings: ScriptSettings, { names, texts, source }: Reading): boolean {
  const [root = '', method, ...more] = pathOf(call.callee) ?? [];
  if (!names.tests.has(root) || method !== 'use' || more.length > 0) return false;
  const [options] = call.arguments;
  const viewport = propertyOf(options, 'viewport');
  const [width, height] = [readNumber(propertyOf(viewport, 'width')), readNumber(propertyOf(viewport, 'height'))];
  if (width !== null && height !== null) settings.viewport = { width, height };
  const storageState = readText(propertyOf(options, 'storageState'), texts);
  if (storageState !== null) settings.storageState = storageState;
  const testIdAttribute = readText(propertyOf(options, 'testIdAttribute'), texts);
  if (testIdAttribute !== null && /^[a-zA-Z_][\w-]*$/.test(testIdAttribute)) settings.testIdAttribute = testIdAttribute;
  const device = options
    ? /\.\.\.devices\[\s*(['"])((?:(?!\1)[^\\])*)\1\s*\]/.exec(source.slice(options.start, options.end))?.[2]
    : undefined;
  if (device !== undefined) settings.device = device;
  return true;
}

function foldersOf({ body }: Program): Map<string, string> {
  const declarators = body.flatMap((statement) =>
    statement.type === 'VariableDeclaration' ? statement.declarations : [],
  );
  return new Map(
    declarators.flatMap((one) => [readFolder(one) ?? []].filter((pair) => pair.length === 2)) as [string, string][],
  );
}
