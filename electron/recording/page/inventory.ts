/** What of a page is out of the ordinary, taken stock of once per description, so that everything else can be looked at quickly. */
import { allRoots, parentOrHost } from './dom.ts';
import { remembered } from './remember.ts';
import { find, firstElementOf, hasAnyAttribute, isMatch, page, tagged, tagOf, textIn } from './safe.ts';

/** Elements that hold (or are) something whose text the browser's own textContent does not tell as Playwright does. */
const oddTexts: (of: Document) => Set<Element> = remembered(() => {
  const holders = new Set<Element>();
  const add = (element: Element): void => {
    for (let at: Element | null = element; at && !holders.has(at); at = parentOrHost(at)) holders.add(at);
  };
  for (const root of allRoots()) {
    if (root instanceof ShadowRoot) add(root.host);
    for (const tag of ['head', 'script', 'style', 'noscript']) for (const element of tagged(root, tag)) add(element);
    for (const input of tagged(root, 'input')) if (BUTTONS.has((input as HTMLInputElement).type)) add(input);
  }
  return holders;
});

const BUTTONS = new Set(['submit', 'button', 'reset']);

export function isTextOdd(of: Element | ShadowRoot): boolean {
  return of instanceof ShadowRoot || oddTexts(document).has(of);
}

const ODD =
  '[aria-label],[aria-labelledby],[aria-owns],[aria-valuetext],[aria-valuenow],[alt],[title],[summary],input,select,textarea,meter,progress,output,slot,svg,[role=combobox i],[role=listbox i]';

const PLAIN = new Set([
  'td',
  'th',
  'tr',
  'li',
  'a',
  'button',
  'div',
  'span',
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'option',
]);

function isSurelyPlain(element: Element): boolean {
  return PLAIN.has(tagOf(element)) && !hasAnyAttribute(element);
}

/** Whether the element holds (or is) something that gives a name other than by its text. */
export const isNameOdd: (element: Element) => boolean = remembered(
  (element) =>
    (!isSurelyPlain(element) && isMatch(element, ODD)) ||
    (firstElementOf(element) !== null && holdsOddName(element)) ||
    (tagOf(element) === 'button' && mayButtonsHaveLabels() && labelsByControl().has(element)),
);

const oddInside: (of: Document) => Map<Element, boolean> = remembered(() => new Map());

/** Asked from the outside in: where a table holds nothing odd, none of its thousand rows needs to be looked through. */
function holdsOddName(element: Element): boolean {
  const known = oddInside(document);
  const chain: Element[] = [];
  for (let at: Element | null = element; at && !known.has(at); at = parentOrHost(at)) chain.push(at);
  for (const at of chain.reverse()) {
    const parent = parentOrHost(at);
    known.set(at, (!parent || known.get(parent) !== false) && find(at, ODD) !== null);
  }
  return known.get(element) ?? true;
}

const invisible: (of: Document) => boolean = remembered(() =>
  allRoots().some((root) => {
    const text = textIn(root instanceof Document ? page.root : root) ?? '';
    return text.includes('\u200b') || text.includes('\u00ad');
  }),
);

/** Characters that no one sees and that Playwright leaves out stand somewhere on the page. */
export function hasInvisibleCharacters(): boolean {
  return invisible(document);
}

const labels: (of: Document) => Map<Element, HTMLLabelElement[]> = remembered(() => {
  const found = new Map<Element, HTMLLabelElement[]>();
  for (const root of allRoots()) {
    for (const label of tagged(root, 'label')) {
      if (!(label instanceof HTMLLabelElement)) continue;
      const { control } = label;
      if (control) found.set(control, [...(found.get(control) ?? []), label]);
    }
  }
  return found;
});

const ariaHidden: (of: Document) => boolean = remembered(
  () => allRoots().length > 1 || find(document, '[aria-hidden]') !== null,
);

/** Something on the page may be taken out of what assistive technology sees although it is drawn. */
export function hasAriaHidden(): boolean {
  return ariaHidden(document);
}

const labelledButton: (of: Document) => boolean = remembered(() =>
  allRoots().some((root) => find(root, 'label[for],label button') !== null),
);

/** Hardly any page has labels for its buttons: where none can have one, nothing more is looked at. */
export function mayButtonsHaveLabels(): boolean {
  return labelledButton(document);
}

/** The labels of each control. The browser would look through the whole page for every single one. */
export function labelsByControl(): Map<Element, HTMLLabelElement[]> {
  return labels(document);
}
