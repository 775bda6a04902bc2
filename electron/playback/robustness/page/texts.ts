/** What people read: reworded, renumbered, translated, in texts and in attributes that speak. */
import { attribute, isGiven } from '../../../recording/page/safe.ts';
import type { Edits } from './edits.ts';
import type { Change } from './scene.ts';
import { renumbered, reworded, translated } from './words.ts';

const SPEAKING = ['aria-label', 'placeholder', 'title', 'alt', 'label', 'aria-roledescription', 'aria-placeholder'];

export const rewordTexts: Change = ({ elements }, edits, random, share) =>
  change(elements, edits, /\p{L}/u, (text) => (random.chance(share) ? reworded(text, random) : text));

export const countOn: Change = ({ elements }, edits, random, share) =>
  change(elements, edits, /\p{Nd}/u, (text) => (random.chance(share) ? renumbered(text, random) : text));

/** The whole page speaks another language. */
export const translateTexts: Change = ({ elements }, edits, random) => {
  const seed = random.below(2 ** 31);
  change(elements, edits, /\p{L}/u, (text) => translated(text, seed));
};

function change(elements: readonly Element[], edits: Edits, holding: RegExp, other: (text: string) => string): void {
  for (const element of elements) {
    if (!(element instanceof HTMLTextAreaElement)) changeTexts(element, edits, holding, other);
    for (const name of SPEAKING) changeAttribute(element, name, edits, holding, other);
    // A button that is an input shows its value.
    if (element instanceof HTMLInputElement && /^(?:submit|button|reset)$/.test(element.type))
      changeAttribute(element, 'value', edits, holding, other);
  }
}

function changeTexts(element: Element, edits: Edits, holding: RegExp, other: (text: string) => string): void {
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType !== Node.TEXT_NODE) continue;
    const text = child.nodeValue ?? '';
    if (!holding.test(text)) continue;
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
    const changed = other(words);
    if (changed !== words) edits.setText(child, before + changed + after);
  }
}

function changeAttribute(
  element: Element,
  name: string,
  edits: Edits,
  holding: RegExp,
  other: (text: string) => string,
): void {
  if (!isGiven(element, name)) return;
  const text = attribute(element, name) ?? '';
  if (!holding.test(text)) return;
  const changed = other(text);
  if (changed !== text) edits.setAttribute(element, name, changed);
}
