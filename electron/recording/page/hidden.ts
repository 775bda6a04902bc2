/** What is hidden from assistive technology, and so from getByRole. */
import { isVisibleText, parentOrHost } from './dom.ts';
import { hasAriaHidden } from './inventory.ts';
import { remembered } from './remember.ts';
import {
  attribute,
  capitalTagOf,
  closestTo,
  firstChildOf,
  isDrawn,
  isSeen,
  nextSiblingOf,
  nodeNameOf,
  parentElementOf,
  shadowOf,
  slotOf,
} from './safe.ts';

const IGNORED = new Set(['STYLE', 'SCRIPT', 'NOSCRIPT', 'TEMPLATE']);

export function isIgnored(element: Element): boolean {
  return IGNORED.has(capitalTagOf(element));
}

export const isHiddenForAria: (element: Element) => boolean = remembered((element) => {
  if (isIgnored(element)) return true;
  // What is drawn and visible can only be hidden by what is said of it.
  if (isSeen(element)) return hasAriaHidden() && isInHidden(element);
  const style = getComputedStyle(element);
  const isSlot = nodeNameOf(element) === 'SLOT';
  if (style.display === 'contents' && !isSlot) {
    for (let child = firstChildOf(element); child; child = nextSiblingOf(child)) {
      if (
        child instanceof Element ? !isHiddenForAria(child) : child.nodeType === Node.TEXT_NODE && isVisibleText(child)
      )
        return false;
    }
    return true;
  }
  // A closed drop-down draws no options, and yet they can be chosen.
  const isOption = nodeNameOf(element) === 'OPTION' && closestTo(element, 'select') !== null;
  if (!isOption && !isSlot && (!isDrawn(element) || style.visibility !== 'visible')) return true;
  return isInHidden(element);
});

/** The element or something around it is taken out as a whole. Upwards without recursion: pages nest as deep as they like. */
function isInHidden(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentOrHost(at)) if (hidesAll(at)) return true;
  return false;
}

const hidesAll: (element: Element) => boolean = remembered((element) => {
  const parent = parentElementOf(element);
  if (parent && shadowOf(parent) && !slotOf(element)) return true;
  return attribute(element, 'aria-hidden')?.toLowerCase() === 'true' || getComputedStyle(element).display === 'none';
});
