import { locatorWords } from '../../locatorWords.ts';
import type { Call } from '../../runner/instrument.ts';
import { normalizeAddress } from '../normalize.ts';

/** Actions after which a page may show another page. */
const leading = new Set([
  ...['click', 'dblclick', 'press', 'tap', 'check', 'uncheck', 'setChecked', 'selectOption', 'dispatchEvent', 'up'],
  ...['goto', 'goBack', 'goForward', 'reload', 'dragTo', 'drop', 'dragAndDrop'],
]);

/** Page methods whose first argument is a selector. */
const written = new Set(['fill', 'type', 'pressSequentially', 'insertText', 'setContent', 'evaluate']);

export function mayNavigate({ does, method }: Call): boolean {
  return does === 'action' && leading.has(method);
}

/** An action as people would call it, without what was typed: `click link "Cart"`, `goto /about`. */
export function actionName({ method, locator, args, page }: Call): string {
  if (locator) return `${method} ${locatorWords(String(locator))}`;
  const [first] = args;
  if (method === 'goto' && typeof first === 'string')
    return `goto ${normalizeAddress(first, URL.parse(page.url())?.origin ?? null)}`;
  return typeof first === 'string' && !written.has(method) ? `${method} ${first}` : method;
}
