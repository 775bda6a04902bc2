/** A recording of everything that a person can do, as the recogniser gives it. */
import type { Action, Effect, Step } from '../../../shared/model/action.ts';
import type { Locator } from '../../../shared/model/locator.ts';
import type { Target } from '../../../shared/model/target.ts';

type Role = { role: string; name?: string };

const element = (
  locator: Locator,
  words: string,
  about: Partial<Target> & { fullName?: string; type?: string } = {},
): Target => {
  const { fullName, type, ...rest } = about;
  return {
    page: 'page',
    frames: [],
    locators: [{ locator, score: 900, reasons: [] }],
    words,
    fingerprint: {
      tag: 'div',
      attributes: type === undefined ? {} : { type },
      neighbours: [],
      ancestors: [],
      box: { x: 10, y: 10, width: 80, height: 30 },
      ...(fullName !== undefined && { name: fullName }),
    },
    ...rest,
  };
};

const byRole = ({ role, name }: Role, about: Partial<Target> = {}): Target =>
  element(
    [name === undefined ? { by: 'role', role } : { by: 'role', role, name: { value: name } }],
    `${role} "${name ?? ''}"`,
    {
      ...(name !== undefined && { fullName: name }),
      ...about,
    },
  );

const act = (step: Step, ...effects: Effect[]): Action => ({ step, effects, events: [1] });
const click = (target: Target, about: Partial<Extract<Step, { kind: 'click' }>> = {}): Step => ({
  kind: 'click',
  target,
  button: 'left',
  clickCount: 1,
  modifiers: [],
  ...about,
});

const field = element([{ by: 'label', text: { value: "Guest's name" } }], 'textbox "Guest\'s name"');
const payment: Locator[] = [[{ by: 'css', selector: 'iframe[name="pay"]' }]];
const row: Locator = [
  { by: 'role', role: 'row', name: { value: 'Ann "the boss"' } },
  { by: 'role', role: 'button', name: { value: 'Delete', exact: true } },
];
const canvas = element([{ by: 'css', selector: '#sheet' }], 'canvas');
const card = element(
  [
    { by: 'css', selector: 'li.card' },
    { by: 'hasText', text: { value: 'Tea' } },
    { by: 'nth', index: 1 },
  ],
  'li "Tea"',
);
const done = element([{ by: 'testId', value: 'done' }], 'element "done"');
const inPopup = byRole({ role: 'link', name: 'Terms' }, { page: 'page1' });

export const richActions: Action[] = [
  act({ kind: 'open', page: 'page', url: 'http://localhost:3000/shop?q=1#top' }),
  act({ kind: 'waitFor', target: byRole({ role: 'heading', name: 'Shop' }), ms: 2500 }),
  act({ kind: 'fill', target: field, value: { kind: 'plain', text: `O'Hara "Åsa" \\ $\{x} 中文 🙂\n#{y}` } }),
  act({
    kind: 'fill',
    target: element([{ by: 'placeholder', text: { value: 'Password', exact: true } }], 'textbox "Password"'),
    value: { kind: 'secret', variable: 'SECRET_PASSWORD' },
  }),
  act({
    kind: 'fill',
    target: element([{ by: 'label', text: { value: 'Volume' } }], 'slider "Volume"', { type: 'range' }),
    value: { kind: 'plain', text: '7' },
  }),
  act({ kind: 'type', page: 'page', target: field, value: { kind: 'plain', text: 'abc' } }),
  act({ kind: 'type', page: 'page', value: { kind: 'plain', text: 'free' } }),
  act({ kind: 'type', page: 'page', target: field, value: { kind: 'secret', variable: 'SECRET_PIN' } }),
  act({ kind: 'press', page: 'page', target: field, key: 'Enter' }),
  act({ kind: 'press', page: 'page', key: 'Control+Shift+ArrowLeft' }),
  act({ kind: 'press', page: 'page', key: 'Tab' }),
  act({ kind: 'insertText', page: 'page', text: 'pasted' }),
  act(click(byRole({ role: 'button', name: 'Save' })), {
    kind: 'response',
    page: 'page',
    method: 'POST',
    url: 'http://localhost:3000/api/save?id=3',
  }),
  act(click(byRole({ role: 'link', name: 'Cart' })), {
    kind: 'navigation',
    page: 'page',
    url: 'http://localhost:3000/cart',
  }),
  act(
    click(element(row, 'button "Delete"'), {
      button: 'right',
      modifiers: ['Control', 'Shift'],
      position: { x: 4, y: 5 },
    }),
  ),
  act(click(byRole({ role: 'option', name: 'Bold' }), { clickCount: 2 })),
  act(click(element([{ by: 'text', text: { value: 'A whole line' } }], 'text'), { clickCount: 3 })),
  act(click(element([{ by: 'title', text: { value: 'Close tab' } }], 'tab'), { button: 'middle' })),
  act({ kind: 'hover', target: byRole({ role: 'menuitem', name: 'More' }) }),
  act({ kind: 'hover', target: canvas, position: { x: 7, y: 8 } }),
  act({ kind: 'check', target: byRole({ role: 'checkbox', name: 'I agree' }) }),
  act({ kind: 'uncheck', target: byRole({ role: 'switch', name: 'News' }) }),
  act({
    kind: 'select',
    target: byRole({ role: 'combobox', name: 'Size' }),
    options: [{ by: 'label', text: 'Large' }],
  }),
  act({
    kind: 'select',
    target: byRole({ role: 'listbox', name: 'Extras' }),
    options: [
      { by: 'label', text: 'Milk' },
      { by: 'value', text: 'sugar' },
    ],
  }),
  act({
    kind: 'upload',
    target: element([{ by: 'css', selector: 'input[type="file"]' }], 'file'),
    files: ["Ann's photo.png", 'b.pdf'],
  }),
  act(click(byRole({ role: 'button', name: 'Choose' })), { kind: 'fileChooser', files: ['c.txt'] }),
  act(click(byRole({ role: 'button', name: 'Invoice' })), { kind: 'download', name: 'invoice.pdf' }),
  act(click(byRole({ role: 'button', name: 'Report' })), { kind: 'download', name: 'report-20261124.csv' }),
  act(
    click(byRole({ role: 'button', name: 'Rename' })),
    { kind: 'dialog', type: 'confirm', accepted: true },
    { kind: 'dialog', type: 'prompt', accepted: true, text: 'New "name"' },
    { kind: 'dialog', type: 'alert', accepted: true },
  ),
  act(click(byRole({ role: 'button', name: 'Erase' })), { kind: 'dialog', type: 'confirm', accepted: false }),
  act(click(byRole({ role: 'button', name: 'Leave' })), { kind: 'dialog', type: 'beforeunload', accepted: false }),
  act(
    click(byRole({ role: 'link', name: 'Terms and help' })),
    { kind: 'popup', page: 'page1', hasOpener: true },
    { kind: 'popup', page: 'page2', hasOpener: false },
    { kind: 'navigation', page: 'page1', url: 'http://localhost:3000/terms' },
  ),
  act(click(inPopup), { kind: 'navigation', page: 'page1', url: 'http://localhost:3000/terms/all' }),
  act(click(byRole({ role: 'button', name: 'Close me' }, { page: 'page2' })), { kind: 'pageClosed', page: 'page2' }),
  act({ kind: 'closePage', page: 'page1' }),
  act({ kind: 'fill', target: { ...field, frames: payment }, value: { kind: 'plain', text: '4111' } }),
  act(
    click({
      ...done,
      frames: [
        ...payment,
        [
          { by: 'css', selector: 'iframe' },
          { by: 'nth', index: 2 },
        ],
      ],
    }),
  ),
  act({
    kind: 'drag',
    from: card,
    to: done,
    modifiers: ['Alt'],
    fromPosition: { x: 1, y: 2 },
    toPosition: { x: 3, y: 4 },
  }),
  act({
    kind: 'stroke',
    target: canvas,
    button: 'left',
    modifiers: [],
    path: [
      { x: 40, y: 50 },
      { x: 60, y: 70 },
      { x: 90, y: 10 },
    ],
  }),
  act({
    kind: 'stroke',
    target: canvas,
    button: 'right',
    modifiers: ['Shift'],
    path: [{ x: 5, y: 5 }],
    from: { target: card, position: { x: 2, y: 2 } },
    isCovered: true,
  }),
  act({ kind: 'scroll', page: 'page', to: { x: 0, y: 900 } }),
  act({
    kind: 'scroll',
    page: 'page',
    target: element([{ by: 'css', selector: '.list > ul' }], 'list'),
    to: { x: 0, y: 120 },
  }),
  act({
    kind: 'wheel',
    page: 'page',
    target: canvas,
    position: { x: 9, y: 9 },
    delta: { x: 0, y: -120 },
    times: 4,
    modifiers: ['Control'],
  }),
  act({
    kind: 'waitUntilGone',
    page: 'page',
    frames: [],
    locator: [
      { by: 'role', role: 'status' },
      { by: 'hasText', text: { value: 'Saving…' } },
    ],
    words: 'status "Saving…"',
  }),
  act({ kind: 'newPage', page: 'page3' }),
  act({ kind: 'open', page: 'page3', url: 'http://localhost:3000/other' }),
  act({ kind: 'reload', page: 'page3' }),
  act({ kind: 'back', page: 'page', times: 2 }),
  act({ kind: 'forward', page: 'page', times: 1 }),
  act(click(done)),
];
