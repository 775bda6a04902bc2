/** Which hovers a target needed: menus that open by CSS `:hover` or by a script that listens for the mouse. */

import type { TargetRef } from '../../../shared/model/event.ts';
import type { Locator } from '../../../shared/model/locator.ts';
import { describeNow } from './describe.ts';
import { flatAncestors, flatContains, isVisible } from './dom.ts';
import { isUnique } from './match.ts';
import { isActionable, retarget } from './retarget.ts';
import { attributeChangesOf, changeOf, lastHovered } from './reveal.ts';
import {
  findAll,
  firstChildOf,
  firstElementOf,
  isAttached,
  isMatch,
  nextSiblingOf,
  page,
  previousElementOf,
} from './safe.ts';
import { elementText, normalize } from './text.ts';

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
  const own = normalize(ownWords(element));
  const byOwn: Locator = [{ by: 'text', text: { value: own } }];
  const kept = ref.description.locators.filter(
    ({ locator }) => !JSON.stringify(locator).includes(JSON.stringify(words).slice(1, -1)),
  );
  const first =
    own !== '' && isUnique(byOwn, element) ? [{ locator: byOwn, score: 800, reasons: ['its own text'] }] : [];
  const locators = [...first, ...kept];
  return locators.length > 0 ? { ...ref, description: { ...ref.description, locators } } : ref;
}

/** The texts right in the element, without those of its children. */
function ownWords(element: Element): string {
  let words = '';
  for (let node = firstChildOf(element); node; node = nextSiblingOf(node))
    if (node instanceof Text) words += ` ${node.data}`;
  return words;
}

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
  return showingRules().some(({ selector }) => {
    if (!safeMatches(element, selector)) return false;
    return ancestor === element
      ? /[.[]/.test(lastCompound(selector))
      : compounds(selector)
          .slice(0, -1)
          .some((compound) => /[.[]/.test(compound) && safeMatches(ancestor, compound));
  });
}

function uncovers(element: Element, attribute: string | null, oldValue: string | null): boolean {
  if (attribute === 'hidden' || attribute === 'open') return true;
  if (attribute === 'style')
    return (
      /display\s*:\s*none|visibility\s*:\s*hidden/.test(oldValue ?? '') && getComputedStyle(element).display !== 'none'
    );
  return false;
}

type ShowingRule = { selector: string; hover: string | null };
let rules: ShowingRule[] | null = null;
let rulesOf = -1;

/** Rules that make something visible (`display`, `visibility`), with the part up to `:hover` where they have one. */
function showingRules(): ShowingRule[] {
  const size = countRules();
  if (rules && rulesOf === size) return rules;
  rules = [];
  rulesOf = size;
  for (const sheet of allSheets()) collect(sheet, rules);
  return rules;
}

function allSheets(): CSSStyleSheet[] {
  return page.sheets;
}

function countRules(): number {
  let count = 0;
  for (const sheet of allSheets()) {
    try {
      count += sheet.cssRules.length + 1;
    } catch {
      // A style sheet of another origin cannot be read; the hover that it needs is then found by the script's traces only.
    }
  }
  return count;
}

function collect(sheet: CSSStyleSheet | CSSGroupingRule, into: ShowingRule[]): void {
  let list: CSSRuleList;
  try {
    list = sheet.cssRules;
  } catch {
    return;
  }
  for (const rule of list) {
    if (rule instanceof CSSStyleRule) {
      const { display, visibility } = rule.style;
      if ((display && display !== 'none') || visibility === 'visible') {
        for (const selector of splitList(rule.selectorText)) {
          const at = selector.indexOf(':hover');
          into.push({ selector, hover: at < 0 ? null : selector.slice(0, at + 6) });
        }
      }
    } else if (rule instanceof CSSGroupingRule) collect(rule, into);
  }
}

function styleHover(element: Element, target: Element): Element | null {
  for (const { selector, hover } of showingRules()) {
    if (!hover || hover === selector || !safeMatches(element, selector)) continue;
    const cause = hoverCause(element, hover);
    if (cause && cause !== target) return nameableInside(cause, element);
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
  return null;
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

function nameable(element: Element): Element {
  const better = retarget(element);
  return isActionable(better) || elementText(element) === '' ? better : element;
}

function safeMatches(element: Element, selector: string): boolean {
  try {
    return isMatch(element, selector);
  } catch {
    return false;
  }
}

/** Splits `a, b:is(c, d)` at the commas outside of brackets. */
function splitList(selectors: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < selectors.length; index++) {
    const char = selectors[index];
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    else if (char === ',' && depth === 0) {
      parts.push(selectors.slice(start, index).trim());
      start = index + 1;
    }
  }
  parts.push(selectors.slice(start).trim());
  return parts;
}

function compounds(selector: string): string[] {
  return selector.split(/\s*[>+~]\s*|\s+(?![^([]*[)\]])/).filter(Boolean);
}

function lastCompound(selector: string): string {
  return compounds(selector).at(-1) ?? selector;
}
