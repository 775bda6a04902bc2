/** Locators of a spec → locators as data. */
import type { Argument, CallExpression, Expression } from 'oxc-parser';
import type { Locator, LocatorStep } from '../../../../shared/model/locator.ts';
import type { Target } from '../../../../shared/model/target.ts';
import { methodOf, propertyOf, unwrap } from '../../nodes/syntax.ts';
import { findLocator, isPage, type Scope } from '../../nodes/words/locatorWords.ts';
import { bareTarget } from '../lower.ts';
import { hasOnly, isTrue, readMatch, readNumber, readText, type Texts } from './values.ts';

export type Known = { scope: Scope; texts: Texts; targets: ReadonlyMap<string, Target> };

/** Null for what is no locator, or one that cannot be told as data. */
export function readTarget(argument: Argument | undefined, known: Known): Target | null {
  if (!argument || argument.type === 'SpreadElement') return null;
  const expression = unwrap(argument);
  const path = readPath(expression, known);
  if (!path || path.locator.length === 0) return null;
  return bareTarget(path.page, path.frames, path.locator, findLocator(expression, known.scope)?.words ?? 'element');
}

/** What `page.locator('iframe').contentFrame()` stands for: nothing found yet, in there. */
type Path = { page: string; frames: Locator[]; locator: Locator };

function readPath(expression: Expression, known: Known): Path | null {
  if (expression.type === 'Identifier') {
    const held = known.targets.get(expression.name);
    if (held) return { page: held.page, frames: held.frames, locator: held.locators[0]?.locator ?? [] };
    return isPage(expression, known.scope) ? { page: pageName(expression.name), frames: [], locator: [] } : null;
  }
  if (expression.type !== 'CallExpression') return null;
  const found = methodOf(expression);
  const before = found && readPath(found.object, known);
  if (!found || !before) return null;
  if (found.method === 'frameLocator') {
    const selector = readText(expression.arguments[0], known.texts);
    if (selector === null) return null;
    return { ...before, frames: [...before.frames, [...before.locator, { by: 'css', selector }]], locator: [] };
  }
  if (found.method === 'contentFrame')
    return before.locator.length > 0 ? { ...before, frames: [...before.frames, before.locator], locator: [] } : null;
  const steps = readSteps(expression, found.method, known);
  return steps && { ...before, locator: [...before.locator, ...steps] };
}

const TEXT_GETTERS: Record<string, 'label' | 'placeholder' | 'alt' | 'title' | 'text'> = {
  getByLabel: 'label',
  getByPlaceholder: 'placeholder',
  getByAltText: 'alt',
  getByTitle: 'title',
  getByText: 'text',
};

function readSteps(call: CallExpression, method: string, { texts }: Known): LocatorStep[] | null {
  const [first, options] = call.arguments;
  const isExact = isTrue(propertyOf(options, 'exact'));
  const by = TEXT_GETTERS[method];
  if (by) {
    const text = readMatch(first, isExact, texts);
    return text && hasOnly(options, 'exact') ? [{ by, text }] : null;
  }
  switch (method) {
    case 'getByTestId': {
      const value = readText(first, texts);
      return value === null ? null : [{ by: 'testId', value }];
    }
    case 'getByRole':
      return readRole(first, options, isExact, texts);
    case 'locator': {
      const selector = readText(first, texts);
      const filter = options ? readFilter(options, texts) : [];
      return selector === null || !filter ? null : [{ by: 'css', selector }, ...filter];
    }
    case 'filter':
      return readFilter(first, texts);
    case 'first':
      return [{ by: 'nth', index: 0 }];
    case 'last':
      return [{ by: 'nth', index: -1 }];
    case 'nth': {
      const index = readNumber(first);
      return index === null ? null : [{ by: 'nth', index }];
    }
    default:
      return null;
  }
}

function readRole(
  first: Argument | undefined,
  options: Argument | undefined,
  isExact: boolean,
  texts: Texts,
): LocatorStep[] | null {
  const role = readText(first, texts);
  const name = propertyOf(options, 'name');
  const match = name && readMatch(name, isExact, texts);
  const level = propertyOf(options, 'level');
  const number = level && readNumber(level);
  if (role === null || match === null || number === null || !hasOnly(options, 'name', 'exact', 'level')) return null;
  return [{ by: 'role', role, ...(match && { name: match }), ...(number !== undefined && { level: number }) }];
}

function readFilter(options: Argument | undefined, texts: Texts): LocatorStep[] | null {
  const text = readMatch(propertyOf(options, 'hasText'), false, texts);
  // The data has no word for the whole of a text here.
  return text && !text.exact && hasOnly(options, 'hasText') ? [{ by: 'hasText', text }] : null;
}

/** A name that is a word of no other language. */
export function pageName(name: string): string {
  const plain = name.replace(/\W/g, '');
  return /^[a-z]\w*$/i.test(plain) && /(page|popup|tab)\d*$/i.test(plain) ? plain : `${plain.replace(/^\d+/, '')}Page`;
}
