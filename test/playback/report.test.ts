import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { expect, test } from 'vitest';
import type { RunStory, StepStory } from '../../electron/playback/foldRun.ts';
import { alignSteps } from '../../electron/playback/report/alignSteps.ts';
import { renderReport } from '../../electron/playback/report/renderReport.ts';
import { stepInChinese } from '../../electron/playback/report/stepInChinese.ts';
import { strings } from '../../electron/playback/report/strings.ts';
import { writeReport } from '../../electron/playback/report/writeReport.ts';
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
    locator: null,
    target: null,
    heals: [],
    refused: null,
  } satisfies StepStory;
  const test = { place, project: '', attempt: 0, duration: 60, isRetried: false, output: '', verification: [] };
  const trace = join(folder, 'results', 'pay 1', 'trace.zip');
  return {
    run: 'r',
    at: Date.UTC(2026, 10, 5, 9, 49, 15),
    folder,
    state: 'failed',
    counts: { passed: 1, healed: 0, failed: 1, skipped: 0, flaky: 0 },
    duration: 1234,
    why: null,
    report: null,
    problems: [],
    proposals: [],
    patch: null,
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
  ['en-US', 'light', 'Test run failed', '中文', '测试运行 失败', 'Expect p to have text', '检查：p的文字符合'],
  ['zh-CN', 'dark', '测试运行 失败', 'English', 'Test run failed', '检查：p的文字符合', 'Expect p to have text'],
] as const)(
  'the report opens from disk in %s, %s, and changes its language on a click',
  async (locale, colorScheme, heading, other, changed, step, changedStep) => {
    const world = createWorld();
    const folder = join(world.folder, 'report');
    mkdirSync(folder);
    const file = join(folder, 'index.html');
    writeFileSync(
      file,
      renderReport(storyIn(world.folder), folder, () => null),
    );
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
      ).toEqual([true, false]);
      expect(await page.locator('.failure').textContent()).toContain(hostile);
      expect(await page.locator('li.wrong').textContent()).toContain(step);
      const link = page.locator('a[href$="trace.zip"]');
      expect(await link.getAttribute('href')).toBe('../results/pay%201/trace.zip');
      const back = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(back).toBe(colorScheme === 'dark' ? 'rgb(20, 23, 28)' : 'rgb(246, 247, 249)');

      await page.getByRole('button', { name: other }).click();
      expect(await page.getByRole('heading').textContent()).toBe(changed);
      expect(await page.locator('li.wrong').textContent()).toContain(changedStep);
      expect(asked).toEqual([address]);
      expect(errors).toEqual([]);
      expect(await page.title()).toBe('failed: pay.spec.ts');
    } finally {
      await browser.close();
    }
  },
);

test.each([
  ['Open localhost:3000/x', '打开 localhost:3000/x'],
  ['Click the first button "Add to cart"', '点击第一个按钮"Add to cart"'],
  ['Click button "Delete" in row "Ann in Rome"', '点击行"Ann in Rome"里的按钮"Delete"'],
  ['Fill "CALM10" in field "Coupon code"', '在输入框"Coupon code"中填写"CALM10"'],
  ['Fill "a "b" in c" in field "d"', '在输入框"d"中填写"a "b" in c"'],
  ['Press "Enter"', '按下"Enter"'],
  ['Expect list item number 3 with "Ann" not to be visible', '检查：第 3 个带有"Ann"的列表项不可见'],
  ['Expect field "from a to b" to have value', '检查：输入框"from a to b"的值符合'],
  ['Wait for the address **/cart', '等待地址 **/cart'],
  ['Pay with a voucher', null],
])('%s is %s', (english, chinese) => {
  expect(stepInChinese(english)).toBe(chinese);
});

test('every word of the report is there in both languages', () => {
  expect(Object.keys(strings.zh).sort()).toEqual(Object.keys(strings.en).sort());
});

test('a test stands beside its last green run, step by step, with the failing step chosen', async () => {
  const world = createWorld();
  const dot = Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z',
    'base64',
  );
  const pictures = ['now', 'green'].map((name) => {
    const path = join(world.folder, `${name}.jpg`);
    writeFileSync(path, dot);
    return path;
  });
  const [nowPicture = '', greenPicture = ''] = pictures;
  const story = storyIn(world.folder);
  const [, failing] = story.tests;
  if (!failing) throw new Error('The story has two tests.');
  const steps = (picture: string) => failing.steps.map((step) => ({ ...step, picture }));
  const before = { ...failing, verdict: { kind: 'passed' as const }, steps: steps(greenPicture) };
  const now = { ...failing, steps: steps(nowPicture) };
  const folder = join(world.folder, 'sent');
  const options = { lastGreen: () => ({ at: 0, test: before }), isWhole: true };
  const file = await writeReport({ ...story, tests: [now] }, folder, options);
  // Whoever gets the folder has the pictures, whatever becomes of ours.
  for (const path of pictures) rmSync(path);

  await using browser = await chromium.launch({ executablePath: world.browser.path });
  const page = await browser.newPage({ locale: 'en-US' });
  await page.goto(pathToFileURL(file).href);

  expect(await page.locator('[aria-current]').textContent()).toContain('Expect p to have text');
  const shown = page.locator('.view img');
  expect(await shown.evaluateAll((all) => all.map((one) => one.getAttribute('src')))).toEqual([
    'pictures/now.jpg',
    'pictures/green.jpg',
  ]);
  await shown.first().evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
  await page.keyboard.press('Tab');
  await page.locator('.step').last().press('ArrowUp');
  expect(await page.locator('[aria-current]').textContent()).toContain('Click button "Pay"');
});

test('steps of two runs are brought together by their words and order', () => {
  const row = (text: string) => [...text].map((title, index) => ({ title, depth: 0, index }));
  const pairs = (now: string, before: string) => alignSteps(row(now), row(before)).map((one) => one?.index ?? null);
  expect(pairs('abc', 'abc')).toEqual([0, 1, 2]);
  expect(pairs('axbc', 'abc')).toEqual([0, null, 1, 2]);
  expect(pairs('ac', 'abc')).toEqual([0, 2]);
  expect(pairs('aab', 'ab')).toEqual([0, null, 1]);
  expect(pairs('abc', '')).toEqual([null, null, null]);
});
