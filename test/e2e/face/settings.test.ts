import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFace, openFile, prepareFace } from './world.ts';

prepareFace();

test('settings as a form and as JSON, of a person and of a folder; a broken file names its line and the last good holds', async () => {
  const { page, host, folder, read } = await openFace({ files: { 'a.txt': 'a\n' } });
  const own = join(host.dataDir, 'settings', 'settings.json');
  await page.keyboard.press('Control+,');
  await page.getByLabel('Theme', { exact: true }).selectOption('dark');
  await page.locator('html[data-theme=dark]').waitFor();
  const size = page.getByLabel('Size of the editor’s font, in px');
  await size.fill('17');
  await size.press('Enter');
  await expect.poll(() => readFileSync(own, 'utf8')).toContain('"editor.fontSize": 17');
  await size.fill('900');
  await size.press('Enter');
  await page.getByRole('alert').getByText('editor.fontSize').waitFor();
  expect(readFileSync(own, 'utf8')).toContain('"editor.fontSize": 17');

  await page.getByRole('button', { name: 'This folder' }).click();
  await page.getByLabel('Theme', { exact: true }).selectOption('light');
  await page.locator('html[data-theme=light]').waitFor();
  expect(read('.powerautomation/settings.json')).toContain('"workbench.theme": "light"');
  expect(await page.getByLabel('Shell to start').count()).toBe(0);
  writeFileSync(join(folder, '.powerautomation/settings.json'), '{}');
  await page.locator('html[data-theme=dark]').waitFor();

  await page.getByRole('button', { name: 'Mine' }).click();
  await page.getByRole('button', { name: 'Edit as JSON' }).click();
  await page.locator('.monaco-editor').getByText('"editor.fontSize"').waitFor();
  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('nonsense ');
  await page.keyboard.press('Control+s');
  await page.locator('.notice').getByText('settings.json, line 1').waitFor();
  await page.getByRole('tab', { name: 'settings.json, not saved' }).waitFor();
  await page.keyboard.press('Control+z');

  writeFileSync(own, '{\n  "workbench.theme" "dark"\n}');
  const broken = page.locator('.status-bar').getByText('settings are broken in line 2');
  await broken.waitFor();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  writeFileSync(own, '{ "workbench.theme": "high-contrast" }');
  await broken.waitFor({ state: 'detached' });
  await page.locator('html[data-theme=high-contrast]').waitFor();
});

test('keys are pressed to be chosen; what they meant before is told; two strokes work; the default comes back', async () => {
  const { page, client } = await openFace({ files: { 'a.txt': 'a\n', 'b.txt': 'b\n' } });
  await page.keyboard.press('Control+Alt+k');
  await page.getByRole('searchbox', { name: 'Search commands or keys' }).fill('files.quickOpen');
  await page.getByRole('button', { name: 'Change the keys of Open a file' }).click();
  const field = page.getByRole('textbox', { name: 'Keys' });
  await field.press('Control+s');
  await page.getByText('Also: Save').waitFor();
  await page.getByRole('button', { name: 'Press again' }).click();
  await field.press('Control+k');
  await field.press('o');
  await field.press('Enter');
  await page.locator('.keys').getByText('Ctrl+K O').waitFor();
  expect((await client.settings.get()).keyBindings).toEqual([
    { key: 'ctrl+p', command: '-files.quickOpen' },
    { key: 'ctrl+k o', command: 'files.quickOpen' },
  ]);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('o');
  await page.locator('[cmdk-input]').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Default keys for Open a file' }).click();
  await page.locator('.keys').getByText('Ctrl+P').waitFor();
  await openFile(page, 'b.txt');
});
