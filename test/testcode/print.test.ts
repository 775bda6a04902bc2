/** Whatever is recorded, what is printed is code that says exactly that. */
import * as fc from 'fast-check';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { checkSyntax, printBody, printLocator, printSpec } from '../../electron/testcode/index.ts';
import { quote } from '../../electron/testcode/quote.ts';
import type { Action, Step } from '../../shared/model/action.ts';
import { anyActions, anyString, target } from './anyActions.ts';

/** What a literal means, read by the engine itself. */
const meaningOf = (literal: string): unknown => new Function(`return ${literal};`)();

test.each([
  "O'Hara",
  '"',
  '`',
  `$\{x}`,
  '\\',
  '\n\r\t',
  '\u2028\u2029',
  'a\u202eb\u2069\ufeff',
  '\0\x7f',
  '\ud800',
  '中文🙂',
  '',
  '*/ // <!--',
])('the text %j is quoted as itself', (text) => {
  expect(meaningOf(quote(text))).toBe(text);
});

test('any text is quoted as itself, in one line', () => {
  fc.assert(
    fc.property(anyString, (text) => {
      expect(meaningOf(quote(text))).toBe(text);
      expect(quote(text)).not.toMatch(/[\n\r\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    }),
    { numRuns: 1000 },
  );
});

test('locators read as an expert writes them', () => {
  const print = (...locator: Parameters<typeof printLocator>[0]) => printLocator(locator);
  expect(
    print(
      { by: 'role', role: 'row', name: { value: 'Ann' } },
      { by: 'role', role: 'button', name: { value: 'Delete', exact: true } },
    ),
  ).toBe("getByRole('row', { name: 'Ann' }).getByRole('button', { name: 'Delete', exact: true })");
  expect(print({ by: 'role', role: 'heading', level: 2 })).toBe("getByRole('heading', { level: 2 })");
  expect(print({ by: 'testId', value: 'cart' }, { by: 'nth', index: 0 })).toBe("getByTestId('cart').first()");
  expect(print({ by: 'css', selector: 'li' }, { by: 'hasText', text: { value: 'Tea' } }, { by: 'nth', index: 2 })).toBe(
    "locator('li').filter({ hasText: 'Tea' }).nth(2)",
  );
  expect(print({ by: 'label', text: { value: 'Name', exact: true } })).toBe("getByLabel('Name', { exact: true })");
  for (const [by, getter] of [
    ['placeholder', 'getByPlaceholder'],
    ['alt', 'getByAltText'],
    ['title', 'getByTitle'],
    ['text', 'getByText'],
  ] as const)
    expect(print({ by, text: { value: 'x' } })).toBe(`${getter}('x')`);
});

const said = (step: Step, effects: Action['effects'] = []) => printBody([{ step, effects, events: [1] }]).join('\n');

test('a secret is read from the environment, wherever text is written', () => {
  const value = { kind: 'secret', variable: 'SECRET_PIN' } as const;
  const field = target('Pin');
  expect(said({ kind: 'fill', target: field, value })).toBe(
    "await page.getByLabel('Pin').fill(process.env.SECRET_PIN!);",
  );
  expect(said({ kind: 'type', page: 'page', target: field, value })).toBe(
    "await page.getByLabel('Pin').pressSequentially(process.env.SECRET_PIN!);",
  );
});

test('a target inside frames is reached through them, in its own page', () => {
  const inFrame = { ...target('Pin', 'page1'), frames: [[{ by: 'css', selector: 'iframe[name="pay"]' } as const]] };
  expect(said({ kind: 'check', target: inFrame })).toBe(
    `await page1.locator('iframe[name="pay"]').contentFrame().getByLabel('Pin').check();`,
  );
});

test('names of what is awaited never meet, not even names that the file has already', () => {
  const download = { kind: 'download', name: 'a.pdf' } as const;
  const click: Action = {
    step: { kind: 'click', target: target('Get'), button: 'left', clickCount: 1, modifiers: [] },
    effects: [download],
    events: [1],
  };
  const statements = printBody([click, click], new Set(['download']));
  const declared = statements.flatMap((line) => [...line.matchAll(/const (\w+)/g)].map(([, name]) => name));
  expect(new Set(declared).size).toBe(declared.length);
  expect(declared).not.toContain('download');
});

test('what a test was recorded with is said before it', () => {
  const settings = { device: 'iPhone 15', viewport: { width: 800, height: 600 }, storageState: "Ann's.json" };
  const spec = printSpec([], { title: "Ann's `cart`", filesFolder: 'x.files', ...settings });
  expect(spec).toBe(`import { test, expect, devices } from '@playwright/test';

test.use({ ...devices['iPhone 15'], viewport: { width: 800, height: 600 }, storageState: 'Ann\\'s.json' });

test('Ann\\'s \`cart\`', async ({ page }) => {
});
`);
});

test('files are found beside the spec, by a helper that is there when it is needed', () => {
  const upload: Action = {
    step: { kind: 'upload', target: target('Photo'), files: ["Ann's.png"] },
    effects: [],
    events: [1],
  };
  const spec = printSpec([upload], { title: 'x', filesFolder: 'x.files' });
  expect(spec).toContain("import { dirname, join } from 'node:path';");
  expect(spec).toContain("const file = (name: string) => join(dirname(test.info().file), 'x.files', name);");
  expect(spec).toContain("await page.getByLabel('Photo').setInputFiles(file('Ann\\'s.png'));");
});

test('whatever the actions, the spec parses, no name is declared twice, and no value is lost', () => {
  fc.assert(
    fc.property(anyActions, anyString, (actions, title) => {
      const spec = printSpec(actions, { title, filesFolder: `${title}.files` });
      expect(checkSyntax(spec, 'any.spec.ts'), spec).toBeNull();
      // Names that are declared twice are no matter of syntax.
      expect(parseSync('any.spec.ts', spec, { showSemanticErrors: true }).errors, spec).toEqual([]);
      const texts = actions.flatMap(({ step }) =>
        (step.kind === 'fill' || step.kind === 'type') && step.value.kind === 'plain' ? [step.value.text] : [],
      );
      for (const text of texts) expect(spec).toContain(`(${quote(text)});`);
    }),
    { numRuns: 1000 },
  );
});
