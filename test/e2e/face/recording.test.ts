import { chromium } from 'playwright';
import { expect, test } from 'vitest';
import { serve as serveSite } from '../../cli/person.ts';
import { openFace, prepareFace } from './world.ts';

prepareFace();

test('Record from the IDE: steps appear, the window is reloaded in the middle, the spec stands in the editor; Play lights it up', async () => {
  const { page, read } = await openFace();
  const site = await serveSite();
  await page.getByRole('button', { name: 'Record your first test' }).click();
  await page.locator('.record-address:focus').waitFor();
  await page.keyboard.type(site);
  await page.getByRole('textbox', { name: 'Title' }).fill('buys');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  const endpoint = await page.getByText('DevTools endpoint').textContent();
  const [address = ''] = /http:\/\/\S+/.exec(endpoint ?? '') ?? [];

  // The program that uses the site.
  const recorded = await chromium.connectOverCDP(address);
  const shop = recorded.contexts()[0]?.pages()[0];
  const box = await shop?.getByRole('button', { name: 'Buy' }).boundingBox();
  await shop?.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  const steps = page.getByRole('list', { name: 'Steps so far' });
  await steps.getByText('Click button "Buy"').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Recording · steps' }).click();
  await steps.getByText('Click button "Buy"').waitFor();
  await recorded.close();

  await page.getByRole('button', { name: 'Stop and write the test' }).click();
  await page.locator('.tab-name', { hasText: 'buys.spec.ts' }).waitFor();
  await page.locator('.monaco-editor').getByText("name: 'Buy'").waitFor();
  expect(read('tests/buys.spec.ts')).toContain("getByRole('button', { name: 'Buy' }).click()");

  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('Control+Alt+Enter');
  const run = page.getByRole('region', { name: 'Run' });
  await run.getByText('Passed', { exact: true }).waitFor({ timeout: 120_000 });
  await run
    .getByRole('listitem')
    .filter({ hasText: 'Click button "Buy"' })
    .getByRole('img', { name: 'passed' })
    .waitFor();
  await page.locator('.verdict-passed').first().waitFor();
});

test('a test that fails says why, beside its line and in the run; what cannot begin is told', async () => {
  const spec = [
    "import { expect, test } from '@playwright/test';",
    "test('looks', async ({ page }) => {",
    "  await page.setContent('<p>Hello</p>');",
    "  await expect(page.getByText('Goodbye')).toBeVisible({ timeout: 300 });",
    '});',
    '',
  ].join('\n');
  const { page } = await openFace({ files: { 'tests/looks.spec.ts': spec } });
  await page.keyboard.press('Control+Alt+t');
  await page.getByRole('button', { name: 'Play looks', exact: true }).click();
  const run = page.getByRole('region', { name: 'Run' });
  await run.getByText('Failed', { exact: true }).waitFor({ timeout: 120_000 });
  await run.getByText('text "Goodbye" was not found').first().waitFor();
  await run.getByRole('button', { name: /Goodbye/ }).click();
  await page.locator('.verdict-failed').waitFor();
  await page.getByText('Line 4, column 1').waitFor();

  await page.keyboard.press('Control+Alt+r');
  await page.locator('.record-address:focus').waitFor();
  await page.keyboard.type('http://127.0.0.1:1');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.locator('.notice.is-error').waitFor();
  expect(await page.locator('.notice.is-error').textContent()).toContain('127.0.0.1:1');
});
