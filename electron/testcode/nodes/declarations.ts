/** Which statements declare tests, describes, hooks and groups. */
import type { CallExpression, Expression } from 'oxc-parser';
import type { Names } from './names.ts';
import { type Callback, isFunction, methodOf, pathOf, unwrap } from './syntax.ts';
import { codeWords, plainWords } from './words/valueWords.ts';

export type Declaration = {
  kind: 'test' | 'describe' | 'hooks' | 'group';
  words: string;
  title: { text: string; start: number; end: number } | null;
  callback: Callback;
};

const hookWords: Record<string, string> = {
  beforeEach: 'Before each test',
  afterEach: 'After each test',
  beforeAll: 'Before all tests',
  afterAll: 'After all tests',
};

const modifierWords: Record<string, string> = {
  skip: 'skipped',
  fixme: 'to be fixed',
  fail: 'expected to fail',
  only: 'only this',
  slow: 'slow',
};

/** Null for a call that declares nothing. */
export function declarationOf(call: CallExpression, names: Names, source: string): Declaration | null {
  const callback = call.arguments.findLast((argument) => isFunction(argument));
  if (!callback || !isFunction(callback)) return null;
  const path = pathOf(call.callee) ?? [];
  const [root = '', ...rest] = path;
  const hook = hookWords[path.at(-1) ?? ''];
  if (hook && (names.tests.has(root) || path.length === 1))
    return { kind: 'hooks', words: hook, title: null, callback };
  const kind = kindOf(root, rest, names);
  const [title] = call.arguments;
  if (!kind || !title || title.type === 'SpreadElement') return null;
  if (isFunction(title)) {
    // `test.describe(() => {…})` is allowed; a test needs a title.
    return kind === 'describe' ? { kind, words: 'Tests', title: null, callback } : null;
  }
  const said = plainWords(title, source);
  const modifiers = rest.flatMap((name) => modifierWords[name] ?? []);
  const words = modifiers.length > 0 ? `${said} (${modifiers.join(', ')})` : said;
  return { kind, words, title: { text: said, start: title.start, end: title.end }, callback };
}

function kindOf(root: string, rest: string[], { tests, describes }: Names): 'test' | 'describe' | 'group' | null {
  if (describes.has(root)) return rest.every((name) => name in modifierWords) ? 'describe' : null;
  if (!tests.has(root)) return null;
  if (rest[0] === 'step') return 'group';
  if (rest[0] === 'describe') return rest.includes('configure') ? null : 'describe';
  return rest.every((name) => name in modifierWords) ? 'test' : null;
}

/** `rows.forEach((row) => {…})` is a loop, too. */
export function loopOf(call: CallExpression, source: string): { words: string; callback: Callback } | null {
  const found = methodOf(call);
  const [callback] = call.arguments;
  if (!found || !['forEach', 'map'].includes(found.method) || !isFunction(callback)) return null;
  const [item] = callback.params;
  return {
    words: `For each ${item ? codeWords(item, source) : 'one'} of ${codeWords(found.object, source)}`,
    callback,
  };
}

/** The call that a statement makes, whatever it does with the result: `….catch(() => {})` is only how it goes on. */
export function callOf(expression: Expression | null | undefined): CallExpression | null {
  const inner = expression ? unwrap(expression) : null;
  if (inner?.type !== 'CallExpression') return null;
  const found = methodOf(inner);
  const goesOn = found && ['catch', 'then', 'finally'].includes(found.method) ? callOf(found.object) : null;
  return goesOn ?? inner;
}
