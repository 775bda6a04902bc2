import { expect, test } from 'vitest';
import { plantManyFiles } from '../harness/manyFiles.ts';
import { openFace, openFile, prepareFace } from './world.ts';

prepareFace();

test('a file of 10 MB is opened, edited and saved whole; above 20 MB it can be read', async () => {
  const line = 'A line of text, as long as lines are in most files of this kind.\n';
  const { page, read } = await openFace({
    files: { 'ten.txt': line.repeat(160_000), 'many.txt': line.repeat(330_000) },
  });
  await openFile(page, 'ten.txt');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('the end');
  await page.keyboard.press('Control+s');
  await page.getByRole('tab', { name: 'ten.txt', exact: true }).waitFor();
  await expect.poll(() => read('ten.txt').length).toBe(line.length * 160_000 + 'the end\n'.length);
  expect(read('ten.txt').endsWith(`${line}the end\n`)).toBe(true);
  await openFile(page, 'many.txt');
  await page.getByText('Read-only: the file is larger than 20 MB.').waitFor();
});

test('fifty thousand files: the tree, quick open and search find their way', async () => {
  const { page } = await openFace({
    files: { 'packages/mod77/last.txt': 'the only haystack\n' },
    prepare: plantManyFiles,
  });
  page.setDefaultTimeout(120_000);
  await page.keyboard.press('Control+p');
  await page.locator('[cmdk-input]').fill('mod499 component99');
  await page.locator('[cmdk-item][data-selected=true]', { hasText: 'packages/mod499/src/shoppingCart' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem', { name: 'component99.view.ts' }).waitFor();
  expect(await page.getByRole('treeitem').count()).toBeLessThan(200);
  await page.keyboard.press('Control+Shift+f');
  await page.locator('.search-field:focus').waitFor();
  await page.keyboard.type('haystack');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'the only haystack' }).click();
  await page.locator('.tab-name', { hasText: 'last.txt' }).waitFor();
});
