import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { expect, test } from 'vitest';
import type { RunStory, StepStory } from '../../electron/playback/foldRun.ts';
import { renderReport } from '../../electron/playback/report/renderReport.ts';
import { strings } from '../../electron/playback/report/strings.ts';
import { createWorld } from './world.ts';

const hostile = '<img src=x onerror="document.title=\'broken\'"> & "quotes"';

function storyIn(folder: string): RunStory {
  const place = { file: join(folder, 'pay.spec.ts'), line: 7, column: 3 };
  const why = `p: expected "Paid", but it was ${hostile}`;
  const failure = { place, expected: '"Paid"', received: hostile, message: hostile, snippet: '> 7 | here' };
  const step = {
    title: 'Click button "Pay"',
    does: 'action' as const,
    place,
    depth: 0,
    verdict: { kind: 'passed' as const },
    duration: 43,
    url: 'https://shop.example/',
    picture: null,
    candidates: [],
  } satisfies StepStory;
  const test = { place, project: '', attempt: 0, duration: 60, isRetried: false, output: '', verification: [] };
  const trace = join(folder, 'results', 'pay 1', 'trace.zip');
  return {
    run: 'r',
    at: Date.UTC(2026, 10, 5, 9, 49, 15),
    folder,
    state: 'failed',
    counts: { passed: 1, failed: 1, skipped: 0, flaky: 0 },
    duration: 1234,
    why: null,
    report: null,
    problems: [],
    tests: [
      { ...test, test: 'a', title: 'green', verdict: { kind: 'passed' }, trace: null, evidence: [], steps: [step] },
      {
        ...test,
        test: 'b',
        title: hostile,
        verdict: { kind: 'failed', why, failure },
        trace,
        evidence: [{ name: 'trace', contentType: 'application/zip', path: trace }],
        steps: [
          step,
          { ...step, title: 'Expect p to have text', does: 'check', verdict: { kind: 'failed', why, failure } },
        ],
      },
    ],
  };
}

test.each([
  ['en-US', 'light', 'Test run failed', '中文', '测试运行 失败'],
  ['zh-CN', 'dark', '测试运行 失败', 'English', 'Test run failed'],
] as const)(
  'the report opens from disk in %s, %s, and changes its language on a click',
  async (locale, colorScheme, heading, other, changed) => {
    const world = createWorld();
    const folder = join(world.folder, 'report');
    mkdirSync(folder);
    const file = join(folder, 'index.html');
    writeFileSync(file, renderReport(storyIn(world.folder), folder));
    const browser = await chromium.launch({ executablePath: world.browser.path });
    try {
      const page = await browser.newPage({ locale, colorScheme });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      const address = pathToFileURL(file).href;
      await page.goto(address);

      expect(await page.getByRole('heading').textContent()).toBe(heading);
      // Closed where there is nothing to see to, open where there is.
      expect(
        await page.locator('details.test').evaluateAll((all) => all.map((one) => one.hasAttribute('open'))),
      ).toEqual([false, true]);
      expect(await page.locator('li.wrong').textContent()).toContain(hostile);
      const link = page.locator('a[href$="trace.zip"]');
      expect(await link.getAttribute('href')).toBe('../results/pay%201/trace.zip');
      const back = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(back).toBe(colorScheme === 'dark' ? 'rgb(20, 23, 28)' : 'rgb(246, 247, 249)');

      await page.getByRole('button', { name: other }).click();
      expect(await page.getByRole('heading').textContent()).toBe(changed);
      expect(asked).toEqual([address]);
      expect(errors).toEqual([]);
      expect(await page.title()).toBe('failed: pay.spec.ts');
    } finally {
      await browser.close();
    }
  },
);

test('every word of the report is there in both languages', () => {
  expect(Object.keys(strings.zh).sort()).toEqual(Object.keys(strings.en).sort());
});
