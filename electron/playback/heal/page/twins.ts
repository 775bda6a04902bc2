/** Whether an element is the only one of its kind that reads as it does. Asked in every step, and so without going through the whole page. */
import { isSeen, isWithin, parentElementOf, textIn } from '../../../recording/page/safe.ts';
import { elementsOfKind, kindOfElement } from './elementKind.ts';
import { knownRoots } from './shadowRoots.ts';

/** Whether another one of its kind reads the same: not what is around it or inside of it. */
export function hasTwin(element: Element): boolean {
  const kind = kindOfElement(element);
  const text = textIn(element) ?? '';
  const isTwin = (other: Element): boolean =>
    !isWithin(element, other) && !isWithin(other, element) && textIn(other) === text && isSeen(other);
  if (kind !== 'plain') return knownRoots().some((root) => elementsOfKind(root, kind).some(isTwin));
  // What cannot be read is one of many.
  if (text.trim() === '') return true;
  return knownRoots().some((root) => plainReading(root, element, text).some(isTwin));
}

const { createTreeWalker } = Document.prototype;
const { nextNode } = TreeWalker.prototype;
const readData = Object.getOwnPropertyDescriptor(CharacterData.prototype, 'data')?.get as () => string;

/** Elements without a kind of their own that begin with the same text as `element`, and hold no more than `text`. */
function plainReading(root: Document | ShadowRoot, element: Element, text: string): Element[] {
  const first = firstText(element);
  const found: Element[] = [];
  for (const node of textNodes(root)) {
    if (readData.call(node) !== first) continue;
    for (let at = parentElementOf(node); at && (textIn(at) ?? '').length <= text.length; at = parentElementOf(at))
      if (kindOfElement(at) === 'plain') found.push(at);
  }
  return found;
}

function firstText(element: Element): string {
  for (const node of textNodes(element)) {
    const data: string = readData.call(node);
    if (data.trim() !== '') return data;
  }
  return '';
}

function* textNodes(root: Node): Generator<CharacterData> {
  const walker = createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
  for (let node = nextNode.call(walker); node; node = nextNode.call(walker)) yield node as CharacterData;
}
