import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openFace, openFile, prepareFace } from './world.ts';

prepareFace();

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Found = { id: string; impact: string; nodes: { html: string }[] };

/** A colour on its way to another one is neither: runs in the page, until nothing that ends is on its way. */
async function atRest(): Promise<void> {
  const twoFrames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await twoFrames();
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** What axe-core calls serious or critical, each with the elements that it is about. */
async function serious(page: Page): Promise<string[]> {
  await page.evaluate(atRest);
  const found = await page.evaluate(async () => {
    const { axe: loaded } = window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } };
    return (await loaded.run()).violations;
  });
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

test.each(['light', 'dark', 'high-contrast'] as const)(
  'axe-core finds nothing serious on any view in the %s theme',
  async (theme) => {
    const spec = "import { test } from '@playwright/test';\n\ntest('needle', async () => {});\n";
    const { page, client } = await openFace({ files: { 'a.spec.ts': spec } });
    await client.settings.set({ key: 'workbench.theme', value: theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
    await page.evaluate(axe);
    const found: Record<string, string[]> = { welcome: await serious(page) };
    await openFile(page, 'a.spec.ts');
    await page.getByRole('tree', { name: 'Steps' }).waitFor();
    found.editor = await serious(page);
    await page.keyboard.press('Control+Shift+f');
    await page.locator('.search-field:focus').waitFor();
    await page.keyboard.type('needle');
    await page.getByText('Matches: 1').waitFor();
    found.search = await serious(page);
    await client.git.init();
    await page.keyboard.press('Control+Shift+g');
    await page.locator('.git-row').last().click();
    await page.locator('.monaco-diff-editor .view-line').first().waitFor();
    found.git = await serious(page);
    await page.keyboard.press('Control+Alt+r');
    await page.locator('.record-address:focus').waitFor();
    found.recordings = await serious(page);
    await page.keyboard.press('Control+Alt+t');
    await page.getByRole('button', { name: 'Play needle', exact: true }).waitFor();
    found.tests = await serious(page);
    await page.keyboard.press('Control+Shift+m');
    await page.getByText('No problem is known').waitFor();
    found.problems = await serious(page);
    await page.keyboard.press('Control+Shift+u');
    await page.getByRole('combobox', { name: 'Channel' }).selectOption('Server');
    await page.locator('.output .view-line').first().waitFor();
    found.output = await serious(page);
    await page.keyboard.press('Control+`');
    await page.locator('.xterm-helper-textarea').waitFor();
    found.terminal = await serious(page);
    await page.keyboard.press('Control+,');
    await page.locator('.setting').first().waitFor();
    found.settings = await serious(page);
    await page.keyboard.press('Control+Alt+k');
    await page.locator('.keys').waitFor();
    found.keys = await serious(page);
    await page.keyboard.press('F1');
    await page.locator('[cmdk-input]').waitFor();
    found.palette = await serious(page);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((view) => [view, []])));
    expect(Object.keys(found)).toHaveLength(12);
  },
);
