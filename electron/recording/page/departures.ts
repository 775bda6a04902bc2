/** Things that an answer took away: by role and name, or by their words, for what has gone can be described no more. */

import type { FrameEvent, TargetRef } from '../../../shared/model/event.ts';
import type { Locator, LocatorStep } from '../../../shared/model/locator.ts';
import { describeNow } from './describe.ts';
import { isVisible } from './dom.ts';
import { resolve } from './match.ts';
import { bornAt, gestures } from './reveal.ts';
import { roleOf } from './role.ts';
import { attribute, findAll, firstElementOf, isAttached, page } from './safe.ts';
import { stablePart } from './stable.ts';
import { textUpTo } from './text.ts';

type Vanished = Omit<Extract<FrameEvent, { kind: 'vanished' }>, 'kind' | 'after'>;
/** `from` is what it was taken out of. */
type Departure = { role: string | null; name: string; from: Element };

let departures: Departure[] = [];
const MOST_DEPARTURES = 40;
const MOST_INSIDE = 30;

/** What went away by and by, lately: how long it had stayed nobody knows who replays. */
let lately: { role: string; name: string; gesture: number; at: number }[] = [];
const MOST_LATELY = 60;
/** For so many gestures it is remembered. */
const GESTURES = 4;
/** What comes and what goes within this time (ms) are one change: the new in place of the old. */
const AT_ONCE_MS = 50;

/** Roles whose name is their text, told without looking at styles: what was taken out of the page has none any more. */
const NAMED_BY_TEXT = new Set([
  'option',
  'button',
  'link',
  'heading',
  'menuitem',
  'tab',
  'treeitem',
  'cell',
  'gridcell',
  'row',
]);

export function isNamedByText(element: Element): boolean {
  return NAMED_BY_TEXT.has(roleOf(element) ?? '');
}

/** Whether something of the same role and name went away a little after one of the last gestures. */
export function hadTwin(target: Element): boolean {
  if (lately.length === 0) return false;
  const role = roleOf(target);
  const name = textUpTo(target, 60);
  const born = bornAt(target);
  return lately.some(
    (each) =>
      each.role === role &&
      each.name === name &&
      gestures() - each.gesture <= GESTURES &&
      Math.abs(each.at - born) > AT_ONCE_MS,
  );
}

/** The next gesture. */
export function forgetDepartures(): void {
  departures = [];
  lately = lately.filter(({ gesture }) => gestures() - gesture <= GESTURES);
}

export function hasDepartures(): boolean {
  return departures.length > 0;
}

export function noteDeparture(node: Element, from: Element): void {
  for (const element of [node, ...[...findAll(node, '*')].slice(0, MOST_INSIDE)]) {
    if (departures.length >= MOST_DEPARTURES) return;
    const role = roleOf(element);
    const name = textUpTo(element, 60);
    const isNamed = role !== null && NAMED_BY_TEXT.has(role) && name.length >= 2;
    if (isNamed && lately.length < MOST_LATELY) lately.push({ role, name, gesture: gestures(), at: performance.now() });
    if (role === 'progressbar') departures.push({ role, name: attribute(element, 'aria-label') ?? '', from });
    else if (isLasting(name) && (isNamed || firstElementOf(element) === null))
      departures.push({ role: isNamed ? role : null, name, from });
  }
}

/** The words of an element, or the element itself, are no longer to be seen, though the element stays. */
export function noteWordsGone(element: Element, words: string): void {
  if (departures.length >= MOST_DEPARTURES || firstElementOf(element) !== null || !isLasting(words)) return;
  departures.push({ role: isNamedByText(element) ? roleOf(element) : null, name: words, from: element });
}

function isLasting(name: string): boolean {
  return name.length >= 2 && !/\d/.test(name) && stablePart(name) === name;
}

/** One of them that is nowhere on the page any more, or at least no longer where it was. */
export function vanishedFor(isShort: boolean): Vanished | null {
  const named = departures.filter(({ role }) => role !== null);
  for (const { role, name, from } of isShort ? [...named, ...departures] : named) {
    const step = stepFor(role, name);
    const gone = goneNow(role, name);
    if (gone) return gone;
    const within = isAttached(from) && from !== page.body && isVisible(from) ? placeFor(from) : null;
    if (within && resolve([step], 1, [from]).length === 0) return { role, name, within };
  }
  return null;
}

/** Whether nothing of that role and name can be seen any more; what is left out of sight counts for nobody but a locator. */
export function goneNow(role: string | null, name: string): Vanished | null {
  const left = resolve([stepFor(role, name)], 2);
  if (left.length === 0) return { role, name };
  return left.length === 1 && left.every((element) => !isVisible(element)) ? { role, name, isHidden: true } : null;
}

function stepFor(role: string | null, name: string): LocatorStep {
  const words = { value: name, exact: true };
  if (role === null) return { by: 'text', text: words };
  return { by: 'role', role, ...(name !== '' && { name: words }) };
}

/** Where something was: a place that is found without the words in it. */
function placeFor(element: Element): TargetRef | null {
  const ref = describeNow(element);
  const words = textUpTo(element, 60);
  const lasting = ref.description?.locators.filter(
    ({ locator, score }) => score >= 640 && (words === '' || !speaksOf(locator, words)),
  );
  if (!ref.description || !lasting || lasting.length === 0) return null;
  return { ...ref, description: { ...ref.description, locators: lasting } };
}

/** Whether the locator would not find its element, were its words others. */
export function speaksOf(locator: Locator, words: string): boolean {
  return JSON.stringify(locator).includes(JSON.stringify(words).slice(1, -1));
}
