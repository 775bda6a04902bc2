/** Walking the page as it is shown: through slots and open shadow roots. */
import { remembered } from './remember.ts';
import {
  boxOf,
  elementAt,
  findAll,
  firstChildOf,
  isDrawn,
  isWithin,
  kindOf,
  nextSiblingOf,
  page,
  parentOf,
  shadowOf,
  slotOf,
} from './safe.ts';

/** The parent in the flat tree: the slot that shows the node, the host of a shadow root, or the plain parent. */
export function flatParent(node: Node): Element | null {
  return slotOf(node) ?? parentOrHost(node);
}

/** The parent element, or the host where the node stands right in a shadow root. */
export function parentOrHost(node: Node): Element | null {
  const parent = parentOf(node);
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/** The element itself, then its ancestors in the flat tree, nearest first. */
export function* flatAncestors(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = flatParent(at)) yield at;
}

export function flatContains(ancestor: Element, element: Element): boolean {
  for (const at of flatAncestors(element)) if (at === ancestor) return true;
  return false;
}

/** The innermost element that an event really hit; open shadow roots are entered, closed ones end at their host. */
export function deepTarget(event: Event): Element | null {
  const first = event.composedPath()[0];
  if (first instanceof Element) return first;
  if (first instanceof Document) return page.root;
  return first instanceof Node ? flatParent(first) : null;
}

/** The innermost element at a point (CSS px of this frame), through open shadow roots. */
export function deepElementFromPoint(x: number, y: number): Element | null {
  let root: Document | ShadowRoot = document;
  let found: Element | null = null;
  for (;;) {
    const next: Element | null = elementAt(root, x, y);
    if (!next || next === found) return found;
    found = next;
    const shadow = shadowOf(found);
    if (!shadow) return found;
    root = shadow;
  }
}

const rootsOf: (of: Document) => (Document | ShadowRoot)[] = remembered((of) => {
  const roots: (Document | ShadowRoot)[] = [of];
  // Depth first, as Playwright goes: what a shadow root holds comes before the next host.
  for (let index = 0; index < roots.length; index++) {
    const inner: ShadowRoot[] = [];
    for (const element of findAll(roots[index] as Document, '*')) {
      const shadow = shadowOf(element);
      if (shadow) inner.push(shadow);
    }
    roots.splice(index + 1, 0, ...inner);
  }
  return roots;
});

/** The document and every open shadow root in it. */
export function allRoots(): (Document | ShadowRoot)[] {
  return rootsOf(document);
}

const everywhere: (selector: string) => Element[] = remembered((selector) =>
  allRoots().flatMap((root) => findAll(root, selector)),
);

/** `querySelectorAll` as Playwright means it: through open shadow roots, below `scope` where one is given. */
export function queryAll(selector: string, scope?: Element): readonly Element[] {
  if (!scope) return everywhere(selector);
  // What was looked for everywhere before need not be looked for again.
  if (allRoots().length === 1)
    return everywhere(selector).filter((element) => element !== scope && isWithin(scope, element));
  const found = findAll(scope, selector);
  for (const root of allRoots()) {
    if (root instanceof ShadowRoot && composedContains(scope, root.host)) found.push(...findAll(root, selector));
  }
  return found;
}

/** Whether `element` lies in `ancestor`, shadow roots included (the way that CSS of Playwright descends). */
export function composedContains(ancestor: Element, element: Element): boolean {
  for (let at: Element | null = element; at; at = parentOrHost(at)) if (at === ancestor) return true;
  return false;
}

/** Has a box and is not hidden: what Playwright calls visible. */
export function isVisible(element: Element): boolean {
  const style = getComputedStyle(element);
  if (style.display === 'contents') {
    for (let child = firstChildOf(element); child; child = nextSiblingOf(child)) {
      if (child instanceof Element ? isVisible(child) : kindOf(child) === Node.TEXT_NODE && isVisibleText(child))
        return true;
    }
    return false;
  }
  if (!isDrawn(element) || style.visibility !== 'visible') return false;
  const box = boxOf(element);
  return box.width > 0 && box.height > 0;
}

/** Whether a text has a box of its own. */
export function isVisibleText(text: Node): boolean {
  const range = new Range();
  range.selectNode(text);
  const box = range.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
}
