import { randomBytes } from 'node:crypto';
import pixelmatch from 'pixelmatch';
import { chromium } from 'playwright';
import { findBrowser } from '../../electron/findBrowser.mjs';
import { decodePicture } from '../../electron/playback/verify/picture/codec.ts';
import { comparePictures } from '../../electron/playback/verify/picture/comparePictures.ts';
import type { Pixels } from '../../electron/playback/verify/picture/pixels.ts';
import type { BenchRow } from './storage.bench.ts';
import { playedMedian, withVerifiedShop } from './verification/plays.ts';

const ROUNDS = 15;
const [WIDTH, HEIGHT] = [1920, 1080];

/** Two full-HD pictures of one page: a few changed words, then a page of which nothing is the same. Medians; beside pixelmatch. */
export async function benchPictures(): Promise<BenchRow[]> {
  const [before, after] = await screenshots();
  const noise: Pixels = { data: randomBytes(WIDTH * HEIGHT * 4), width: WIDTH, height: HEIGHT };
  return [
    compareRow('two full-HD pictures, a few words changed', before, after),
    compareRow('two full-HD pictures, all changed', before, noise),
  ];
}

/** What verification adds to a test: aria snapshot and picture at its end and before each navigation, console, requests, downloads. */
export async function benchVerifiedTest(): Promise<BenchRow[]> {
  return await withVerifiedShop(async (play) => {
    await play({ updateBaselines: true });
    const plain = await playedMedian(() => play({}));
    const verified = await playedMedian(() => play({ verify: true }));
    return [
      {
        name: 'a verified test of three pages',
        value: verified,
        unit: 'ms',
        beside: { name: 'without --verify', value: plain },
      },
    ];
  });
}

function compareRow(name: string, before: Pixels, after: Pixels): BenchRow {
  const ours = median(() => {
    const { kind } = comparePictures(before, after, [], { threshold: 0.1, allowedRatio: 0 });
    if (kind !== 'different') throw new Error('The pictures of the bench do not differ');
  });
  const output = new Uint8Array(before.data.length);
  const theirs = median(() => pixelmatch(before.data, after.data, output, WIDTH, HEIGHT, { threshold: 0.1 }));
  return { name, value: ours, unit: 'ms', beside: { name: 'pixelmatch', value: theirs } };
}

async function screenshots(): Promise<[Pixels, Pixels]> {
  const found = findBrowser({ env: process.env, platform: process.platform });
  const browser = await chromium.launch({ executablePath: found?.path ?? '' });
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
    const rows = Array.from(
      { length: 60 },
      (_, row) => `<p>Row ${row}: ${'lorem ipsum dolor sit amet '.repeat(6)}</p>`,
    );
    await page.setContent(`<body style="columns:2">${rows.join('')}</body>`);
    const before = await decodePicture(await page.screenshot());
    await page
      .locator('p')
      .nth(7)
      .evaluate((row) => row.replaceChildren('another text'));
    return [before, await decodePicture(await page.screenshot())];
  } finally {
    await browser.close();
  }
}

/** Median of the rounds, ms with one decimal. */
function median(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  }).sort((left, right) => left - right);
  return Math.round((times[Math.floor(ROUNDS / 2)] ?? 0) * 10) / 10;
}
