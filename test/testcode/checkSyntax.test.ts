import { expect, test } from 'vitest';
import { checkSyntax } from '../../electron/testcode/index.ts';

test.each([
  [
    'TypeScript',
    'a.spec.ts',
    "import { test } from '@playwright/test';\ntest('x', async ({ page }) => { await page.close(); });\n",
  ],
  ['types and decorators', 'a.ts', 'class Page { @step() open<T extends string>(url: T): asserts url is T {} }\n'],
  ['JSX', 'a.tsx', 'const a = <b>hi</b>;\n'],
  ['CommonJS', 'a.cjs', "const { test } = require('@playwright/test');\nif (!test) return;\n"],
  ['a byte order mark and Windows line ends', 'a.ts', '\uFEFFconst a = 1;\r\nconst b = 2;\r\n'],
  ['nothing at all', 'a.ts', ''],
])('%s parses', (_what, file, source) => {
  expect(checkSyntax(source, file)).toBeNull();
});

test('the first problem is told with its place and the lines around it', () => {
  const source = "test('x', () => {\n\tconst a = 1;\n\tconst b = ;\n\tconst c = 3;\n});\n";
  expect(checkSyntax(source, 'x.spec.ts')).toMatchObject({
    file: 'x.spec.ts',
    line: 3,
    column: 12,
    frame:
      "  1 | test('x', () => {\n  2 | \tconst a = 1;\n> 3 | \tconst b = ;\n    | \t          ^\n  4 | \tconst c = 3;",
  });
});

test.each([
  ['after a byte order mark and Windows line ends', '\uFEFFconst a = 1;\r\nconst b = ;\r\n', 2, 11],
  ['after characters of two units and of several bytes', "const a = '🚀 火箭'; const b = ;\n", 1, 30],
  ['at the end of a text that was cut off', "test('x', () => {\n", 2, 1],
])('the place is right %s', (_where, source, line, column) => {
  expect(checkSyntax(source, 'x.ts')).toMatchObject({ line, column });
});
