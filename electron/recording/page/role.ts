/** ARIA roles as Playwright's getByRole sees them (HTML-AAM, with its choices where browsers differ). */
import { parentOrHost } from './dom.ts';
import { remembered } from './remember.ts';
import { TAG_ROLES, VALID_ROLES } from './roleSelector.ts';
import {
  attribute,
  capitalTagOf,
  childrenOf,
  closestTo,
  find,
  isGiven,
  isMatch,
  nextElementOf,
  parentElementOf,
  previousElementOf,
  rootOf,
  textIn,
} from './safe.ts';

/** The role, or null where the element has none or is presentational. */
export function roleOf(element: Element): string | null {
  return isPresentational(element) ? null : givenRole(element);
}

/** What it is and what it says mean nothing to assistive technology. */
export function isPresentational(element: Element): boolean {
  const role = givenRole(element);
  return role === 'presentation' || role === 'none';
}

const givenRole: (element: Element) => string | null = remembered((element) => {
  const explicit = explicitRole(element);
  if (!explicit) return implicitRole(element);
  if (explicit !== 'none' && explicit !== 'presentation') return explicit;
  const implicit = implicitRole(element);
  return staysMeaningful(element, implicit) ? implicit : explicit;
});

/** The first role of the attribute that ARIA knows. */
function explicitRole(element: Element): string | null {
  const roles = attribute(element, 'role');
  return roles
    ? (roles
        .toLowerCase()
        .split(' ')
        .map((role) => role.trim())
        .find((role) => VALID_ROLES.has(role)) ?? null)
    : null;
}

/** A list without a meaning has items without one, a table without a meaning rows and cells without one. */
const PARTS: Record<string, string[]> = {
  DD: ['DL', 'DIV'],
  DIV: ['DL'],
  DT: ['DL', 'DIV'],
  LI: ['OL', 'UL'],
  TBODY: ['TABLE'],
  TD: ['TR'],
  TFOOT: ['TABLE'],
  TH: ['TR'],
  THEAD: ['TABLE'],
  TR: ['THEAD', 'TBODY', 'TFOOT', 'TABLE'],
};

function implicitRole(element: Element): string | null {
  const role = ownRole(element);
  if (!role) return null;
  for (let at: Element = element; ; ) {
    const parent = parentOrHost(at);
    if (!parent || !PARTS[capitalTagOf(at)]?.includes(capitalTagOf(parent))) return role;
    const given = explicitRole(parent);
    if ((given === 'none' || given === 'presentation') && !staysMeaningful(parent, given)) return given;
    at = parent;
  }
}

const INPUT_ROLES: Record<string, string> = {
  button: 'button',
  checkbox: 'checkbox',
  file: 'button',
  image: 'button',
  number: 'spinbutton',
  radio: 'radio',
  range: 'slider',
  reset: 'button',
  submit: 'button',
};
const SUGGESTING = new Set(['email', 'search', 'tel', 'text', 'url', '']);

function ownRole(element: Element): string | null {
  const tag = capitalTagOf(element);
  switch (tag) {
    case 'A':
    case 'AREA':
      return isGiven(element, 'href') ? 'link' : null;
    case 'IMG':
      return attribute(element, 'alt') === '' &&
        !attribute(element, 'title') &&
        !hasGlobalAttribute(element, null) &&
        !hasTabIndex(element)
        ? 'presentation'
        : 'img';
    case 'INPUT':
      return inputRole(element as HTMLInputElement);
    case 'SELECT':
      return (element as HTMLSelectElement).multiple || (element as HTMLSelectElement).size > 1
        ? 'listbox'
        : 'combobox';
    case 'FORM':
      return isNamed(element) ? 'form' : null;
    case 'SECTION':
      return isNamed(element) ? 'region' : null;
    case 'HEADER':
      return closestThroughShadow(element, SECTIONING) ? null : 'banner';
    case 'FOOTER':
      return closestThroughShadow(element, SECTIONING) ? null : 'contentinfo';
    case 'TD': {
      const table = closestThroughShadow(element, 'table');
      const role = table && explicitRole(table);
      return role === 'grid' || role === 'treegrid' ? 'gridcell' : 'cell';
    }
    case 'TH':
      return headerRole(element);
    default:
      return TAG_ROLES[tag] ?? null;
  }
}

const SECTIONING =
  'article:not([role]),aside:not([role]),main:not([role]),nav:not([role]),section:not([role]),[role=article],[role=complementary],[role=main],[role=navigation],[role=region]';

function closestThroughShadow(element: Element, selector: string): Element | null {
  for (let at: Element | null = element; at; ) {
    const found = closestTo(at, selector);
    if (found) return found;
    const root = rootOf(at);
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

function isNamed(element: Element): boolean {
  return isGiven(element, 'aria-label') || isGiven(element, 'aria-labelledby');
}

function inputRole(input: HTMLInputElement): string | null {
  const { type } = input;
  if (SUGGESTING.has(type)) {
    const list = attribute(input, 'list');
    const suggestions = list ? elementById(input, list.split(/[ \t\n\f\r]+/).find(Boolean) ?? '') : null;
    if (suggestions && capitalTagOf(suggestions) === 'DATALIST') return 'combobox';
    return type === 'search' ? 'searchbox' : 'textbox';
  }
  return type === 'hidden' ? null : (INPUT_ROLES[type] ?? 'textbox');
}

function headerRole(element: Element): string | null {
  const scope = attribute(element, 'scope');
  if (scope === 'col' || scope === 'colgroup') return 'columnheader';
  if (scope === 'row' || scope === 'rowgroup') return 'rowheader';
  const next = nextElementOf(element);
  const previous = previousElementOf(element);
  if (!next && !previous) return isOnlyCell(element) ? null : 'columnheader';
  if (next && previous && capitalTagOf(next) === 'TH' && capitalTagOf(previous) === 'TH') return 'columnheader';
  return isFilledCell(next) || isFilledCell(previous) ? 'rowheader' : 'columnheader';
}

function isOnlyCell(element: Element): boolean {
  const row = parentElementOf(element);
  const table = row && capitalTagOf(row) === 'TR' ? closestThroughShadow(row, 'table') : null;
  return table instanceof HTMLTableElement && table.rows.length <= 1;
}

function isFilledCell(element: Element | null): boolean {
  return (
    element !== null &&
    capitalTagOf(element) === 'TD' &&
    ((textIn(element) ?? '').trim() !== '' || childrenOf(element).length > 0)
  );
}

/** What is focusable or has a property that every role has keeps its role even where it is called presentational. */
function staysMeaningful(element: Element, role: string | null): boolean {
  return (
    hasGlobalAttribute(element, role) ||
    (!isDisabled(element) && (isFocusableByNature(element) || hasTabIndex(element)))
  );
}

const GLOBAL = [
  'aria-atomic',
  'aria-busy',
  'aria-controls',
  'aria-current',
  'aria-describedby',
  'aria-details',
  'aria-dropeffect',
  'aria-flowto',
  'aria-grabbed',
  'aria-hidden',
  'aria-keyshortcuts',
  'aria-live',
  'aria-owns',
  'aria-relevant',
];
const UNNAMED = new Set([
  'caption',
  'code',
  'deletion',
  'emphasis',
  'generic',
  'insertion',
  'paragraph',
  'presentation',
  'strong',
  'subscript',
  'superscript',
]);

function hasGlobalAttribute(element: Element, role: string | null): boolean {
  if (GLOBAL.some((name) => isGiven(element, name))) return true;
  if (!UNNAMED.has(role ?? '') && isNamed(element)) return true;
  return role !== 'generic' && isGiven(element, 'aria-roledescription');
}

function hasTabIndex(element: Element): boolean {
  const index = attribute(element, 'tabindex');
  return index !== null && !Number.isNaN(Number(index));
}

function isFocusableByNature(element: Element): boolean {
  const tag = capitalTagOf(element);
  if (tag === 'BUTTON' || tag === 'DETAILS' || tag === 'SELECT' || tag === 'TEXTAREA') return true;
  if (tag === 'A' || tag === 'AREA') return isGiven(element, 'href');
  return element instanceof HTMLInputElement && !element.hidden;
}

const CONTROLS = new Set(['BUTTON', 'INPUT', 'SELECT', 'TEXTAREA', 'OPTION', 'OPTGROUP']);

function isDisabled(element: Element): boolean {
  if (!CONTROLS.has(capitalTagOf(element))) return false;
  if (isGiven(element, 'disabled') || isMatch(element, 'optgroup[disabled] option')) return true;
  const fieldset = closestTo(element, 'fieldset[disabled]');
  if (!fieldset) return false;
  const legend = find(fieldset, ':scope > legend');
  return !legend?.contains(element);
}

/** The first element of the same document or shadow root with this id. */
export function elementById(from: Element, id: string): Element | null {
  const root = rootOf(from);
  return id !== '' && (root instanceof Document || root instanceof ShadowRoot)
    ? find(root, `#${CSS.escape(id)}`)
    : null;
}
