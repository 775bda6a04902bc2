/** What an element is to a person: an action is never healed onto another kind of element. */

type Described = { tag: string; attributes: Readonly<Record<string, string>> };

/**
 * Roles that make one thing of whatever carries them. Other roles (row, article, group …) leave the tag to speak. A heading is text like other text:
 * what rank it has changes with every redesign.
 */
const ROLES: Readonly<Record<string, string>> = {
  button: 'button',
  link: 'link',
  checkbox: 'checkbox',
  switch: 'checkbox',
  radio: 'radio',
  textbox: 'field',
  searchbox: 'field',
  spinbutton: 'field',
  combobox: 'choice',
  listbox: 'choice',
  option: 'option',
  slider: 'slider',
  tab: 'tab',
  menuitem: 'menuitem',
  menuitemcheckbox: 'menuitem',
  menuitemradio: 'menuitem',
  treeitem: 'treeitem',
  listitem: 'listitem',
  row: 'row',
  cell: 'cell',
  gridcell: 'cell',
  img: 'image',
};

const TAGS: Readonly<Record<string, string>> = {
  a: 'link',
  area: 'link',
  button: 'button',
  summary: 'button',
  textarea: 'field',
  select: 'choice',
  option: 'option',
  label: 'label',
  li: 'listitem',
  tr: 'row',
  td: 'cell',
  th: 'cell',
  img: 'image',
  svg: 'image',
  ul: 'list',
  ol: 'list',
  form: 'form',
  canvas: 'canvas',
  iframe: 'frame',
};

const INPUTS: Readonly<Record<string, string>> = {
  button: 'button',
  submit: 'button',
  reset: 'button',
  image: 'button',
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
  file: 'file',
  color: 'colour',
};

/** `button`, `link`, `field`, …; `plain` for what has no meaning of its own. Two elements of different kinds are never the same one. */
export function kindOf({ tag, attributes }: Described): string {
  const role = attributes.role?.trim().split(/\s+/)[0]?.toLowerCase();
  const byRole = role && Object.hasOwn(ROLES, role) ? ROLES[role] : undefined;
  if (byRole) return byRole;
  const name = tag.toLowerCase();
  if (name === 'input') return inputKind(attributes.type);
  return (Object.hasOwn(TAGS, name) ? TAGS[name] : undefined) ?? 'plain';
}

function inputKind(type: string | undefined): string {
  const name = type?.toLowerCase() ?? '';
  return (Object.hasOwn(INPUTS, name) ? INPUTS[name] : undefined) ?? 'field';
}

const PASSIVE = new Set(['plain', 'label', 'listitem', 'row', 'cell', 'image', 'list', 'form']);

/** What shows something, or holds what is acted on, rather than being made for it. */
export function isPassive(kind: string): boolean {
  return PASSIVE.has(kind);
}

/** CSS that every element of the kind answers to, and few others; null for `plain`, which is what answers to none. */
export function selectorOfKind(kind: string): string | null {
  if (kind === 'plain') return null;
  const tags = keysOf(TAGS, kind);
  const types = keysOf(INPUTS, kind).map((type) => `input[type="${type}" i]`);
  // A role may be the first of several words, in any case.
  const roles = keysOf(ROLES, kind).map((role) => `[role*="${role}" i]`);
  return [...tags, ...types, ...(kind === 'field' ? ['input'] : []), ...roles].join(',');
}

function keysOf(table: Readonly<Record<string, string>>, kind: string): string[] {
  return Object.keys(table).filter((key) => table[key] === kind);
}
