/** Finds what a locator finds, the way Playwright would: the proof that a candidate is unique before it is written. */
import type { Locator, LocatorStep, TextMatch } from '../../../shared/model/locator.ts';
import { allRoots, composedContains, parentOrHost, queryAll } from './dom.ts';
import { isHiddenForAria } from './hidden.ts';
import { labelsByControl } from './inventory.ts';
import { labelTexts } from './label.ts';
import { accessibleName } from './name.ts';
import { nameFilter } from './nameFilter.ts';
import { remembered } from './remember.ts';
import { roleOf } from './role.ts';
import { roleSelector } from './roleSelector.ts';
import { attribute, childrenOf, isBefore, isMatch, page, parentOf, rootOf, shadowOf, tagOf } from './safe.ts';
import { isBanned, testIdAttribute } from './settings.ts';
import { isSilent, normalize, textTest } from './text.ts';

/** Elements in Playwright's order; `limit` ends the search early. `within` are scopes that are found already. */
export function resolve(
  locator: Locator,
  limit = Number.POSITIVE_INFINITY,
  within?: Element[],
  toward?: Element,
): Element[] {
  let scopes: (Element | undefined)[] = within ?? [undefined];
  for (const [index, step] of locator.entries()) {
    if (step.by === 'hasText') continue;
    if (step.by === 'nth') {
      const at = scopes.at(step.index);
      scopes = at ? [at] : [];
    } else {
      const filters = filtersAfter(locator, index);
      const isLast = index + filters.length === locator.length - 1;
      scopes = [...findIn(scopes, step, isLast ? limit : Number.POSITIVE_INFINITY, toward, filters)];
    }
    if (scopes.length === 0) return [];
  }
  return scopes.filter((scope) => scope !== undefined);
}

/** The texts that what a step finds must hold. They are asked about first: hardly any element of a long list has them. */
function filtersAfter(locator: Locator, index: number): TextMatch[] {
  const filters: TextMatch[] = [];
  for (const step of locator.slice(index + 1)) {
    if (step.by !== 'hasText') break;
    filters.push(step.text);
  }
  return filters;
}

export function isUnique(locator: Locator, element: Element, within?: Element[]): boolean {
  const found = resolve(locator, 2, within, element);
  return found.length === 1 && found[0] === element;
}

/** How many the step finds before `element`, in the whole page or in `within`; -1 where it does not find it. */
export function indexOf(step: LocatorStep, element: Element, within?: Element): number {
  const candidates = candidatesFor(step, within, Number.POSITIVE_INFINITY, element);
  const matches = matcher(step, candidates.length);
  let index = 0;
  for (const candidate of candidates) {
    if (candidate === element) return matches(candidate) ? index : -1;
    if (matches(candidate)) index++;
  }
  return -1;
}

function findIn(
  scopes: (Element | undefined)[],
  step: LocatorStep,
  limit: number,
  toward?: Element,
  filters: TextMatch[] = [],
): Set<Element> {
  const found = new Set<Element>();
  const tests = filters.map(textTest);
  for (const scope of scopes) {
    const candidates = candidatesFor(step, scope, filters.length > 0 ? Number.POSITIVE_INFINITY : limit, toward);
    const matches = matcher(step, candidates.length);
    for (const element of candidates) {
      if (found.has(element) || !tests.every((test) => test.matches(element)) || !matches(element)) continue;
      found.add(element);
      if (found.size >= limit) return found;
    }
  }
  return found;
}

export function testIdOf(element: Element): string | null {
  return isBanned(testIdAttribute()) ? null : attribute(element, testIdAttribute());
}

function candidatesFor(
  step: LocatorStep,
  scope: Element | undefined,
  limit: number,
  toward?: Element,
): readonly Element[] {
  switch (step.by) {
    case 'testId':
      return queryAll(`[${testIdAttribute()}]`, scope);
    case 'role':
      return queryAll(roleSelector(step.role), scope);
    case 'placeholder':
    case 'alt':
    case 'title':
      return queryAll(`[${step.by}]`, scope);
    case 'label':
      return labelled(scope, limit);
    case 'text':
      return textHolders(step.text, scope, limit, toward);
    case 'css':
      return byPath(step.selector, scope);
    default:
      return [];
  }
}

function matcher(step: LocatorStep, candidates: number): (element: Element) => boolean {
  switch (step.by) {
    case 'testId':
      return (element) => testIdOf(element) === step.value;
    case 'role':
      return roleMatcher(step, candidates);
    case 'placeholder':
    case 'alt':
    case 'title':
      return (element) => matchesRaw(attribute(element, step.by) ?? '', step.text);
    case 'label': {
      const wanted = normalize(step.text.value);
      return (element) =>
        labelTexts(element).some((text) =>
          step.text.exact ? text === wanted : text.toLowerCase().includes(wanted.toLowerCase()),
        );
    }
    default:
      return () => true;
  }
}

/** Attributes are compared as they are written, white space and all. */
function matchesRaw(text: string, { value, exact }: TextMatch): boolean {
  return exact ? text === value : text.toLowerCase().includes(value.toLowerCase());
}

function roleMatcher(
  { role, name, level }: Extract<LocatorStep, { by: 'role' }>,
  candidates: number,
): (element: Element) => boolean {
  const mayBeNamed = name ? nameFilter(name.value, candidates) : () => true;
  const wanted = normalize(name?.value ?? '');
  const isNamed = (element: Element): boolean => {
    const given = accessibleName(element);
    return name?.exact ? given === wanted : given.toUpperCase().includes(wanted.toUpperCase());
  };
  return (element) =>
    mayBeNamed(element) &&
    roleOf(element) === role &&
    (level === undefined || headingLevel(element) === level) &&
    !isHiddenForAria(element) &&
    (!name || isNamed(element));
}

function headingLevel(element: Element): number {
  const own = /^h([1-6])$/.exec(tagOf(element))?.[1];
  return Number(own ?? attribute(element, 'aria-level') ?? 0);
}

/** Elements that may have a label; in their order only where all of them are asked for. */
function labelled(scope: Element | undefined, limit: number): readonly Element[] {
  const named = queryAll('[aria-label],[aria-labelledby]', scope);
  const controls = [...labelsByControl().keys()].filter((control) => !scope || composedContains(scope, control));
  const all = [...new Set([...named, ...controls])];
  return Number.isFinite(limit) ? all : inOrder(all);
}

/** `a > b > c`, where a host counts as the parent of what stands in its shadow root, and everything lies in the scope. */
function byPath(selector: string, scope: Element | undefined): Element[] {
  const parts = selector.split(' > ');
  const last = parts.pop() ?? selector;
  return queryAll(last, scope).filter((element) => {
    let at: Element | null = element;
    for (const part of parts.toReversed()) {
      at = parentOrHost(at);
      if (!at || at === scope || !isMatch(at, part)) return false;
    }
    return true;
  });
}

const lineage: (of: Element) => Set<Node> = remembered((of) => {
  const ancestors = new Set<Node>();
  for (let at = parentOf(of); at; at = at instanceof ShadowRoot ? at.host : parentOf(at)) ancestors.add(at);
  return ancestors;
});

type Level = { element: Element | ShadowRoot; rest: (Element | ShadowRoot)[]; holdsMatch: boolean };

/**
 * The smallest elements that hold the text: an element counts only where nothing inside of it does. What lies around `toward`
 * is looked into unasked: its text is long, and likely to hold the words.
 */
function textHolders(match: TextMatch, scope: Element | undefined, limit: number, toward?: Element): Element[] {
  const test = textTest(match);
  const around = toward ? lineage(toward) : null;
  const found: Element[] = [];
  const open: Level[] = [];
  const enter = (element: Element | ShadowRoot): void => {
    if (element instanceof Element && isSilent(element)) return;
    if (around?.has(element) || test.isIn(element)) open.push({ element, rest: insideOf(element), holdsMatch: false });
  };
  enter(scope ?? page.root);
  for (let level = open.at(-1); level && found.length < limit; level = open.at(-1)) {
    const next = level.rest.pop();
    if (next) {
      enter(next);
      continue;
    }
    open.pop();
    const { element, holdsMatch } = level;
    if (!holdsMatch && !test.matches(element)) continue;
    const holder = open.at(-1);
    if (holder) holder.holdsMatch = true;
    if (!holdsMatch && element instanceof Element) found.push(element);
  }
  return allRoots().length === 1 ? found : inOrder(found);
}

/** Children, then the shadow root; last first. */
function insideOf(element: Element | ShadowRoot): (Element | ShadowRoot)[] {
  const inside: (Element | ShadowRoot)[] = element instanceof ShadowRoot ? [...element.children] : childrenOf(element);
  const shadow = element instanceof Element ? shadowOf(element) : null;
  if (shadow) inside.push(shadow);
  return inside.reverse();
}

/** Document order, each shadow root after what stands before it. */
function inOrder(elements: Element[]): Element[] {
  if (elements.length < 2) return elements;
  const roots = new Map<Node, number>(allRoots().map((root, index) => [root, index]));
  const rank = (element: Element): number => roots.get(rootOf(element)) ?? 0;
  return elements.sort((one, other) => rank(one) - rank(other) || (isBefore(one, other) ? -1 : 1));
}
