/** From a role to the elements that may have it. */

/** Tags with a role of their own, whatever their attributes. */
export const TAG_ROLES: Record<string, string> = {
  ARTICLE: 'article',
  ASIDE: 'complementary',
  BLOCKQUOTE: 'blockquote',
  BUTTON: 'button',
  CAPTION: 'caption',
  CODE: 'code',
  DATALIST: 'listbox',
  DD: 'definition',
  DEL: 'deletion',
  DETAILS: 'group',
  DFN: 'term',
  DIALOG: 'dialog',
  DT: 'term',
  EM: 'emphasis',
  FIELDSET: 'group',
  FIGURE: 'figure',
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  H5: 'heading',
  H6: 'heading',
  HR: 'separator',
  HTML: 'document',
  INS: 'insertion',
  LI: 'listitem',
  MAIN: 'main',
  MARK: 'mark',
  MATH: 'math',
  MENU: 'list',
  METER: 'meter',
  NAV: 'navigation',
  OL: 'list',
  OPTGROUP: 'group',
  OPTION: 'option',
  OUTPUT: 'status',
  P: 'paragraph',
  PROGRESS: 'progressbar',
  SEARCH: 'search',
  STRONG: 'strong',
  SUB: 'subscript',
  SUP: 'superscript',
  SVG: 'img',
  TABLE: 'table',
  TBODY: 'rowgroup',
  TEXTAREA: 'textbox',
  TFOOT: 'rowgroup',
  THEAD: 'rowgroup',
  TIME: 'time',
  TR: 'row',
  UL: 'list',
};

/** Tags whose role depends on more than the tag. */
const SELECTORS: Record<string, string[]> = {
  link: ['a[href]', 'area[href]'],
  img: ['img'],
  listbox: ['select'],
  combobox: ['select', 'input[list]'],
  form: ['form'],
  region: ['section'],
  banner: ['header'],
  contentinfo: ['footer'],
  cell: ['td'],
  gridcell: ['td'],
  columnheader: ['th'],
  rowheader: ['th'],
  textbox: ['input'],
  searchbox: ['input[type=search i]'],
  button: [
    'input[type=button i]',
    'input[type=submit i]',
    'input[type=reset i]',
    'input[type=image i]',
    'input[type=file i]',
  ],
  checkbox: ['input[type=checkbox i]'],
  radio: ['input[type=radio i]'],
  slider: ['input[type=range i]'],
  spinbutton: ['input[type=number i]'],
};

const BY_ROLE: Record<string, string> = (() => {
  const selectors = structuredClone(SELECTORS);
  for (const [tag, role] of Object.entries(TAG_ROLES))
    selectors[role] = [...(selectors[role] ?? []), tag.toLowerCase()];
  return Object.fromEntries(Object.entries(selectors).map(([role, list]) => [role, list.join(',')]));
})();

/** A CSS selector that finds at least every element that may have the role. */
export function roleSelector(role: string): string {
  const explicit = `[role~="${CSS.escape(role)}" i]`;
  const implicit = BY_ROLE[role];
  return implicit ? `${explicit},${implicit}` : explicit;
}

export const VALID_ROLES = new Set(
  'alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid gridcell group heading img insertion link list listbox listitem log main mark marquee math meter menu menubar menuitem menuitemcheckbox menuitemradio navigation none note option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong subscript superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem'.split(
    ' ',
  ),
);
