import { expect, test } from 'vitest';
import { openFace, openFile, prepareFace } from './world.ts';

prepareFace();

const spec = `import { expect, test } from '@playwright/test';

test('counts', async ({ page }) => {
  await page.setContent('<button onclick="this.textContent = Number(this.textContent) + 1">0</button>');
  await page.getByRole('button').click();
  await page.getByRole('button').click();
  await expect(page.getByRole('button')).toHaveText('2');
});
`;

test('steps beside the test follow its text and the cursor; half-written code keeps the last good ones', async () => {
  const { page } = await openFace({ files: { 'a.spec.ts': spec } });
  await openFile(page, 'a.spec.ts');
  const steps = page.getByRole('tree', { name: 'Steps' });
  await steps.getByRole('treeitem', { name: 'counts' }).waitFor();
  await steps.getByRole('treeitem').nth(3).click();
  await page.locator('.status-bar').getByText('Line 5, column 3').waitFor();
  await steps.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.status-bar').getByText('Line 7, column 3').waitFor();
  await page.locator('.monaco-editor.focused').waitFor();
  const before = await steps.getByRole('treeitem').count();
  await page.keyboard.type('await page.(');
  await page.getByText('Half written').waitFor();
  expect(await steps.getByRole('treeitem').count()).toBe(before);
  for (let undone = 0; undone < 4; undone++) await page.keyboard.press('Control+z');
  await page.getByText('Half written').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Alt+l');
  await steps.waitFor({ state: 'detached' });
});

test('a run halts at a breakpoint, goes a step, goes on; each step has its picture', async () => {
  const { page, client } = await openFace({ files: { 'a.spec.ts': spec } });
  await openFile(page, 'a.spec.ts');
  await page.getByRole('tree', { name: 'Steps' }).getByRole('treeitem').nth(3).dblclick();
  await page.locator('.status-bar').getByText('Line 5').waitFor();
  await page.keyboard.press('F9');
  await page.locator('.breakpoint').waitFor();
  await expect
    .poll(async () => (await client.workspace.memory({ key: 'breakpoints' })).value)
    .toEqual({ 'a.spec.ts': [5] });
  await page.keyboard.press('Control+Alt+Enter');
  const run = page.getByRole('region', { name: 'Run' });
  await run.getByText('Paused before line 5').waitFor({ timeout: 120_000 });
  await page.locator('.line-paused').waitFor();
  await page.keyboard.press('F10');
  await run.getByText('Paused before line 6').waitFor();
  await run.getByRole('button', { name: /^Go on/ }).click();
  await run.getByText('Passed', { exact: true }).waitFor();
  await run.getByRole('button', { name: 'Click button' }).first().click();
  const picture = run.getByRole('img', { name: /^After: Click/ });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);

  // A line more above it: the breakpoint goes along.
  await page
    .locator('.monaco-editor .view-lines')
    .first()
    .click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await client.workspace.memory({ key: 'breakpoints' })).value)
    .toEqual({ 'a.spec.ts': [6] });
});
