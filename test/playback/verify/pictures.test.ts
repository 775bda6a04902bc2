import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../electron/findBrowser.mjs';
import { decodePicture, encodePicture } from '../../../electron/playback/verify/picture/codec.ts';
import { comparePictures } from '../../../electron/playback/verify/picture/comparePictures.ts';
import type { Box, Pixels } from '../../../electron/playback/verify/picture/pixels.ts';
import { mergeBoxes } from '../../../electron/playback/verify/picture/regions.ts';
import { learnVolatile } from '../../../electron/playback/verify/picture/volatile.ts';

const settings = { threshold: 0.1, allowedRatio: 0 };
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findBrowser({ env: process.env, platform: process.platform })?.path ?? '',
  });
  page = await browser.newPage({ viewport: { width: 500, height: 300 } });
});
afterAll(() => browser.close());

async function picture(html: string, full = false): Promise<Pixels> {
  await page.setContent(`<body style="margin:20px;font:16px sans-serif">${html}</body>`);
  return await decodePicture(await page.screenshot({ fullPage: full }));
}

const article = (style: string) =>
  `<h1 style="${style}">Invoice for Ann</h1><p style="position:relative;width:400px;${style}">The quick brown fox jumps over the lazy dog 0123456789. Sphinx of black quartz, judge my vow.</p>`;
const button = (colour: string) =>
  `<button style="background:${colour};color:white;border:0;padding:12px 30px">Pay</button>`;

async function compare(expected: string, actual: string, ignored: Box[] = [], allowedRatio = 0) {
  const [before, after] = [await picture(expected), await picture(actual)];
  return comparePictures(before, after, ignored, { ...settings, allowedRatio });
}

test.each(['0.2px', '0.3px', '0.5px'])('text that is drawn %s further is the same text', async (shift) => {
  const before = await picture(article(''));
  const after = await picture(article(`transform:translateX(${shift})`));
  expect(Buffer.from(before.data).equals(Buffer.from(after.data))).toBe(false);
  expect(comparePictures(before, after, [], settings)).toEqual({ kind: 'same' });
});

const mixed = (style: string, word = 'ill, 113') =>
  `<div style="${style}">${button('#1a73e8')}<p style="font-size:11px;color:#777">${word} Small grey words</p><svg width="40" height="40"><circle cx="20" cy="20" r="15" fill="none" stroke="red"/></svg></div>`;

// From half a pixel on Chromium draws text and boxes a whole pixel further, and that is a difference.
test.each(['0.2px, 0.2px', '0.3px, -0.3px', '0.4px, 0.4px', '-0.4px, 0.4px'])(
  'what is drawn further both ways (%s) is the same, and what changed on it is not',
  async (shift) => {
    const before = await picture(mixed(''));
    const after = await picture(mixed(`transform:translate(${shift})`));
    expect(Buffer.from(before.data).equals(Buffer.from(after.data))).toBe(false);
    expect(comparePictures(before, after, [], settings)).toEqual({ kind: 'same' });
    for (const word of ['iil, 113', 'ill. 113', 'ill, 118']) {
      const changed = await picture(mixed(`transform:translate(${shift})`, word));
      expect(comparePictures(before, changed, [], settings).kind).toBe('different');
    }
  },
);

test.each([
  ['a digit', '<p>Total 113</p>', '<p>Total 118</p>'],
  ['a dot that was a comma', '<p>Total 1,5</p>', '<p>Total 1.5</p>'],
  ['an l that was an i', '<p>ill</p>', '<p>iil</p>'],
  ['a word', '<p>Save the cat</p>', '<p>Save the oat</p>'],
  ['a thin line that is gone', '<p>a</p><hr>', '<p>a</p>'],
  ['a pale icon that is gone', '<i style="display:block;width:9px;height:9px;background:#eee"></i>', ''],
  [
    'an element moved by one pixel',
    button('black'),
    `<div style="position:relative;left:1px">${button('black')}</div>`,
  ],
])('%s is a difference', async (_what, expected, actual) => {
  expect((await compare(expected, actual)).kind).toBe('different');
});

test.each(['#1a73ec', '#1a76e8', '#1d73e8', '#e8731a'])(
  'a surface of another colour (%s for #1a73e8) is a difference, in its place',
  async (colour) => {
    const result = await compare(button('#1a73e8'), button(colour));
    expect(result).toMatchObject({
      kind: 'different',
      why: expect.stringMatching(/^\d.* % differs, in one region \(\d+×\d+ px at 2\d, 2\d\)$/),
    });
  },
);

test('what graphics hardware rounds otherwise is the same', async () => {
  expect(await compare(button('#1a73e8'), button('#1b74e9'))).toEqual({ kind: 'same' });
});

test('a page that became taller says so, and what else changed; the difference shows all of it', async () => {
  const before = await picture('<div style="height:400px">one</div>', true);
  const after = await picture('<div style="height:460px">two</div>', true);
  const result = comparePictures(before, after, [], settings);
  expect(result).toMatchObject({
    kind: 'different',
    why: expect.stringMatching(/^it is 60 px taller \(500×500, was 500×440\); .* of the common part differs/),
    difference: { width: 500, height: 500 },
  });
  const decoded = result.kind === 'different' ? await decodePicture(await encodePicture(result.difference)) : null;
  // Red where only one of them has something.
  expect([...(decoded?.data.subarray(-4) ?? [])]).toEqual([220, 20, 60, 255]);
  const shorter = comparePictures(after, before, [], settings);
  expect(shorter).toMatchObject({ why: expect.stringMatching(/^it is 60 px shorter/) });
});

test('a part of the pixels may differ where it is allowed, and no more', async () => {
  expect((await compare(button('red'), button('blue'), [], 0.05)).kind).toBe('same');
  expect((await compare(button('red'), button('blue'), [], 0.01)).kind).toBe('different');
});

test('what differs between two looks at one page is learned, and ignored from then on; what is beside it is not', async () => {
  const clock = (time: string, colour = 'black') =>
    `<p>Now ${time}</p><p style="margin-top:60px">${button(colour)}</p>`;
  const boxes = learnVolatile(await picture(clock('12:00:01')), await picture(clock('12:00:08')), [], settings);
  expect(boxes).toHaveLength(1);
  expect(await compare(clock('12:00:01'), clock('12:00:03'), boxes ?? [])).toEqual({ kind: 'same' });
  expect((await compare(clock('12:00:01'), clock('12:00:03', '#030303'), boxes ?? [])).kind).toBe('different');
  expect((await compare(clock('12:00:01'), clock('12:00:03'))).kind).toBe('different');
});

test('two different pages are no page with a moving part', async () => {
  const filled = (colour: string) => `<div style="height:260px;background:${colour}"></div>`;
  expect(learnVolatile(await picture(filled('red')), await picture(filled('blue')), [], settings)).toBeNull();
  expect(
    learnVolatile(await picture('a', true), await picture('<div style="height:900px">', true), [], settings),
  ).toBeNull();
});

test('boxes that touch become one, whatever their order', () => {
  const a = { x: 0, y: 0, width: 10, height: 10 };
  const b = { x: 30, y: 0, width: 10, height: 10 };
  const bridge = { x: 5, y: 5, width: 30, height: 2 };
  const all = [{ x: 0, y: 0, width: 40, height: 10 }];
  expect(mergeBoxes([a, b])).toEqual([a, b]);
  for (const order of [
    [a, b, bridge],
    [bridge, b, a],
    [b, bridge, a],
  ])
    expect(mergeBoxes(order)).toEqual(all);
});
