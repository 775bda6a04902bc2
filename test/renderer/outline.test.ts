import { expect, test } from 'vitest';
import { isSpecNodes, readNodes } from '../../electron/testcode/index.ts';
import { outlineRows, rowOfLine } from '../../renderer/outline/outlineRows.ts';

const source = `import { expect, test } from '@playwright/test';

test('buys', async ({ page }) => {
  await page.goto('/');
  await test.step('pays', async () => {
    await page.getByRole('button', { name: 'Pay' }).click();
  });
});
`;
const read = readNodes(source, 'a.spec.ts');
const nodes = isSpecNodes(read) ? read.nodes : [];
const words = (rows: ReturnType<typeof outlineRows>) => rows.map(({ node, depth }) => `${depth} ${node.kind}`);

test('rows are what can be seen; what is folded keeps its children to itself', () => {
  const all = outlineRows(nodes, new Set());
  expect(words(all)).toEqual(['0 code', '0 test', '1 action', '1 group', '2 action']);
  const group = all.find(({ node }) => node.kind === 'group')?.node.id ?? '';
  expect(words(outlineRows(nodes, new Set([group])))).toEqual(['0 code', '0 test', '1 action', '1 group']);
});

test('a line belongs to its innermost statement that can be seen', () => {
  const rows = outlineRows(nodes, new Set());
  const kindAt = (line: number) => rows[rowOfLine(rows, line)]?.node.kind;
  expect([1, 3, 4, 6, 7].map(kindAt)).toEqual(['code', 'test', 'action', 'action', 'group']);
  expect(rowOfLine(rows, 2)).toBe(-1);
});
