import type { Frame, Locator, Page } from '@playwright/test';
import { type Call, isLocator } from '../instrument.ts';

/** One element that a call is for, and the call with another locator in its place. */
export type Target = { locator: Locator; replaced(call: Instead, by: Locator): Instead };

/** What a call is made with. */
type Instead = { receiver: object; args: unknown[] };

/** Methods of pages and frames that take a selector; all others of their actions take an address, or none. */
const bySelector = new Set([
  ...['check', 'click', 'dblclick', 'dispatchEvent', 'fill', 'focus', 'hover', 'press', 'selectOption'],
  ...['setChecked', 'setInputFiles', 'tap', 'type', 'uncheck'],
]);

/** The elements that an action is for: the locator it was called on, the one it drops on, or what its selectors find. */
export function targetsOf({ does, locator, receiver, args, method }: Call): Target[] {
  if (does !== 'action') return [];
  if (locator) {
    const own: Target = { locator, replaced: ({ args }, by) => ({ receiver: by, args }) };
    const [other] = args;
    return method === 'dragTo' && isObject(other) && isLocator(other) ? [own, argument(other, 0, (by) => by)] : [own];
  }
  // A keyboard has methods of the same names, and types whatever has the focus.
  if (!('locator' in receiver)) return [];
  const places = bySelector.has(method) ? [0] : method === 'dragAndDrop' ? [0, 1] : [];
  return places.flatMap((index) => {
    const selector = args[index];
    if (typeof selector !== 'string') return [];
    return [argument((receiver as Page | Frame).locator(selector), index, selectorOf)];
  });
}

function argument(locator: Locator, index: number, as: (by: Locator) => unknown): Target {
  return { locator, replaced: ({ receiver, args }, by) => ({ receiver, args: args.with(index, as(by)) }) };
}

/** As Playwright holds it; it understands it again wherever a selector may stand. */
export function selectorOf(locator: Locator): string {
  return (locator as unknown as { _selector?: string })._selector ?? '';
}

/** The frame that a locator begins in: what it enters by itself is part of its selector. */
export function rootOf(locator: Locator): Frame {
  return (locator as unknown as { _frame?: Frame })._frame ?? locator.page().mainFrame();
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
