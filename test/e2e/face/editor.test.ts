import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newWindow, openFace, openFile, prepareFace } from './world.ts';

prepareFace();

test('a file is opened, edited and saved by keyboard; encoding, byte order mark and line ends stay', async () => {
  const { page, read } = await openFace({ files: { 'notes.txt': '\uFEFFone\r\ntwo\r\n' } });
  await openFile(page, 'notes.txt');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('three');
  await page.getByRole('tab', { name: 'notes.txt, not saved' }).waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('tab', { name: 'notes.txt', exact: true }).waitFor();
  expect(read('notes.txt')).toBe('\uFEFFone\r\ntwo\r\nthree\r\n');
});

test('what is not saved survives a window that is killed, and a reload; closing asks', async () => {
  const face = await openFace({ files: { 'a.txt': 'saved\n' } });
  const { page, client, read } = face;
  await openFile(page, 'a.txt');
  await page.keyboard.type('typed ');
  await expect.poll(async () => (await client.files.drafts())[0]?.text).toBe('typed saved\n');
  // No farewell: the page has no chance to send anything.
  const killed = await face.context.newCDPSession(page);
  void killed.send('Page.crash').catch(() => {});
  await page.waitForEvent('crash');
  await page.close();

  const next = await newWindow(face);
  await next.getByText('typed saved').waitFor();
  await next.reload();
  await next.getByText('typed saved').waitFor();
  expect(read('a.txt')).toBe('saved\n');
  await next.keyboard.press('Alt+w');
  await next.getByRole('dialog', { name: 'Save a.txt?' }).waitFor();
  await next.getByRole('button', { name: 'Do not save' }).click();
  await next.getByRole('heading', { name: 'PowerAutomation' }).waitFor();
  await expect.poll(() => client.files.drafts()).toEqual([]);
});

test('a file that changes outside follows where nothing was edited, and is asked about where something was', async () => {
  const { page, write, read, folder } = await openFace({ files: { 'a.txt': 'one\n' } });
  await openFile(page, 'a.txt');
  write('a.txt', 'two\n');
  await page.getByText('two').waitFor();
  await page.keyboard.type('mine ');
  write('a.txt', 'three\n');
  const bar = page.locator('.bar');
  await bar.getByText('changed outside').waitFor();
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('dialog').getByText('three').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'Overwrite with mine' }).click();
  await bar.waitFor({ state: 'detached' });
  expect(read('a.txt')).toBe('mine two\n');

  rmSync(join(folder, 'a.txt'));
  await bar.getByText('The file was removed').waitFor();
  await page.getByRole('button', { name: 'Write it again' }).click();
  await bar.waitFor({ state: 'detached' });
  expect(read('a.txt')).toBe('mine two\n');
});

test('the editor knows Playwright without a network: completion inside a spec, no false alarm', async () => {
  const spec = "import { test } from '@playwright/test';\n\ntest('x', async ({ page }) => {\n  await page\n});\n";
  const { page } = await openFace({ files: { 'a.spec.ts': spec } });
  await openFile(page, 'a.spec.ts');
  for (let line = 1; line < 4; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.type('.getByPlace');
  await page.locator('.suggest-widget').getByText('getByPlaceholder').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type("('Name').fill('Ann');");
  // While it was not whole it was an error; the whole statement is none, and neither is the import.
  await expect.poll(() => page.locator('.squiggly-error').count()).toBe(0);
});

test('two windows on one workspace: what one saves the other shows; what both edit is asked about, and neither loses its text', async () => {
  const face = await openFace({ files: { 'a.txt': 'one\n' } });
  const { page, read } = face;
  const other = await newWindow(face);
  await openFile(page, 'a.txt');
  await openFile(other, 'a.txt');
  await page.bringToFront();
  await page.keyboard.type('first ');
  await page.keyboard.press('Control+s');
  await other.getByText('first one').waitFor();

  await other.bringToFront();
  await other.keyboard.type('second ');
  await other.getByRole('tab', { name: 'a.txt, not saved' }).waitFor();
  await page.bringToFront();
  await page.keyboard.type('third ');
  await page.keyboard.press('Control+s');
  await other.locator('.bar').getByText('changed outside').waitFor();
  await other.bringToFront();
  await other.keyboard.press('Control+s');
  await other.locator('.bar').getByText('changed outside').waitFor();
  expect(read('a.txt')).toBe('first third one\n');
  await other.getByText('second').waitFor();
});
