/** Checks of a spec → checks as data. */
import type { Argument, CallExpression, Expression } from 'oxc-parser';
import { methodOf, propertyOf, unwrap } from '../../nodes/syntax.ts';
import { isPage } from '../../nodes/words/locatorWords.ts';
import type { Check, ElementState, Expected } from '../script.ts';
import { type Known, pageName, readTarget } from './locator.ts';
import { hasOnly, readExpected, readNumber, readText } from './values.ts';

const STATES: Record<string, ElementState> = {
  toBeVisible: 'visible',
  toBeHidden: 'hidden',
  toBeEnabled: 'enabled',
  toBeDisabled: 'disabled',
  toBeChecked: 'checked',
  toBeEditable: 'editable',
  toBeFocused: 'focused',
  toBeEmpty: 'empty',
};

/** Subject, matcher and negation of `expect(subject).not.toBe…(…)`; null for what is no check. */
export function readExpect(call: CallExpression, expects: ReadonlySet<string>) {
  const matcher = methodOf(call);
  if (!matcher) return null;
  let object: Expression = matcher.object;
  let isNot = false;
  if (
    object.type === 'MemberExpression' &&
    !object.computed &&
    object.property.type === 'Identifier' &&
    object.property.name === 'not'
  ) {
    isNot = true;
    object = unwrap(object.object);
  }
  if (object.type !== 'CallExpression') return null;
  const callee = unwrap(object.callee);
  if (callee.type !== 'Identifier' || !expects.has(callee.name)) return null;
  return { subject: object.arguments[0], method: matcher.method, isNot, args: call.arguments };
}

/** Null for a check that cannot be told as data. */
export function readCheck(call: CallExpression, expects: ReadonlySet<string>, known: Known): Check | null {
  const said = readExpect(call, expects);
  if (!said?.subject || said.subject.type === 'SpreadElement') return null;
  const { subject, method, args } = said;
  const last = args.at(-1);
  const options = last?.type === 'ObjectExpression' ? last : undefined;
  // Other options change what is looked at.
  if (options && !hasOnly(options, 'timeout')) return null;
  const ms = options ? readNumber(propertyOf(options, 'timeout')) : null;
  const about = { isNot: said.isNot, ...(ms !== null && { ms }) };
  const values = options ? args.slice(0, -1) : args;
  if (isPage(subject, known.scope) && subject.type === 'Identifier')
    return pageCheck(pageName(subject.name), method, values, about, known);
  const target = readTarget(subject, known);
  if (!target) return null;
  const state = STATES[method];
  if (state) return values.length === 0 ? { ...about, kind: 'state', state, target } : null;
  const [first, second] = values;
  const expected = (kind: 'text' | 'contains', value: Argument | undefined): Expected | null =>
    readExpected(value, kind, known.texts);
  switch (method) {
    case 'toHaveText':
    case 'toContainText': {
      const text = expected(method === 'toHaveText' ? 'text' : 'contains', first);
      return text && { ...about, kind: 'text', target, expected: text };
    }
    case 'toHaveValue': {
      const value = expected('text', first);
      return value && { ...about, kind: 'value', target, expected: value };
    }
    case 'toHaveAttribute': {
      const [name, value] = [readText(first, known.texts), expected('text', second)];
      return name === null || !value ? null : { ...about, kind: 'attribute', target, name, expected: value };
    }
    case 'toHaveCount': {
      const count = readNumber(first);
      return count === null ? null : { ...about, kind: 'count', target, count };
    }
    default:
      return null;
  }
}

function pageCheck(
  page: string,
  method: string,
  [first]: Argument[],
  about: { isNot: boolean; ms?: number },
  { texts }: Known,
): Check | null {
  const expected = readExpected(first, 'text', texts);
  if (!expected || (method !== 'toHaveURL' && method !== 'toHaveTitle')) return null;
  return {
    ...about,
    kind: method === 'toHaveURL' ? 'url' : 'title',
    page,
    expected: method === 'toHaveURL' ? ofAnyHost(expected) : expected,
  };
}

/** A path alone is one of the base address, which only the config knows. */
function ofAnyHost(expected: Expected): Expected {
  if (expected.kind !== 'text' || !expected.text.startsWith('/')) return expected;
  const path = expected.text.replace(/[$^+.*()|\\?{}[\]]/g, '\\$&');
  return { kind: 'pattern', source: `^https?://[^/]+${path}$`, flags: '' };
}
