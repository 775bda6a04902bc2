import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serve } from '../../../electron/doors/server/main.ts';
import { builtFace, openFace, openFile, prepareFace } from './world.ts';

prepareFace();

test('the tree makes, renames and trashes files by keyboard, and shows what others do', async () => {
  const { page, folder, read, write } = await openFace({ files: { 'tests/a.txt': 'a\n' } });
  await page.keyboard.press('Control+Shift+e');
  await page.locator('[role=tree]:focus').waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('treeitem', { name: 'a.txt' }).waitFor();
  await page.keyboard.press('Alt+n');
  await page.getByRole('textbox', { name: 'Name' }).fill('b.txt');
  await page.keyboard.press('Enter');
  await page.locator('.tab-name', { hasText: 'b.txt' }).waitFor();
  expect(read('tests/b.txt')).toBe('');

  await page.getByRole('treeitem', { name: 'b.txt' }).click();
  await page.keyboard.press('Control+Shift+e');
  await page.locator('[role=tree]:focus').waitFor();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Name' }).fill('c.txt');
  await page.keyboard.press('Enter');
  await page.locator('.tab-name', { hasText: 'c.txt' }).waitFor();
  expect(existsSync(join(folder, 'tests/b.txt'))).toBe(false);

  await page.getByRole('treeitem', { name: 'c.txt' }).click();
  await page.keyboard.press('Control+Shift+e');
  await page.locator('[role=tree]:focus').waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Move to trash' }).click();
  await page.getByRole('treeitem', { name: 'c.txt' }).waitFor({ state: 'detached' });
  expect(existsSync(join(folder, 'tests/c.txt'))).toBe(false);

  write('tests/outside.txt', '');
  await page.getByRole('treeitem', { name: 'outside.txt' }).waitFor();
});

test('one click shows a file as a preview, the next takes its place; tabs and their split come back after a reload', async () => {
  const { page, client } = await openFace({ files: { 'a.txt': 'a\n', 'b.txt': 'b\n', 'c.txt': 'c\n' } });
  await page.getByRole('treeitem', { name: 'a.txt' }).click();
  await page.locator('.tab.is-preview', { hasText: 'a.txt' }).waitFor();
  await page.getByRole('treeitem', { name: 'b.txt' }).click();
  await page.locator('.tab.is-preview', { hasText: 'b.txt' }).waitFor();
  expect(await page.locator('.tab').allInnerTexts()).toEqual(['b.txt']);
  await page.getByRole('treeitem', { name: 'c.txt' }).dblclick();
  await page.locator('.tab', { hasText: 'c.txt' }).waitFor();
  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('Control+\\');
  await expect.poll(() => page.locator('.dv-groupview').count()).toBe(2);
  const tabs = await page.locator('.tab').allInnerTexts();
  await expect
    .poll(async () => (await client.workspace.memory({ key: 'tabs' })).value)
    .toMatchObject({ grid: { root: { data: [expect.anything(), expect.anything()] } } });
  await page.reload();
  await expect.poll(() => page.locator('.tab').allInnerTexts()).toEqual(tabs);
  expect(await page.locator('.dv-groupview').count()).toBe(2);
});

test('what is looked for in files is found, and opens at its place', async () => {
  const { page } = await openFace({ files: { 'a.txt': 'x\nthe needle here\n', 'sub/b.txt': 'a Needle\n' } });
  await page.keyboard.press('Control+Shift+f');
  await page.locator('.search-field:focus').waitFor();
  await page.keyboard.type('needle');
  await page.getByText('Matches: 2 · files: 2').waitFor();
  await page.getByRole('button', { name: 'Match case' }).click();
  await page.getByText('Matches: 1 · files: 1').waitFor();
  await page.getByRole('option', { name: 'the needle here' }).click();
  await page.getByText('Line 2, column 5').waitFor();
});

test('what is found is replaced after a look at it, what is not saved first; one step takes all of it back', async () => {
  const { page, read } = await openFace({ files: { 'a.txt': 'old one\n', 'b.txt': 'old two, old three\n' } });
  await openFile(page, 'a.txt');
  await page.keyboard.type('unsaved ');
  await page.keyboard.press('Control+Shift+h');
  await page.locator('.search-field:focus').first().waitFor();
  await page.keyboard.type('old (\\w+)');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await page.getByRole('textbox', { name: 'Replace with' }).fill('new $1');
  await page.locator('ins', { hasText: 'new three' }).waitFor();
  await page.getByRole('button', { name: 'Replace all' }).click();
  await page.getByRole('dialog', { name: 'Replace 3 matches in 2 files?' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => read('b.txt')).toBe('new two, new three\n');
  await expect.poll(() => read('a.txt')).toBe('unsaved new one\n');
  await page.locator('.monaco-editor').getByText('unsaved new one').waitFor();
  await page.getByRole('button', { name: 'Take back the last replacing' }).click();
  await expect.poll(() => read('b.txt')).toBe('old two, old three\n');
  await expect.poll(() => read('a.txt')).toBe('unsaved old one\n');
});

test('a server that goes is told; with the next one the window goes on by itself, and what was typed meanwhile is here', async () => {
  const { page, context, served, host, read } = await openFace({ files: { 'a.txt': 'a\n' } });
  await openFile(page, 'a.txt');
  // The editor's worker has answered: all of the editor is here.
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  await page.workers()[0]?.evaluate(() => true);
  await served[Symbol.asyncDispose]();
  const banner = page.locator('.banner');
  await banner.getByText('The server is gone').waitFor();
  await page.keyboard.type('typed ');
  const port = Number(new URL(served.url).port);
  const options = { hostname: '127.0.0.1', allowHosts: [], version: '', notice: () => {} };
  const restart = () => serve(host, { ...options, port, workspace: host.cwd, face: builtFace });
  const second = await restart();
  await banner.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+s');
  await expect.poll(() => read('a.txt')).toBe('typed a\n');

  // One that has forgotten everybody: the window has to sign in once more.
  await second[Symbol.asyncDispose]();
  rmSync(join(host.dataDir, 'sessions.json'));
  await using third = await restart();
  await banner.getByText('does not know this window').waitFor();
  const other = await context.newPage();
  await other.goto(third.link());
  await banner.waitFor({ state: 'detached' });
  await other.close();
  await page.close();
});

test('theme and language change from the palette, at once and everywhere', async () => {
  const { page } = await openFace({ files: { 'a.ts': 'const a = 1;\n' }, colorScheme: 'dark' });
  const html = page.locator('html');
  expect(await html.getAttribute('data-theme')).toBe('dark');
  const choose = async (words: string): Promise<void> => {
    await page.keyboard.press('F1');
    await page.getByRole('combobox').pressSequentially(words);
    await page.keyboard.press('Enter');
  };
  await choose('theme');
  await page.locator('html[data-theme=high-contrast]').waitFor();
  await choose('language');
  await page.locator('html[lang=zh-CN]').waitFor();
  await page.getByRole('button', { name: '录制您的第一个测试' }).waitFor();
});

test('what loads before the editor is at most 400 kB, compressed; the editor comes with the first file', async () => {
  const face = await openFace({ files: { 'a.txt': 'a\n' } });
  const page = await face.context.newPage();
  const devtools = await face.context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(face.served.link());
  await page.getByRole('treeitem', { name: 'a.txt' }).waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => true));
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(400_000);
  const before = bytes;
  await openFile(page, 'a.txt');
  expect(bytes - before).toBeGreaterThan(500_000);
});
