/** Text as Playwright reads it. */
import type { TextMatch } from '../../../shared/model/locator.ts';
import { hasInvisibleCharacters, isTextOdd } from './inventory.ts';
import { remembered } from './remember.ts';
import { firstChildOf, isWithin, nextSiblingOf, nodeNameOf, page, shadowOf, textIn } from './safe.ts';

export function normalize(text: string): string {
  return text
    .replace(/[\u200b\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const SILENT = new Set(['SCRIPT', 'NOSCRIPT', 'STYLE']);

/** Elements whose words Playwright does not read. */
export function isSilent(element: Element): boolean {
  return SILENT.has(nodeNameOf(element)) || (page.head !== null && isWithin(page.head, element));
}

/** All text of an element: light content first, then that of its open shadow root; buttons of kind `<input>` by value. */
export const elementText: (of: Element) => string = remembered((of) => normalize(rawText(of)));

const rawText: (of: Element | ShadowRoot) => string = remembered((of) => {
  if (of instanceof Element) {
    if (isSilent(of)) return '';
    if (of instanceof HTMLInputElement) return buttonText(of);
  }
  if (!isTextOdd(of)) return textIn(of) ?? '';
  let text = '';
  for (const node of contentOf(of)) text += node instanceof Text ? node.data : rawText(node);
  return text;
});

function contentOf(of: Element | ShadowRoot): (Element | Text | ShadowRoot)[] {
  const nodes: (Element | Text | ShadowRoot)[] = [];
  for (let child = firstChildOf(of); child; child = nextSiblingOf(child))
    if (child instanceof Element || child instanceof Text) nodes.push(child);
  const shadow = of instanceof Element ? shadowOf(of) : null;
  if (shadow) nodes.push(shadow);
  return nodes;
}

function buttonText(input: HTMLInputElement): string {
  return input.type === 'submit' || input.type === 'button' || input.type === 'reset' ? input.value : '';
}

const lowerText: (of: Element | ShadowRoot) => string = remembered((of) => {
  const text = rawText(of);
  return (hasInvisibleCharacters() ? normalize(text) : text).toLowerCase();
});

/** The text of an element, cut where it is longer than anybody would read: for showing, not for comparing. */
export function shortText(of: Element, most: number): string {
  const text = normalize(rawText(of).slice(0, most * 20));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** The whole text where it has at most so many characters, else the empty string. */
export function textUpTo(of: Element, most: number): string {
  if (rawText(of).length > most * 20) return '';
  const text = elementText(of);
  return text.length <= most ? text : '';
}

export type TextTest = { isIn(of: Element | ShadowRoot): boolean; matches(of: Element | ShadowRoot): boolean };

/** Tests elements for a text as getByText and `hasText` do. `isIn` says whether it is worth looking inside. */
export function textTest(match: TextMatch): TextTest {
  const wanted = normalize(match.value);
  const words = wanted.toLowerCase().split(' ');
  // Any white space in the page stands for one space: no text has to be rewritten to be compared.
  const pattern = new RegExp(words.map(escapePattern).join('\\s+'));
  const [only] = words;
  const isIn = (of: Element | ShadowRoot): boolean =>
    words.length === 1 ? lowerText(of).includes(only ?? '') : pattern.test(lowerText(of));
  const isWhole = (of: Element | ShadowRoot): boolean => isIn(of) && normalize(rawText(of)) === wanted;
  return { isIn, matches: match.exact ? isWhole : isIn };
}

function escapePattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** The texts right in the element, without those of its children. */
export function ownWords(element: Element): string {
  let words = '';
  for (let node = firstChildOf(element); node; node = nextSiblingOf(node))
    if (node instanceof Text) words += ` ${node.data}`;
  return normalize(words);
}
