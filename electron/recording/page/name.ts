/** Accessible names as Playwright computes them (accname-1.2, with its choices where the text leaves some). */
import { isHiddenForAria, isIgnored } from './hidden.ts';
import { idReferences, labelsOf, referencedBy } from './label.ts';
import { nativeName } from './nativeName.ts';
import { mayBeAddedTo, pseudoText, replacedText } from './pseudo.ts';
import { remembered } from './remember.ts';
import { isPresentational, roleOf } from './role.ts';
import {
  attribute,
  capitalTagOf,
  findAll,
  firstChildOf,
  firstElementOf,
  isGiven,
  isMatch,
  nextSiblingOf,
  nodeNameOf,
  parentElementOf,
  shadowOf,
  slotOf,
  textIn,
} from './safe.ts';
import { normalize } from './text.ts';

/** Roles that take no name, whatever is written on the element. */
const NAMELESS = new Set(
  'caption code definition deletion emphasis generic insertion mark paragraph strong subscript suggestion superscript term time'.split(
    ' ',
  ),
);
const NAMED_BY_CONTENT = new Set(
  'button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio option radio row rowheader switch tab tooltip treeitem'.split(
    ' ',
  ),
);
/** Inside of those, these give their content too. */
const PASSED_THROUGH = new Set(
  'caption code contentinfo definition deletion emphasis insertion list listitem mark paragraph region row rowgroup strong subscript superscript table term time'.split(
    ' ',
  ),
);

/** The accessible name; the empty string where there is none. */
export const accessibleName: (element: Element) => string = remembered((element) => {
  if (NAMELESS.has(roleOf(element) ?? '')) return '';
  if (isPlain(element)) return isHiddenForAria(element) ? '' : normalize(textIn(element) ?? '');
  return normalize(
    nameOf(element, {
      isTarget: true,
      isLabelledBy: false,
      isReferred: false,
      isHiddenMeant: false,
      visited: new Set(),
    }),
  );
});

const PLAIN = new Set(['A', 'BUTTON', 'TD', 'TH', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'OPTION', 'LI', 'SPAN', 'DIV']);

/** Nothing but words, and a role that is named by them: what most buttons, links and cells are. */
function isPlain(element: Element): boolean {
  if (firstElementOf(element) || !PLAIN.has(capitalTagOf(element)) || !NAMED_BY_CONTENT.has(roleOf(element) ?? ''))
    return false;
  if (isGiven(element, 'aria-label') || referencedBy(element) || isGiven(element, 'aria-owns') || shadowOf(element))
    return false;
  if (labelsOf(element).length > 0 || mayBeAddedTo(element)) return false;
  return /\S/.test(textIn(element) ?? '');
}

/** Why a text is asked for. */
export type Walk = {
  /** It is to be named itself, as opposed to what stands inside of it or was referred to. */
  isTarget: boolean;
  /** On the way from an `aria-labelledby`, where another one is not followed. */
  isLabelledBy: boolean;
  /** It, or something that it stands in, was referred to: by id, as a label, or as a caption. */
  isReferred: boolean;
  /** The reference went to something hidden, so that hidden words count. */
  isHiddenMeant: boolean;
  visited: Set<Element>;
};

export function nameOf(element: Element, walk: Walk): string {
  if (walk.visited.has(element)) return '';
  if (isIgnored(element) || (!walk.isHiddenMeant && isHiddenForAria(element))) return visited(walk, element, '');
  const references = referencedBy(element);
  if (!walk.isLabelledBy) {
    const text = (references ?? [])
      .map((other) =>
        nameOf(other, {
          ...walk,
          isTarget: false,
          isLabelledBy: true,
          isReferred: true,
          isHiddenMeant: isHiddenForAria(other),
        }),
      )
      .join(' ');
    if (text) return text;
  }
  const role = roleOf(element) ?? '';
  if (!walk.isTarget && !references?.includes(element)) {
    const value = shownValue(element, role, walk);
    if (value !== null) return visited(walk, element, value);
  }
  const label = attribute(element, 'aria-label') ?? '';
  if (label.trim()) return visited(walk, element, label);
  if (!isPresentational(element)) {
    const native = nativeName(element, references !== null, walk);
    if (native !== null) return native;
  }
  walk.visited.add(element);
  if (takesContent(element, role, walk)) {
    const text = contentName(element, { ...walk, isTarget: false });
    if (walk.isTarget ? text.trim() : text) return text;
  }
  const title =
    isPresentational(element) && nodeNameOf(element) !== 'IFRAME' ? '' : (attribute(element, 'title') ?? '');
  return title.trim() ? title : '';
}

function visited(walk: Walk, element: Element, text: string): string {
  walk.visited.add(element);
  return text;
}

function takesContent(element: Element, role: string, walk: Walk): boolean {
  if (walk.isReferred || NAMED_BY_CONTENT.has(role)) return true;
  if (!walk.isTarget && (role === '' || PASSED_THROUGH.has(role))) return true;
  return capitalTagOf(element) === 'SUMMARY' && !isPresentational(element);
}

/** Inside another name a control counts with its value (2C of accname); null where it is none. */
function shownValue(element: Element, role: string, walk: Walk): string | null {
  if (role === 'textbox' || role === 'searchbox') {
    return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? element.value
      : (textIn(element) ?? '');
  }
  if (role === 'combobox' || role === 'listbox') {
    const options = chosenOptions(element, role);
    if (options.length === 0 && element instanceof HTMLInputElement) return element.value;
    return options.map((option) => nameOf(option, walk)).join(' ');
  }
  if (['progressbar', 'scrollbar', 'slider', 'spinbutton', 'meter'].includes(role)) {
    return (
      attribute(element, 'aria-valuetext') ?? attribute(element, 'aria-valuenow') ?? attribute(element, 'value') ?? ''
    );
  }
  return role === 'menu' ? '' : null;
}

function chosenOptions(element: Element, role: string): Element[] {
  if (element instanceof HTMLSelectElement) {
    const chosen: Element[] = [...element.selectedOptions];
    const [first] = element.options;
    return chosen.length > 0 || !first ? chosen : [first];
  }
  const listbox =
    role === 'combobox' ? insideOrOwned(element, '*').find((inner) => roleOf(inner) === 'listbox') : element;
  return listbox
    ? insideOrOwned(listbox, '[aria-selected="true" i]').filter((inner) => roleOf(inner) === 'option')
    : [];
}

function ownedBy(element: Element): Element[] {
  return idReferences(element, attribute(element, 'aria-owns'));
}

function insideOrOwned(element: Element, selector: string): Element[] {
  return [
    ...findAll(element, selector),
    ...ownedBy(element).flatMap((owned) => [...(isMatch(owned, selector) ? [owned] : []), ...findAll(owned, selector)]),
  ];
}

function contentName(element: Element, walk: Walk): string {
  const visit = (node: Node): string => {
    if (node instanceof Element) {
      const name = nameOf(node, walk);
      return getComputedStyle(node).display === 'inline' && nodeNameOf(node) !== 'BR' ? name : ` ${name} `;
    }
    return node instanceof Text && (walk.isHiddenMeant || isRendered(node)) ? node.data : '';
  };
  const children = function* (of: Node): Generator<Node> {
    for (let child = firstChildOf(of); child; child = nextSiblingOf(child)) if (!slotOf(child)) yield child;
  };
  const shadow = shadowOf(element);
  const assigned = element instanceof HTMLSlotElement ? element.assignedNodes() : [];
  const mayHaveAdded = mayBeAddedTo(element);
  const replaced = mayHaveAdded ? replacedText(element) : null;
  const content =
    replaced ??
    (assigned.length > 0
      ? assigned
      : [
          ...children(element),
          ...(shadow ? children(shadow) : []),
          ...ownedBy(element).filter((owned) => !slotOf(owned)),
        ]
    )
      .map(visit)
      .join('');
  return mayHaveAdded ? pseudoText(element, '::before') + content + pseudoText(element, '::after') : content;
}

function isRendered(text: Text): boolean {
  const parent = parentElementOf(text);
  if (!parent) return true;
  if (shadowOf(parent) && !slotOf(text)) return false;
  return !(parent instanceof HTMLDetailsElement) || isGiven(parent, 'open');
}
