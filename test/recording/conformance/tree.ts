/** Pages made by chance, from the things that matter for roles, names and texts. */
import fc from 'fast-check';

// No HTML inside of drawings: Playwright's own getByRole throws on an <input> there.

const words = fc.constantFrom(
  'Save',
  'Save all',
  'Ann',
  'Bob',
  'Delete',
  'a b',
  '删除',
  ' ',
  'x  y',
  '&quot;q&quot;',
  '5 items',
);
const tag = fc.constantFrom(
  'div',
  'span',
  'button',
  'a',
  'ul',
  'li',
  'table',
  'tr',
  'td',
  'th',
  'p',
  'h2',
  'label',
  'section',
  'form',
  'fieldset',
  'legend',
  'nav',
  'b',
  'details',
  'summary',
  'select',
  'option',
  'dialog',
  'x-y',
  'figure',
  'figcaption',
  'output',
);
const empty = fc.constantFrom(
  '<input>',
  '<input type="checkbox">',
  '<input type="submit">',
  '<input type="button" value="Save">',
  '<input placeholder="Ann" value="typed">',
  '<textarea>Bob</textarea>',
  '<img alt="Ann" src="x">',
  '<img alt="" src="x">',
  '<br>',
  '<svg><title>Bob</title><path></path></svg>',
  '<input type="range">',
  '<progress value="1"></progress>',
);
const attribute = fc.oneof(
  words.map((text) => `aria-label="${text}"`),
  words.map((text) => `title="${text}"`),
  fc.constantFrom('a', 'b', 'a b', 'c').map((ids) => `aria-labelledby="${ids}"`),
  fc.constantFrom('a', 'b', 'c', 'main-menu', ':r1:').map((id) => `id="${id}"`),
  fc.constantFrom('a', 'b').map((id) => `for="${id}"`),
  fc
    .constantFrom(
      'button',
      'row',
      'cell',
      'listitem',
      'none',
      'presentation',
      'option',
      'listbox',
      'heading',
      'img',
      'textbox',
      'group',
      'link',
      'treeitem',
      'bogus',
    )
    .map((role) => `role="${role}"`),
  fc.constantFrom(
    'hidden',
    'aria-hidden="true"',
    'style="display:none"',
    'style="visibility:hidden"',
    'style="display:contents"',
    'style="display:block"',
    'tabindex="0"',
    'href="#"',
    'class="card"',
    'class="item big"',
    'data-testid="t"',
    'aria-owns="c"',
    'aria-selected="true"',
    'open',
    'disabled',
  ),
);

const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    words,
    empty,
    fc
      .tuple(tag, fc.array(attribute, { maxLength: 3 }), fc.array(tie('node'), { maxLength: 5 }))
      .map(([name, attributes, children]) => `<${[name, ...attributes].join(' ')}>${children.join('')}</${name}>`),
  ),
}));

export const tree = fc
  .array(node, { minLength: 2, maxLength: 8 })
  .map((nodes) => `<!doctype html><body>${nodes.join('')}</body>`);
