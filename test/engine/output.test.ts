import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import {
  assertWritable,
  asWritten,
  defaultOutput,
  defaultTitle,
  filesFolderOf,
  freeName,
} from '../../electron/engine/output.ts';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pa-output-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test.each([
  ['shop.example.com /cart', 'shop-example-com-cart'],
  ['checks out, then pays!', 'checks-out-then-pays'],
  ['结账 checkout', '结账-checkout'],
  ['한국어 시험', '한국어-시험'],
  ['Crème Brûlée', 'creme-brulee'],
  ['../../etc/passwd', 'etc-passwd'],
  ['🎉', 'recording'],
  ['', 'recording'],
])('the spec of %j is called %s', (title, name) => {
  expect(defaultOutput(title)).toBe(join('tests', `${name}.spec.ts`));
});

test('whatever the title, the name fits a file system and is one name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      const name = defaultOutput(title).slice('tests/'.length);
      expect(name).toMatch(/^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.spec\.ts$/u);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(60 * 4 + '.spec.ts'.length);
      expect(name.isWellFormed()).toBe(true);
    }),
  );
});

test.each([
  ['https://shop.example.com/', 'shop.example.com'],
  ['http://localhost:3000/a/cart?x=1#y', 'localhost /a/cart'],
  ['https://example.com/%E7%BB%93%E8%B4%A6', 'example.com /结账'],
  ['https://example.com/100%', 'example.com /100%'],
  ['file:///home/ann/my%20page.html', 'my page'],
  ['file:///', 'recording'],
  ['about:blank', 'recording'],
  ['data:text/html,x', 'recording'],
])('a test of %s is titled %j', (url, title) => {
  expect(defaultTitle(url)).toBe(title);
});

test('what cannot be written is refused, and looking changes nothing', async () => {
  const folder = createFolder();
  const file = join(folder, 'taken.spec.ts');
  writeFileSync(file, '');
  await expect(assertWritable(join(folder, 'deep/er/x.spec.ts'), false)).resolves.toBeUndefined();
  await expect(assertWritable(file, true)).resolves.toBeUndefined();
  await expect(assertWritable(file, false)).rejects.toMatchObject({ code: 'OUTPUT_EXISTS' });
  await expect(assertWritable(folder, true)).rejects.toMatchObject({ code: 'BAD_OUTPUT' });
  await expect(assertWritable(join(folder, 'x.md'), false)).rejects.toMatchObject({ code: 'BAD_OUTPUT' });
  await expect(assertWritable(join(file, 'in/x.spec.ts'), false)).rejects.toThrow(`${file} is a file, not a folder`);
  await expect(freeName(join(folder, 'deep/x.spec.ts'))).resolves.toBe(join(folder, 'deep/x-2.spec.ts'));
});

test.skipIf(process.getuid?.() === 0)(
  'a read-only folder is refused (root may write everywhere: skipped)',
  async () => {
    const folder = join(createFolder(), 'locked');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    await expect(assertWritable(join(folder, 'x.spec.ts'), false)).rejects.toMatchObject({
      code: 'OUTPUT_NOT_WRITABLE',
    });
  },
);

test('names beside the spec: the next free one, and the folder of its files', async () => {
  const folder = createFolder();
  writeFileSync(join(folder, 'x.spec.ts'), '');
  writeFileSync(join(folder, 'x-2.spec.ts'), '');
  expect(await freeName(join(folder, 'x.spec.ts'))).toBe(join(folder, 'x-3.spec.ts'));
  expect(filesFolderOf('/a/cart.spec.ts')).toBe('cart.files');
  expect(filesFolderOf('/a/cart.mjs')).toBe('cart.files');
  expect(asWritten('/work/auth/state.json', '/work')).toBe('auth/state.json');
  expect(asWritten('/elsewhere/state.json', '/work')).toBe('/elsewhere/state.json');
});
