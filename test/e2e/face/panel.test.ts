import { expect, test } from 'vitest';
import { openFace, openFile, prepareFace } from './world.ts';

prepareFace();

const broken = "import { test } from '@playwright/test';\n\ntest('x', async () => {\n  await page.(\n});\n";
const failing = [
  "import { test } from '@playwright/test';",
  "test('prints', async () => {",
  "  console.log('said by the test');",
  "  throw new Error('not today');",
  '});',
  '',
].join('\n');

test('problems of specs, of the editor and of a run lead to their lines; the output has what the run said', async () => {
  const { page } = await openFace({
    files: { 'broken.spec.ts': broken, 'fails.spec.ts': failing, 'a.ts': 'const a: number = "x";\n' },
  });
  await page.keyboard.press('Control+Shift+m');
  const problems = page.getByRole('tree', { name: 'Problems' });
  await problems.getByText('line 4, column 14').waitFor();
  await openFile(page, 'a.ts');
  await problems.getByText("Type 'string' is not assignable to type 'number'.").waitFor();
  await openFile(page, 'fails.spec.ts');
  await page.keyboard.press('Control+Alt+Enter');
  await problems.getByText('not today').waitFor({ timeout: 120_000 });
  await page.keyboard.press('Control+Shift+m');
  await problems.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.status-bar').getByText('Line 1, column 7').waitFor();
  await page.keyboard.press('Control+Shift+u');
  await page.locator('.output').getByText('said by the test').waitFor();
  await page.locator('.output').getByText('not today').first().waitFor();
});

test('a shell in the panel: it hears keys that are the face’s elsewhere, goes on over a reload, and ends', async () => {
  const { page, client } = await openFace({ files: { 'needle.txt': '' } });
  await page.keyboard.press('Control+`');
  const input = page.locator('.xterm-helper-textarea');
  await input.and(page.locator(':focus')).waitFor();
  const screen = page.locator('.xterm-rows');
  await page.keyboard.type("ls; printf '\\346\\265\\213\\n'; sleep 60\n");
  await screen.getByText('needle.txt').first().waitFor();
  await screen.getByText('测', { exact: false }).first().waitFor();
  await page.keyboard.press('Control+c');
  await page.keyboard.type('echo on $((40 + 2))\n');
  await screen.getByText('on 42').waitFor();
  await page.reload();
  await screen.getByText('on 42').waitFor();
  await input.focus();
  await page.keyboard.type('exit 3\n');
  await page.getByText('The shell ended with code 3.').waitFor();
  await page.getByRole('button', { name: 'End this terminal' }).click();
  await page.getByText('No terminal is open.').waitFor();
  await expect.poll(() => client.terminal.list()).toEqual([]);
});

test('without a shell the terminal explains itself', async () => {
  const { page } = await openFace({ env: { PATH: '/nowhere', POWERAUTOMATION_KEYCHAIN: 'off' } });
  await page.keyboard.press('Control+`');
  await page.getByText('No shell was found on this machine.').waitFor();
});
