/** Which locator an expression is, and what it finds, in words. */
import type { Argument, CallExpression, Expression } from 'oxc-parser';
import { methodOf, pathOf, propertyOf, textOf, unwrap } from '../syntax.ts';
import { codeWords, nameWords, plainWords, quoted, valueWords } from './valueWords.ts';

/** What is known where a statement stands: its file's text, and the constants that hold locators and pages. */
export type Scope = {
  readonly source: string;
  locatorNamed(name: string): Held | undefined;
  isPage(name: string): boolean;
};

/** A locator that a constant holds: where it stands, and its parts in words, the innermost first. */
export type Held = { node: { start: number; end: number }; parts: string[] };

/** `node` is the code that says where the element is, `words` what a person calls it. */
export type Found = { node: { start: number; end: number }; words: string };

/**
 * `page.getByRole('row', { name: 'Ann' }).getByRole('button', { name: 'Delete' })` is `button "Delete" in row "Ann"`.
 * Null for what is no locator that can be told from its text.
 */
export function findLocator(expression: Expression, scope: Scope): Found | null {
  const held = holdLocator(expression, scope);
  return held && { node: held.node, words: held.parts.join(' in ') };
}

export function holdLocator(expression: Expression, scope: Scope): Held | null {
  const inner = unwrap(expression);
  if (inner.type === 'Identifier') return scope.locatorNamed(inner.name) ?? null;
  const parts = partsOf(inner, scope);
  return parts && { node: inner, parts };
}

/** The innermost part first; an empty list stands for the page itself. */
function partsOf(expression: Expression, scope: Scope): string[] | null {
  if (expression.type !== 'CallExpression') return null;
  const call = methodOf(expression);
  if (!call) return null;
  const { object, method } = call;
  const known = partsOf(object, scope) ?? heldParts(object, scope);
  const said = partWords(expression, method, scope);
  if (said !== null) return [said, ...(known ?? receiverParts(object, scope))];
  if (!known) return null;
  const [part, ...around] = known;
  const changed = part === undefined ? null : changeWords(part, expression, method, scope);
  return changed === null ? null : [changed, ...around];
}

function heldParts(object: Expression, scope: Scope): string[] | null {
  return object.type === 'Identifier' ? (scope.locatorNamed(object.name)?.parts ?? null) : null;
}

/** Pages go without saying; `this.dialog.getByRole(…)` and `row.getByRole(…)` are told. */
function receiverParts(object: Expression, scope: Scope): string[] {
  if (isPage(object, scope)) return [];
  const path = pathOf(object);
  const name = path?.at(-1);
  if (!name || name === 'this' || /^(frame|context|component)$|Page$/.test(name)) return [];
  return [nameWords(name)];
}

/** What a call finds, for the calls that find something. */
function partWords(call: CallExpression, method: string, { source }: Scope): string | null {
  const [first, options] = call.arguments;
  if (!first) return null;
  switch (method) {
    case 'getByRole': {
      const name = propertyOf(options, 'name');
      const role = plainWords(first, source);
      return `${roleWords[role] ?? role}${name ? ` ${valueWords(name, source)}` : ''}`;
    }
    case 'getByLabel':
    case 'getByPlaceholder':
      return `field ${valueWords(first, source)}`;
    case 'getByText':
      return `text ${valueWords(first, source)}`;
    case 'getByAltText':
      return `picture ${valueWords(first, source)}`;
    case 'getByTitle':
    case 'getByTestId':
      return `element ${valueWords(first, source)}`;
    case 'frameLocator':
      return `frame ${plainWords(first, source)}`;
    case '$':
    case '$$':
      return plainWords(first, source);
    case 'locator':
      return `${plainWords(first, source)}${filterWords(options, source)}`;
    default:
      return null;
  }
}

const roleWords: Record<string, string> = { textbox: 'field', img: 'picture', listitem: 'list item' };

/** What a call makes of the part before it; null where it makes no locator. */
function changeWords(part: string, call: CallExpression, method: string, scope: Scope): string | null {
  const [first] = call.arguments;
  switch (method) {
    case 'contentFrame':
      return `frame ${part}`;
    case 'owner':
      return `the frame of ${part}`;
    case 'first':
    case 'last':
      return `the ${method} ${part}`;
    case 'nth': {
      const index = first?.type === 'Literal' && typeof first.value === 'number' ? first.value + 1 : null;
      return `${part} number ${index ?? (first ? `${codeWords(first, scope.source)} + 1` : '')}`;
    }
    case 'filter': {
      const has = propertyOf(first, 'has');
      const found = has && findLocator(has, scope);
      return `${part}${filterWords(first, scope.source)}${found ? ` with ${found.words}` : ''}`;
    }
    case 'and':
    case 'or': {
      const other = first && first.type !== 'SpreadElement' ? findLocator(first, scope) : null;
      return other ? `${part} ${method} ${other.words}` : null;
    }
    case 'describe':
      return first ? (textOf(first) ?? part) : part;
    default:
      return null;
  }
}

function filterWords(options: Argument | undefined, source: string): string {
  const has = propertyOf(options, 'hasText');
  const hasNot = propertyOf(options, 'hasNotText');
  const visible = propertyOf(options, 'visible');
  const parts = [
    has && ` with ${valueWords(has, source)}`,
    hasNot && ` without ${valueWords(hasNot, source)}`,
    visible?.type === 'Literal' && (visible.value ? ' that is visible' : ' that is hidden'),
  ];
  return parts.filter(Boolean).join('');
}

/** The element that a call acts on, be it a locator, a selector given to the page, or a name for either. */
export function findTarget(object: Expression, call: CallExpression, scope: Scope): Found | null {
  if (!isPage(object, scope)) return findLocator(object, scope) ?? namedTarget(object, scope);
  const [selector] = call.arguments;
  const text = textOf(selector);
  return selector && text !== null ? { node: selector, words: text.length > 0 ? text : quoted(text) } : null;
}

/** `this.saveButton` is the save button; where it is found stands elsewhere. */
function namedTarget(object: Expression, { source }: Scope): Found {
  const name = pathOf(object)?.at(-1);
  return { node: object, words: name && name !== 'this' ? nameWords(name) : codeWords(object, source) };
}

export function isPage(expression: Expression, scope: Scope): boolean {
  const path = pathOf(expression);
  const name = path?.at(-1);
  return name !== undefined && (path?.length === 1 ? scope.isPage(name) : name === 'page');
}
