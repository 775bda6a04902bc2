/** Where an element stands in the tree, so that it can be compared with where others stand. */
import { parentOrHost } from './dom.ts';
import { remembered } from './remember.ts';
import { attribute, childrenOf, nextElementOf, parentOf, tagOf } from './safe.ts';
import { isStableToken } from './stable.ts';

/** One step for each element from the root down: tag and number among its like, `html[1]/body[1]/div[2]`; `#` where a shadow root is entered. */
export function pathOf(element: Element): string {
  const parent = parentOrHost(element);
  const step = `${tagOf(element)}[${numberAmongSiblings(element)}]`;
  if (!parent) return step;
  return parentOf(element) instanceof ShadowRoot ? `${pathTo(parent)}/#/${step}` : `${pathTo(parent)}/${step}`;
}

/** Remembered for what holds others only: siblings share it. Upwards without recursion, pages nest as deep as they like. */
const pathTo: (parent: Element) => string = remembered((parent) => {
  const steps: string[] = [];
  for (let at: Element | null = parent; at; at = parentOrHost(at)) {
    steps.push(`${tagOf(at)}[${numberAmongSiblings(at)}]`);
    if (parentOf(at) instanceof ShadowRoot) steps.push('#');
  }
  return steps.reverse().join('/');
});

/** The nearest id that looks lasting, at the element or above it within its own tree, and how many steps above. */
export function anchorOf(element: Element): { id: string; below: number } | undefined {
  let below = 0;
  for (let at: Element | null = element; at; at = parentOrHost(at)) {
    const id = attribute(at, 'id');
    if (id && isStableToken(id)) return { id, below };
    if (parentOf(at) instanceof ShadowRoot) return undefined;
    below++;
  }
  return undefined;
}

/** Counted once for all children of a parent: a list may have thousands. */
const numbersIn: (parent: Node) => Map<Element, number> = remembered((parent) => {
  const numbers = new Map<Element, number>();
  const counts = new Map<string, number>();
  for (const child of childrenIn(parent)) {
    const count = (counts.get(tagOf(child)) ?? 0) + 1;
    counts.set(tagOf(child), count);
    numbers.set(child, count);
  }
  return numbers;
});

function childrenIn(parent: Node): Element[] {
  if (parent instanceof Element) return childrenOf(parent);
  const children: Element[] = [];
  const first = parent instanceof ShadowRoot ? parent.firstElementChild : null;
  for (let child = first; child; child = nextElementOf(child)) children.push(child);
  return children;
}

function numberAmongSiblings(element: Element): number {
  const parent = parentOf(element);
  return (parent && numbersIn(parent).get(element)) ?? 1;
}
