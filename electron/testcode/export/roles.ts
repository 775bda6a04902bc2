/** Roles, and the elements that have them without saying so, as tests of XPath. */

const input = (...types: string[]): string =>
  `self::input[${types.map((type) => (type === '' ? 'not(@type)' : `@type='${type}'`)).join(' or ')}]`;
const elements = (...names: string[]): string => names.map((name) => `self::${name}`).join(' or ');

const text = ['', 'text', 'email', 'tel', 'url'];

const native: Record<string, string> = {
  article: 'self::article',
  banner: 'self::header',
  blockquote: 'self::blockquote',
  button: `self::button or self::summary or ${input('button', 'submit', 'reset', 'image')}`,
  caption: elements('caption', 'figcaption'),
  cell: 'self::td',
  checkbox: input('checkbox'),
  code: 'self::code',
  columnheader: 'self::th',
  combobox: `self::select[not(@multiple) and not(@size > 1)] or ${input(...text)}[@list]`,
  complementary: 'self::aside',
  contentinfo: 'self::footer',
  definition: 'self::dd',
  deletion: 'self::del',
  dialog: 'self::dialog',
  document: 'self::html',
  emphasis: 'self::em',
  figure: 'self::figure',
  form: 'self::form',
  gridcell: 'self::td',
  group: elements('fieldset', 'details', 'optgroup', 'address', 'hgroup'),
  heading: elements('h1', 'h2', 'h3', 'h4', 'h5', 'h6'),
  img: "self::img[not(@alt) or @alt != ''] or self::*[local-name() = 'svg']",
  insertion: 'self::ins',
  link: 'self::a[@href] or self::area[@href]',
  list: elements('ul', 'ol', 'menu'),
  listbox: 'self::select[@multiple or @size > 1]',
  listitem: 'self::li',
  main: 'self::main',
  mark: 'self::mark',
  math: "self::*[local-name() = 'math']",
  meter: 'self::meter',
  navigation: 'self::nav',
  option: 'self::option',
  paragraph: 'self::p',
  progressbar: 'self::progress',
  radio: input('radio'),
  region: 'self::section',
  row: 'self::tr',
  rowgroup: elements('tbody', 'thead', 'tfoot'),
  rowheader: 'self::th[@scope]',
  search: 'self::search',
  searchbox: input('search'),
  separator: 'self::hr',
  slider: input('range'),
  spinbutton: input('number'),
  status: 'self::output',
  strong: 'self::strong',
  subscript: 'self::sub',
  superscript: 'self::sup',
  table: 'self::table',
  term: elements('dfn', 'dt'),
  textbox: `self::textarea or ${input(...text)}[not(@list)] or self::*[@contenteditable and @contenteditable != 'false']`,
  time: 'self::time',
};

/** Every role that Playwright knows. */
export const roles: ReadonlySet<string> = new Set([
  ...Object.keys(native),
  ...(
    'alert alertdialog application directory feed generic grid log marquee menu menubar menuitem menuitemcheckbox menuitemradio ' +
    'none note presentation radiogroup scrollbar switch tab tablist tabpanel timer toolbar tooltip tree treegrid treeitem'
  ).split(' '),
]);

/** The test that an element has the role. */
export function roleTest(role: string): string | null {
  if (!roles.has(role)) return null;
  const said = `@role='${role}'`;
  return native[role] ? `${said} or not(@role) and (${native[role]})` : said;
}

/** Roles whose name is what they contain, unless they say another. */
export const namedByContent: ReadonlySet<string> = new Set(
  'button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio option radio row rowheader switch tab tooltip treeitem'.split(
    ' ',
  ),
);
