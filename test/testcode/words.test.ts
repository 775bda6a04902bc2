import { expect, test } from 'vitest';
import { describeAction, printBody } from '../../electron/testcode/index.ts';
import type { Action, Step } from '../../shared/model/action.ts';
import type { Locator } from '../../shared/model/locator.ts';
import type { Target } from '../../shared/model/target.ts';
import { allNodes, readGood } from './realSpecs.ts';

/** Words and target of the only statement in a test. */
function nodeOf(statement: string) {
  const { nodes } = readGood(
    `import { test, expect } from '@playwright/test';\ntest('x', async ({ page, context }) => {\n${statement}\n});\n`,
    'a.spec.ts',
  );
  const [node, ...others] = nodes.at(-1)?.children ?? [];
  if (!node || others.length > 0) throw new Error(`not one statement: ${statement}`);
  return node;
}

test.each([
  ["await page.goto('/cart');", 'action', 'Open /cart'],
  ["await page.getByRole('button', { name: 'Save' }).click();", 'action', 'Click button "Save"'],
  [
    "await page.getByRole('row', { name: /Ann/ }).getByRole('button', { name: 'Delete' }).dblclick();",
    'action',
    'Double-click button "Delete" in row /Ann/',
  ],
  [
    "await page.getByText('x').click({ button: 'right', modifiers: ['Shift', 'Alt'] });",
    'action',
    'Shift+Alt+Right-click text "x"',
  ],
  ["await page.getByLabel('User').fill('ann');", 'action', 'Fill field "User" with "ann"'],
  [
    'await page.getByLabel("Key").fill(process.env.SECRET_KEY!);',
    'action',
    'Fill field "Key" with the secret SECRET_KEY',
  ],
  ["await page.getByLabel('User').press('Enter');", 'action', 'Press Enter in field "User"'],
  ["await page.keyboard.press('Control+A');", 'action', 'Press Control+A'],
  ["await page.locator('#list > li').nth(2).hover();", 'action', 'Hover #list > li number 3'],
  ["await page.frameLocator('#pay').getByLabel('Card').check();", 'action', 'Check field "Card" in frame #pay'],
  [
    "await page.locator('iframe').contentFrame().getByLabel('Card').uncheck();",
    'action',
    'Uncheck field "Card" in frame iframe',
  ],
  [
    "await page.getByRole('listitem').filter({ hasText: 'Pen' }).getByRole('button').click();",
    'action',
    'Click button in list item with "Pen"',
  ],
  [
    "await page.getByRole('listitem').filter({ has: page.getByText('New') }).first().click();",
    'action',
    'Click the first list item with text "New"',
  ],
  ["await page.locator('.x').describe('the cart').click();", 'action', 'Click the cart'],
  ["await page.locator('#a').dragTo(page.locator('#b'));", 'action', 'Drag #a to #b'],
  ["await page.selectOption('select', ['a', 'b']);", 'action', 'Select "a", "b" in select'],
  ["await page.click('text=Save');", 'action', 'Click text=Save'],
  ['await this.saveButton.click();', 'action', 'Click save button'],
  ['const page1 = await context.newPage();', 'action', 'Open a new tab'],
  ["await loginPage.signIn('ann', user);", 'code', 'Login page: sign in "ann", user'],
  ["await signIn(page, 'ann');", 'code', 'Sign in "ann"'],
  ["const save = page.getByRole('button', { name: 'Save' });", 'code', 'Let save be button "Save"'],
  ["const text = await page.getByTestId('total').textContent();", 'code', 'Let text be the text of element "total"'],
  ["await expect(page.getByRole('alert')).toBeVisible();", 'check', 'Expect alert to be visible'],
  [
    "await expect(page.getByRole('alert')).not.toHaveText('x', { timeout: 100 });",
    'check',
    'Expect alert not to have text "x"',
  ],
  ['await expect(page).toHaveURL(/cart/);', 'check', 'Expect the page to have URL /cart/'],
  ['await expect.soft(page.locator("li")).toHaveCount(3);', 'check', 'Expect li to have count 3'],
  ["await expect.configure({ timeout: 1 })(page.locator('li')).toHaveCount(3);", 'check', 'Expect li to have count 3'],
  ['expect(total).toBe(5);', 'check', 'Expect total to be 5'],
  ["await test.step('pays', async () => {});", 'group', 'pays'],
  ['if (isNew) {}', 'branch', 'If isNew'],
  ['for (const row of rows) {}', 'loop', 'For each row of rows'],
  ['while (busy()) {}', 'loop', 'Repeat while busy()'],
  ["test.skip(isOld, 'not there');", 'code', 'Skip when isOld: not there'],
])('%s is a node', (statement, kind, words) => {
  expect(nodeOf(statement)).toMatchObject({ kind, words });
});

test('the locator of a node is told with its text and its place, also where a constant holds it', () => {
  const source =
    "import { test } from '@playwright/test';\ntest('x', async ({ page }) => {\n  const save = page.getByRole('button');\n  await save.first().click();\n  await save.click();\n});\n";
  const [, , first, second] = allNodes(readGood(source, 'a.spec.ts').nodes)
    .filter(({ kind }) => kind !== 'test')
    .map(({ target }) => target);
  expect(first).toMatchObject({ text: 'save.first()', words: 'the first button', span: { line: 4, column: 9 } });
  expect(second).toMatchObject({ text: "page.getByRole('button')", words: 'button', span: { line: 3, column: 16 } });
});

test('places count UTF-16 units behind a byte order mark, characters of two units and any line ending', () => {
  const source =
    "\uFEFFimport { test } from '@playwright/test';\r\ntest('🚀', async ({ page }) => { await page.reload(); });\r\n";
  const [, declared] = readGood(source, 'a.spec.ts').nodes;
  expect(source.slice(declared?.span.start, declared?.span.end)).toBe(
    "test('🚀', async ({ page }) => { await page.reload(); });",
  );
  const column = (source.split('\r\n')[1] ?? '').indexOf('await page') + 1;
  expect(declared?.children[0]?.span).toMatchObject({ line: 2, column, endLine: 2, endColumn: column + 20 });
});

const target = (locator: Locator, words: string): Target => ({
  page: 'page',
  frames: [],
  locators: [{ locator, score: 1, reasons: [] }],
  words,
  fingerprint: { tag: 'x', attributes: {}, neighbours: [], ancestors: [], box: { x: 0, y: 0, width: 1, height: 1 } },
});
const save = target([{ by: 'role', role: 'button', name: { value: 'Save' } }], 'button "Save"');
const note = target([{ by: 'label', text: { value: 'Note' } }], 'field "Note"');

const steps: Step[] = [
  { kind: 'open', page: 'page', url: 'https://shop.example/' },
  { kind: 'newPage', page: 'page1' },
  { kind: 'closePage', page: 'page1' },
  { kind: 'back', page: 'page', times: 1 },
  { kind: 'reload', page: 'page' },
  { kind: 'click', target: save, button: 'left', clickCount: 1, modifiers: [] },
  { kind: 'click', target: save, button: 'right', clickCount: 1, modifiers: ['Shift'] },
  { kind: 'click', target: save, button: 'left', clickCount: 2, modifiers: [], position: { x: 1, y: 2 } },
  { kind: 'hover', target: save },
  { kind: 'fill', target: note, value: { kind: 'plain', text: "it's" } },
  { kind: 'fill', target: note, value: { kind: 'secret', variable: 'SECRET_NOTE' } },
  { kind: 'type', page: 'page', value: { kind: 'plain', text: 'abc' } },
  { kind: 'press', page: 'page', key: 'Enter' },
  { kind: 'press', page: 'page', target: note, key: 'Tab' },
  { kind: 'insertText', page: 'page', text: 'pasted' },
  { kind: 'check', target: save },
  { kind: 'uncheck', target: save },
  { kind: 'select', target: note, options: [{ by: 'label', text: 'Blue' }] },
  { kind: 'upload', target: note, files: ['cv.pdf', 'a.png'] },
  { kind: 'drag', from: save, to: note },
  { kind: 'scroll', page: 'page', to: { x: 0, y: 9 } },
  { kind: 'scroll', page: 'page', target: note, to: { x: 0, y: 9 } },
];

test.each(steps.map((step) => [describeAction({ step, effects: [], events: [] } satisfies Action), step] as const))(
  'a recorded action reads the same in the spec: %s',
  (words, step) => {
    const [line = ''] = printBody([{ step, effects: [], events: [] }]);
    expect(nodeOf(line)).toMatchObject({ kind: 'action', words });
  },
);
