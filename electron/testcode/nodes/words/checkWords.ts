/** Checks in words: `Expect button "Save" to be visible`. */
import type { Argument, CallExpression, Expression } from 'oxc-parser';
import { methodOf, unwrap } from '../syntax.ts';
import { type Found, findLocator, isPage, type Scope } from './locatorWords.ts';
import { codeWords, nameWords, valueWords } from './valueWords.ts';

export type Said = { words: string; target: Found | null };

/** Null for what is no check. `expects` are the names that the file has for Playwright's `expect`. */
export function checkWords(call: CallExpression, expects: ReadonlySet<string>, scope: Scope): Said | null {
  const matcher = methodOf(call);
  if (!matcher) return null;
  if (matcher.object.type === 'Identifier' && matcher.object.name === 'assert') {
    return { words: `Expect ${nameWords(matcher.method)} ${valueList(call.arguments, scope)}`.trim(), target: null };
  }
  const said: string[] = [];
  let object = matcher.object;
  // `.not`, `.resolves`, `.rejects` stand between the subject and the matcher.
  while (object.type === 'MemberExpression' && !object.computed && object.property.type === 'Identifier') {
    if (object.property.name === 'not') said.unshift('not');
    object = unwrap(object.object);
  }
  if (object.type !== 'CallExpression') return null;
  const how = expectIn(object.callee, expects);
  if (!how) return null;
  const [subject] = object.arguments;
  const target = subject && subject.type !== 'SpreadElement' ? findLocator(subject, scope) : null;
  const values = call.arguments.filter(
    (argument) => argument.type !== 'ObjectExpression' || !isOptions(argument, scope),
  );
  said.push(nameWords(matcher.method));
  if (values.length > 0) said.push(valueList(values, scope));
  return { words: `Expect ${target?.words ?? subjectWords(subject, how, scope)} ${said.join(' ')}`, target };
}

/** `expect`, `expect.soft`, `expect.poll`, `expect.configure({…})`, `expect.soft.configure(…)`. */
function expectIn(callee: Expression, expects: ReadonlySet<string>): 'value' | 'poll' | null {
  const inner = unwrap(callee);
  if (inner.type === 'Identifier') return expects.has(inner.name) ? 'value' : null;
  if (inner.type === 'CallExpression') return expectIn(inner.callee, expects);
  if (inner.type !== 'MemberExpression' || inner.computed || inner.property.type !== 'Identifier') return null;
  const how = expectIn(inner.object, expects);
  return how && inner.property.name === 'poll' ? 'poll' : how;
}

function subjectWords(subject: Argument | undefined, how: 'value' | 'poll', scope: Scope): string {
  if (!subject || subject.type === 'SpreadElement') return 'the value';
  if (isPage(subject, scope)) return 'the page';
  if (how === 'poll' && subject.type === 'ArrowFunctionExpression' && subject.body.type !== 'BlockStatement') {
    return codeWords(unwrap(subject.body), scope.source);
  }
  if (subject.type === 'ArrowFunctionExpression' || subject.type === 'FunctionExpression') return 'that code';
  return valueWords(unwrap(subject), scope.source);
}

function valueList(values: readonly Argument[], { source }: Scope): string {
  return values.map((value) => valueWords(value, source)).join(', ');
}

/** `{ timeout: 5000 }` tells how to look, not what must hold. */
function isOptions(argument: Argument, { source }: Scope): boolean {
  return /^\{\s*(timeout|ignoreCase|useInnerText|exact|maxDiffPixels|maxDiffPixelRatio|threshold|mask|animations|fullPage|visible|ratio|intervals)\b/.test(
    source.slice(argument.start, argument.end),
  );
}
