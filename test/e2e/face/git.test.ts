import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { openFace, openFile, prepareFace } from './world.ts';

prepareFace();

test('git by keyboard: a repository is made, changes are seen, staged, committed, discarded; a branch; the history of a file', async () => {
  const hostile = '--force "x" 中文.txt';
  const { page, folder, client, read, write } = await openFace({ files: { 'a.txt': 'one\n', [hostile]: 'h\n' } });
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  await page.keyboard.press('Control+Shift+g');
  await page.getByRole('button', { name: 'Make it a repository' }).click();
  const tree = page.getByRole('tree', { name: 'Changed files' });
  await tree.getByRole('treeitem', { name: hostile }).waitFor();
  git('config', 'user.name', 'Ann');
  git('config', 'user.email', 'ann@example.com');
  const message = page.getByRole('textbox', { name: 'Message of the commit' });
  await message.fill('feat: the first');
  await message.press('Control+Enter');
  await page.getByRole('button', { name: 'Commit everything' }).press('Enter');
  await page.getByText('Nothing is changed since the last commit.').waitFor();
  expect(git('log', '--format=%s')).toBe('feat: the first\n');

  await openFile(page, 'a.txt');
  await page.keyboard.type('mine ');
  await page.keyboard.press('Control+s');
  await tree.getByRole('treeitem', { name: 'a.txt' }).waitFor();
  await tree.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const diff = page.locator('.monaco-diff-editor');
  await diff.locator('.original').getByText('one').waitFor();
  await diff.locator('.modified').getByText('mine one').waitFor();
  await tree.focus();
  await page.keyboard.press(' ');
  await tree.getByRole('treeitem', { name: 'Staged' }).waitFor();
  await message.fill('fix: mine');
  await message.press('Control+Enter');
  await page.getByText('Nothing is changed since the last commit.').waitFor();

  await page.getByRole('button', { name: 'History of a.txt' }).click();
  await page.getByRole('button', { name: 'fix: mine' }).click();
  await page.locator('.tab-name', { hasText: git('rev-parse', '--short=7', 'HEAD').trim() }).waitFor();

  write('a.txt', 'thrown away\n');
  await tree.getByRole('treeitem', { name: 'a.txt' }).waitFor();
  await tree.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect.poll(() => read('a.txt')).toBe('mine one\n');
  expect(await client.files.trashed()).toMatchObject([{ path: 'a.txt' }]);

  await page.locator('.status-bar').getByTitle('Switch or make a branch').click();
  await page.getByRole('combobox').fill('topic');
  await page.getByRole('option', { name: 'Make the branch topic' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => git('branch', '--show-current')).toBe('topic\n');
  await page.locator('.status-bar').getByText('topic').waitFor();
});

test('without git the view explains itself', async () => {
  const { page } = await openFace({ env: { PATH: '/nowhere', POWERAUTOMATION_KEYCHAIN: 'off' } });
  await page.keyboard.press('Control+Shift+g');
  await page.getByText('Git is not installed. Install it').waitFor();
});
