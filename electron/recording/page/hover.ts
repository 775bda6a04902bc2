/** Which hovers a target needed: menus that open by CSS `:hover` or by a script that listens for the mouse. */

import type { TargetRef } from '../../../shared/model/event.ts';
import type { Locator, RankedLocator } from '../../../shared/model/locator.ts';
import type { Description } from '../../../shared/model/target.ts';
import { describe, describeNow } from './describe.ts';
import { flatAncestors, flatContains, isVisible, queryAll } from './dom.ts';
import { compounds, hoverRules, isOtherwiseOutOfReach, lastCompound, safeMatches, showingRules } from './hoverRules.ts';
import { isUnique, resolve } from './match.ts';
import { accessibleName } from './name.ts';
import { isActionable, retarget } from './retarget.ts';
import { attributeChangesOf, changeOf, isNewSinceGesture, lastHovered, textChangesByHover } from './reveal.ts';
import { roleOf } from './role.ts';
import { findAll, firstElementOf, isAttached, isSeen, page, previousElementOf } from './safe.ts';
import { elementText, ownWords } from './text.ts';

/**
 * The elements to hover, outermost first, so that `target` is there. Called while the target is still hovered.
 * A hover is needed where without it the target (or what it stands in) would not be shown.
 */
export function neededHovers(target: Element): NeededHover[] {
  const chain: NeededHover[] = [];
  let of = target;
  for (let depth = 0; depth < 5; depth++) {
    const hover = hoverThatShows(of);
    if (!hover || hover.element === of || chain.some(({ element }) => element === hover.element)) break;
    chain.unshift(hover);
    of = hover.element;
  }
  return chain;
}

/** What is hovered often holds what the hover shows: words of that cannot be there when it is looked for. */
export function describeHover({ element, shown }: NeededHover): TargetRef {
  const ref = describeNow(element);
  const words = elementText(shown);
  if (!ref.description || !flatContains(element, shown) || words === '') return ref;
  const own = ownWords(element);
  const byOwn: Locator = [{ by: 'text', text: { value: own } }];
  const kept = ref.description.locators.filter(
    ({ locator }) => !JSON.stringify(locator).includes(JSON.stringify(words).slice(1, -1)),
  );
  const first =
    own !== '' && isUnique(byOwn, element) ? [{ locator: byOwn, score: 800, reasons: ['its own text'] }] : [];
  const locators = [...first, ...kept];
  return locators.length > 0 ? { ...ref, description: { ...ref.description, locators } } : ref;
}

/** The target as a replay finds it, whose mouse is not there yet. */
export function describeUnhovered(target: Element): Description {
  const description = describe(target);
  const { now, before } = changedByHover(target);
  if (now.length + before.length === 0) return description;
  const speaks = ({ locator }: RankedLocator): boolean =>
    [...now, accessibleName(target)].some(
      (words) => words !== '' && JSON.stringify(locator).includes(JSON.stringify(words).slice(1, -1)),
    );
  const others = description.locators.filter((each) => !speaks(each));
  const role = roleOf(target);
  const former = before
    .map((value): Locator => (role ? [{ by: 'role', role, name: { value } }] : [{ by: 'text', text: { value } }]))
    .filter((locator) => resolve(locator, 1).length === 0)
    .map((locator): RankedLocator => ({ locator, score: 850, reasons: ['its name before the mouse came'] }));
  const locators = [...former, ...others];
  return locators.length > 0 ? { ...description, locators } : description;
}

/** Words in the target that are there only because the mouse is, and words that are not for the same reason. */
function changedByHover(target: Element): { now: string[]; before: string[] } {
  const now: string[] = [];
  const before: string[] = [];
  const note = (list: string[], words: string): void => {
    if (words !== '') list.push(words);
  };
  for (const inner of [target, ...findAll(target, '*')].slice(0, MOST_PARTS)) {
    for (const { was, is } of textChangesByHover(inner)) {
      note(now, is);
      note(before, was);
    }
  }
  if (firstElementOf(target) === null) return { now, before };
  for (const { selector, isHiding, isShowing } of hoverRules(target)) {
    if (!isHiding && !isShowing) continue;
    for (const inner of shownBy(selector, target)) {
      if (isHiding && !isVisible(inner)) note(before, elementText(inner));
      else if (isShowing && isVisible(inner) && isOtherwiseOutOfReach(inner, ['display', 'visibility']))
        note(now, elementText(inner));
    }
  }
  return { now, before };
}

/** More parts than these no button has. */
const MOST_PARTS = 40;

/** `shown` is what was not there before. */
export type NeededHover = { element: Element; shown: Element };

function hoverThatShows(target: Element): NeededHover | null {
  for (const element of flatAncestors(target)) {
    if (element === page.body) return null;
    const byStyle = styleHover(element, target);
    if (byStyle) return { element: byStyle, shown: element };
    const byScript = scriptHover(element, target);
    if (byScript) return { element: byScript, shown: element };
  }
  return null;
}

/** A script added the element, or took its cloak away, while the mouse rested somewhere else. */
function scriptHover(element: Element, target: Element): Element | null {
  const birth = changeOf(element);
  const change =
    (birth?.hovered ? birth : undefined) ??
    attributeChangesOf(element).find((each) => each.hovered && uncovers(element, each.attribute, each.oldValue)) ??
    parentSwitch(element);
  const hovered = change?.hovered;
  if (!hovered || !isAttached(hovered) || flatContains(element, hovered) || hovered === target) return null;
  return nameable(hovered);
}

/** `class="menu open"` on an ancestor may show the element by a rule of the style sheet. */
function parentSwitch(element: Element): { hovered: Element | null } | undefined {
  for (const ancestor of flatAncestors(element)) {
    if (ancestor === page.root) return undefined;
    const change = attributeChangesOf(ancestor)
      .filter((each) => each.hovered)
      .find(
        (each) =>
          each.attribute === 'class' ||
          each.attribute?.startsWith('aria-') ||
          each.attribute?.startsWith('data-') ||
          each.attribute === 'open',
      );
    if (change && dependsOn(element, ancestor)) return change;
  }
  return undefined;
}

/** Whether some rule that shows `element` speaks of `ancestor` in a part of its selector that could just have come true. */
function dependsOn(element: Element, ancestor: Element): boolean {
  return showingRules(element).some(({ selector, isHiding }) => {
    if (isHiding || !safeMatches(element, selector)) return false;
    return ancestor === element
      ? /[.[]/.test(lastCompound(selector))
      : compounds(selector)
          .slice(0, -1)
          .some((compound) => /[.[]/.test(compound) && safeMatches(ancestor, compound));
  });
}

/** It was not there, or not to be seen, when the button went down. */
export function cameSinceGesture(element: Element): boolean {
  if (isNewSinceGesture(element)) return true;
  for (const at of flatAncestors(element)) {
    if (at === page.body || at === page.root) return false;
    for (const { attribute, oldValue } of attributeChangesOf(at))
      if (attribute !== null && (uncovers(at, attribute, oldValue) || isShownBy(at, attribute))) return true;
  }
  return false;
}

export function uncovers(element: Element, attribute: string | null, oldValue: string | null): boolean {
  if (attribute === 'hidden' || attribute === 'open') return true;
  if (attribute !== 'style') return false;
  const { display, visibility } = (element as HTMLElement).style;
  const isOther = inline(oldValue, 'display') !== display || inline(oldValue, 'visibility') !== visibility;
  return isOther && isSeen(element);
}

function inline(style: string | null, property: string): string {
  return new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([\\w-]+)`).exec(style ?? '')?.[1] ?? '';
}

function styleHover(element: Element, target: Element): Element | null {
  for (const rule of showingRules(element)) {
    const { selector, hover, isShowing, reaches } = rule;
    if (!hover || !safeMatches(element, selector)) continue;
    const isItself = hover === selector;
    // What grows under the mouse has to be hovered where it is small.
    if (isItself && element === target) continue;
    if (!(isShowing && !isItself) && !isOtherwiseOutOfReach(element, reaches)) continue;
    const cause = isItself ? element : hoverCause(element, hover);
    if (cause && cause !== target) return nameableInside(cause, isItself ? target : element);
  }
  return null;
}

/** The element that `…:hover` speaks of: an ancestor of what is shown, or a sibling of such. */
function hoverCause(element: Element, hover: string): Element | null {
  for (const ancestor of flatAncestors(element)) {
    if (ancestor !== element && safeMatches(ancestor, hover)) return ancestor;
    for (let sibling = previousElementOf(ancestor); sibling; sibling = previousElementOf(sibling))
      if (safeMatches(sibling, hover)) return sibling;
  }
  // The `:hover` stands inside of brackets (`:has(…)`, `:is(…)`), or speaks of the host: what was passed on the way is the nearest.
  return lastHovered().find((passed) => isAttached(passed) && !flatContains(element, passed)) ?? null;
}

/** What the mouse rests on, where a style sheet shows something with words because of that. */
export function hoverThatShowsAnything(resting: Element): NeededHover | null {
  for (const { selector, hover, isShowing, reaches } of showingRules(resting)) {
    if (!hover || hover === selector) continue;
    const shown = shownBy(selector).find(
      (element) =>
        !flatContains(element, resting) &&
        (isShowing || isOtherwiseOutOfReach(element, reaches)) &&
        isVisible(element) &&
        elementText(element) !== '',
    );
    const cause = shown && hoverCause(shown, hover);
    if (shown && cause) return { element: nameableInside(cause, shown), shown };
  }
  return null;
}

function shownBy(selector: string, within?: Element): readonly Element[] {
  try {
    return within ? findAll(within, selector) : queryAll(selector);
  } catch {
    return [];
  }
}

/** Whether a style sheet shows the element, or something in it, by this attribute of it. */
export function isShownBy(element: Element, attribute: string): boolean {
  if (attribute !== 'class' && !attribute.startsWith('data-') && !attribute.startsWith('aria-')) return false;
  return dependsOn(element, element) || findAll(element, '*').some((inner) => dependsOn(inner, element));
}

/** Where the mouse was inside `cause` before it went on to what is shown; else words in it that are no part of that. */
function nameableInside(cause: Element, shown: Element): Element {
  if (!flatContains(cause, shown)) return nameable(cause);
  const isOutside = (element: Element): boolean => !flatContains(shown, element) && !flatContains(element, shown);
  const passed = lastHovered().find(
    (element) => isAttached(element) && flatContains(cause, element) && isOutside(element),
  );
  if (passed) return nameable(passed);
  for (const inner of findAll(cause, '*')) {
    if (isOutside(inner) && !firstElementOf(inner) && elementText(inner) !== '' && isVisible(inner)) return inner;
  }
  return cause;
}

export function nameable(element: Element): Element {
  const better = retarget(element);
  return isActionable(better) || elementText(element) === '' ? better : element;
}
