import { expect, test } from 'vitest';
import { applyEdits, printPatch, relocate, segmentsOf } from '../../../electron/testcode/index.ts';

const from = "getByRole('button', { name: 'Add' })";
const to = "getByRole('button', { name: 'Put in' })";

/** The source with `|` where the call's place is, and what comes of it. */
function rewritten(marked: string, old = from, next = to): string {
  const at = marked.indexOf('|');
  const source = marked.replace('|', '');
  const before = source.slice(0, at).split('\n');
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const result = relocate(source, 'shop.spec.ts', place, old, next);
  return result.kind === 'edit' ? applyEdits(source, [result.edit]) : `left: ${result.why}`;
}

test.each([
  [
    "await page.getByRole('button', { name: 'Add' }).|click();",
    "await page.getByRole('button', { name: 'Put in' }).click();",
  ],
  [
    "|await page.getByRole('button', { name: 'Add' }).click();",
    "await page.getByRole('button', { name: 'Put in' }).click();",
  ],
  [
    'await page.getByRole("button", { name: "Add" }).|click();',
    'await page.getByRole("button", { name: "Put in" }).click();',
  ],
  [
    "await page // the shop\n  .getByRole('button', { exact: false, name: `Add` })\n  .|click({ force: true });",
    "await page // the shop\n  .getByRole('button', { name: 'Put in' })\n  .click({ force: true });",
  ],
  [
    "const add = page.getByRole('button', { name: 'Add' });\nawait add.|click();",
    "const add = page.getByRole('button', { name: 'Put in' });\nawait add.click();",
  ],
])('exactly the locator is rewritten: %s', (marked, expected) => {
  expect(rewritten(marked)).toBe(expected);
});

test('what both locators begin with stays, also where it is computed while the test runs', () => {
  const row = "getByRole('row', { name: 'Ann' })";
  expect(
    rewritten(
      'await page.getByRole("row", { name }).getByRole("button", { name: "Add" }).|click();',
      `${row}.${from}`,
      `${row}.${to}`,
    ),
  ).toBe('await page.getByRole("row", { name }).getByRole("button", { name: "Put in" }).click();');
  expect(rewritten(`const row = page.${row};\nawait row.${from}.|click();`, `${row}.${from}`, `${row}.${to}`)).toBe(
    `const row = page.${row};\nawait row.${to}.click();`,
  );
});

test('frames stay as they are written, and the target of a drag is a locator as well', () => {
  expect(
    rewritten(
      `await page.frameLocator('#pay').${from}.|click();`,
      `locator('#pay').contentFrame().${from}`,
      `locator('#pay').contentFrame().${to}`,
    ),
  ).toBe(`await page.frameLocator('#pay').${to}.click();`);
  expect(rewritten(`await page.getByText('Tea').|dragTo(page.${from});`)).toBe(
    `await page.getByText('Tea').dragTo(page.${to});`,
  );
});

test('a selector that a page was given becomes a locator', () => {
  expect(rewritten("await page.|click('#add', { force: true });", "locator('#add')")).toBe(
    `await page.${to}.click({ force: true });`,
  );
  expect(rewritten("await page.|fill('#add', 'x');", "locator('#add')")).toBe(`await page.${to}.fill('x');`);
  expect(rewritten("await page.|click('#add');", "locator('#add')")).toBe(`await page.${to}.click();`);
});

test.each([
  [
    "for (const name of names) await page.getByRole('button', { name }).|click();",
    'a part of it is computed while the test runs',
  ],
  [
    "const add = page.getByRole('button', { name: 'Add' });\nawait add.|click();\nawait expect(add).toBeHidden();",
    '"add" is used by a check as well, and checks are never changed',
  ],
  ['await shop.addButton.|click();', 'it is written in another place than where it is used'],
  ["await page.getByText('Other').|click();", 'it is written in another place than where it is used'],
])('nothing is changed, and it is said why: %s', (marked, why) => {
  expect(rewritten(marked)).toBe(`left: ${why}`);
});

test('a check beside it is left alone', () => {
  const check = "await expect(page.getByRole('button', { name: 'Add' })).toBeHidden();";
  expect(rewritten(`await page.${from}.|click();\n${check}`)).toBe(`await page.${to}.click();\n${check}`);
});

test('a locator is cut into its calls, whatever its texts hold', () => {
  expect(segmentsOf("getByRole('row', { name: 'a).b(\\'' }).filter({ hasText: 'x' }).first()")).toEqual([
    "getByRole('row', { name: 'a).b(\\'' })",
    "filter({ hasText: 'x' })",
    'first()',
  ]);
  expect(segmentsOf('process.exit()')).toBe(null);
});

test('a patch has the changed lines with three around them, near ones together', () => {
  const source = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`).join('\n');
  const edit = (word: string, text: string) => ({
    start: source.indexOf(word),
    end: source.indexOf(word) + word.length,
    text,
  });
  expect(
    printPatch('a.spec.ts', source, [edit('line 15', 'new 15'), edit('line 2', 'new 2'), edit('line 4', 'new 4')]),
  ).toBe(
    `--- a/a.spec.ts
+++ b/a.spec.ts
@@ -1,7 +1,7 @@
 line 1
-line 2
+new 2
 line 3
-line 4
+new 4
 line 5
 line 6
 line 7
@@ -12,7 +12,7 @@
 line 12
 line 13
 line 14
-line 15
+new 15
 line 16
 line 17
 line 18
`,
  );
});
