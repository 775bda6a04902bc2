import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { expect, test } from 'vitest';
import {
  verificationHtml,
  verificationScript,
  verificationStyle,
} from '../../../electron/playback/report/verification.ts';
import { encodePicture } from '../../../electron/playback/verify/picture/codec.ts';
import type { Verification } from '../../../shared/model/verification.ts';
import { createWorld } from '../world.ts';

test('the report shows what differs first, its pictures side by side and one over the other, and texts with what changed', async () => {
  const world = createWorld();
  const folder = join(world.folder, 'report');
  mkdirSync(folder);
  const evidence = {
    expected: join(folder, 'expected.png'),
    actual: join(folder, 'actual.png'),
    difference: join(folder, 'diff.png'),
  };
  for (const [name, file] of Object.entries(evidence)) {
    const data = new Uint8Array(60 * 40 * 4).fill(name === 'expected' ? 200 : 255);
    writeFileSync(file, await encodePicture({ data, width: 60, height: 40 }));
  }
  const texts = { expected: null, actual: null, difference: join(folder, 'end.aria.diff') };
  writeFileSync(texts.difference, '- - button "<b>"\n+ - button "Pay"\n');
  const results: Verification[] = [
    {
      kind: 'console',
      at: null,
      of: null,
      verdict: { kind: 'same' },
      evidence: { expected: null, actual: null, difference: null },
    },
    { kind: 'aria', at: 'end', of: null, verdict: { kind: 'different', why: 'button "<b>" is gone' }, evidence: texts },
    { kind: 'picture', at: 'end', of: 'page', verdict: { kind: 'different', why: '3 % differs' }, evidence },
  ];
  const around = {
    say: (key: string) => `<i>${key}</i>`,
    link: (path: string) => path.slice(folder.length + 1),
    escapeHtml: (text: string) => text.replaceAll('<', '&lt;'),
  };
  const file = join(folder, 'index.html');
  writeFileSync(
    file,
    `<style>${verificationStyle}</style>${verificationHtml(results, around)}<script>${verificationScript}</script>`,
  );
  const browser = await chromium.launch({ executablePath: world.browser.path });
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await page.locator('li').allInnerTexts()).toEqual([
      expect.stringMatching(/^≠ aria snapshot at the end: button "<b>" is gone/),
      expect.stringMatching(/^≠ picture at the end: 3 % differs/),
      '= console errors as approved',
    ]);
    expect(await page.locator('pre span').allInnerTexts()).toEqual(['- - button "<b>"', '+ - button "Pay"']);
    expect(await page.locator('figure img').evaluateAll((all) => all.map((one) => one.getAttribute('src')))).toEqual([
      'expected.png',
      'actual.png',
      'diff.png',
    ]);

    await page.locator('.slider summary').click();
    const upper = page.locator('.slider img').nth(1);
    await page.getByRole('slider').fill('25');
    expect(await upper.evaluate((image) => getComputedStyle(image).clipPath)).toBe('inset(0px 75% 0px 0px)');
    expect(verificationHtml([], around)).toBe('');
    expect(readFileSync(file, 'utf8')).not.toContain('<b>');
  } finally {
    await browser.close();
  }
});
