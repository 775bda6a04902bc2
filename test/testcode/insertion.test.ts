import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSyntax, findInsertion, insertStatements } from '../../electron/testcode/index.ts';

const file = 'a.spec.ts';
const insert = (source: string, line?: number, statements = ['await next();']): string | null => {
  const insertion = findInsertion(source, file, line);
  return insertion && insertStatements(source, insertion, statements);
};

const source = `import { test } from '@playwright/test';

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

test('one', async ({ page }) => {
  await page.click('a');
  await test.step('more', async () => {
    await page.click('b');

    await page.fill(
      'c',
      'd',
    );
  });
  if (await page.isVisible('e')) {
    await page.click('f'); // the last one
  }
});

test.describe('group', () => {
  test.only('two', async ({ page }) => {
    await page.click('g');
  });
});
`;
const lines = source.split('\n');
const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;
/** The source with a line put in after another one. */
const after = (line: number, ...added: string[]): string => lines.toSpliced(line, 0, ...added).join('\n');

test('without a line the end of the last test is meant, in whichever group it is', () => {
  expect(insert(source)).toBe(after(lineOf("'g'"), '    await next();'));
});

test('a statement goes behind the one that stands at the line, in its block and with its indentation', () => {
  expect(insert(source, lineOf("'a'"))).toBe(after(lineOf("'a'"), '  await next();'));
  expect(insert(source, lineOf("'b'"))).toBe(after(lineOf("'b'"), '    await next();'));
});

test('any line of a statement of several lines means it', () => {
  const expected = after(lineOf("'d'") + 1, '    await next();');
  for (const text of ['page.fill(', "'c'", "'d'"]) expect(insert(source, lineOf(text))).toBe(expected);
});

test('the first or the last line of a block means the block as a whole', () => {
  expect(insert(source, lineOf('if (await'))).toBe(after(lineOf('// the last one') + 1, '  await next();'));
});

test.each([
  ['an import', 'import { test'],
  ['an empty line between tests', 'nothing'],
  ['a hook', "goto('/')"],
  ['a group', 'test.describe'],
])('%s is no place', (_, text) => {
  const line = text === 'nothing' ? 2 : lineOf(text);
  expect(insert(source, line)).toBeNull();
});

test('a line beyond the file, or an empty one inside a test, is no place of its own', () => {
  expect(insert(source, 999)).toBeNull();
  expect(insert(source, 0)).toBeNull();
});

test('a file without a test has no place', () => {
  expect(insert("import { test } from '@playwright/test';\n")).toBeNull();
  expect(insert('')).toBeNull();
  expect(insert("test.describe('none', () => {});")).toBeNull();
});

test.each([
  ["test('x', async () => {});\n", "test('x', async () => {\n  await next();\n});\n"],
  ["test('x', async () => {\n});\n", "test('x', async () => {\n  await next();\n});\n"],
  ["\ttest('x', async () => { });\n", "\ttest('x', async () => {\n\t\tawait next();\n\t});\n"],
  ["it('x', function () {})", "it('x', function () {\n  await next();\n})"],
])('an empty test gets its first statement: %j', (before, expected) => {
  expect(insert(before)).toBe(expected);
});

test('a test in one line gets its statement, and its brace a line of its own', () => {
  const one = "test('x', async () => { await a(); });\n";
  const more = insert(one) ?? '';
  expect(checkSyntax(more, file)).toBeNull();
  expect(more).toContain('await a();');
  expect(more.indexOf('await next();')).toBeGreaterThan(more.indexOf('await a();'));
});

test('a comment behind the last statement stays with it', () => {
  for (const comment of [' // why', '/* why */', '  /* why */', ' // why /* so */']) {
    const before = `test('x', async () => {\n  await a();${comment}\n  // the end\n});\n`;
    expect(insert(before)).toBe(before.replace('\n  // the end', '\n  await next();\n  // the end'));
  }
  const open = "test('x', async () => { // why\n});\n";
  expect(insert(open)).toBe("test('x', async () => { // why\n  await next();\n});\n");
});

test('line ends and tabs of the file are kept', () => {
  const crlf = source.replaceAll('\n', '\r\n').replace(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2));
  const more = insert(crlf, lineOf("'b'"), ['await next({', '  a: 1,', '});'].join('\n').split('|')) ?? '';
  expect(more.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(more).toContain('\r\n\t\tawait next({\r\n');
});

test('wherever statements are put in, the rest of the file is as it was, and it parses', () => {
  const anySource = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()).map(([isCrlf, isTabs, hasMark]) => {
    const indented = isTabs ? source.replace(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)) : source;
    return `${hasMark ? '\ufeff' : ''}${isCrlf ? indented.replaceAll('\n', '\r\n') : indented}`;
  });
  fc.assert(
    fc.property(anySource, fc.integer({ min: 1, max: lines.length }), (text, line) => {
      const insertion = findInsertion(text, file, line);
      if (!insertion) return;
      const more = insertStatements(text, insertion, ['await one();', 'await two();']);
      expect(checkSyntax(more, file)).toBeNull();
      const added = more.slice(insertion.offset, insertion.offset + more.length - text.length);
      expect(more.slice(0, insertion.offset)).toBe(text.slice(0, insertion.offset));
      expect(more.slice(insertion.offset + added.length)).toBe(text.slice(insertion.offset));
      expect(added.split(insertion.eol).map((each) => each.trim())).toEqual(['', 'await one();', 'await two();']);
    }),
    { numRuns: 300 },
  );
});
