import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright';
import { browserArguments, executablePath } from '../e2e/harness/chromium.ts';
import { describeTimes, type Maker } from './recording/describe.ts';
import { handle, openRecorded, percentile } from './recording/handlers.ts';
import { benchPage } from './recording/pages.ts';
import { busy, type Gesture } from './recording/share.ts';
import type { BenchRow } from './storage.bench.ts';

const SIZES = [1_000, 10_000];
const CLICKS = 120;
const KEYS = 120;

/** What recording costs the page: per handler, of the main thread, and for describing a target. */
export async function benchRecording(): Promise<BenchRow[]> {
  const site = await serve();
  const browser = await chromium.launch({
    executablePath,
    args: [...browserArguments, '--enable-precise-memory-info'],
  });
  try {
    const rows: BenchRow[] = [];
    for (const size of SIZES) {
      const url = `${site.origin}/${size}`;
      rows.push(
        ...(await handlerRows(browser, url, size)),
        ...(await describeRows(browser, url, size)),
        ...(await shareRows(browser, url, size)),
      );
    }
    return rows;
  } finally {
    await browser.close();
    site.close();
  }
}

/** Isolated from other origins, a page's clock is exact to 5 µs. */
const ISOLATED = {
  'content-type': 'text/html',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

async function serve(): Promise<{ origin: string; close(): void }> {
  const server = createServer((request, response) => {
    response.writeHead(200, ISOLATED);
    response.end(benchPage(Number(request.url?.slice(1)) || 10));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** A hand that found a button rests on it for a moment (ms) before it presses; a program does not. */
const REST_MS = 150;
const HANDLERS = ['pointerdown', 'pointerup', 'click', 'keydown', 'input', 'pointermove', 'mouseover'];

/** All handlers as a hand meets them; the press of a program beside that of a hand. */
async function handlerRows(browser: Browser, url: string, size: number): Promise<BenchRow[]> {
  const times = { hand: await handlerTimes(browser, url, REST_MS), program: await handlerTimes(browser, url, 0) };
  const p = (part: number, type: string, by: keyof typeof times): number =>
    round(percentile(times[by][type] ?? [], part));
  return HANDLERS.map((type) => ({
    name: `${type}, ${size} elements: p95`,
    value: p(0.95, type, 'hand'),
    unit: 'ms',
    beside: { name: 'without a rest before it', value: p(0.95, type, 'program') },
  }));
}

async function handlerTimes(browser: Browser, url: string, rest: number): Promise<Record<string, number[]>> {
  const { page, times } = await openRecorded(browser, url);
  await handle(page, CLICKS, KEYS, rest);
  const all = await times();
  await page.close();
  return all;
}

async function describeRows(browser: Browser, url: string, size: number): Promise<BenchRow[]> {
  const page = await browser.newPage();
  await page.goto(url);
  const times = new Map<Maker, number[]>();
  for (const [maker, count] of [
    ['ours', 300],
    ['finder', 60],
    ['css-selector-generator', 60],
  ] as const) {
    times.set(maker, await describeTimes(page, maker, count));
  }
  await page.close();
  const p95 = (maker: Maker): number => round(percentile(times.get(maker) ?? [], 0.95));
  return (['finder', 'css-selector-generator'] as const).map((name) => ({
    name: `describe a target, ${size} elements: p95`,
    value: p95('ours'),
    unit: 'ms',
    beside: { name, value: p95(name) },
  }));
}

const GESTURES: Gesture[] = ['click', 'key', 'mousemove'];

/** What recording adds: ms of the main thread for each gesture, and its share of the time that moving and typing takes. */
async function shareRows(browser: Browser, url: string, size: number): Promise<BenchRow[]> {
  const none = await busy(browser, url, 'none');
  const ours = await busy(browser, url, 'ours');
  const theirs = await busy(browser, url, "Playwright's");
  type Costs = typeof none;
  const each = (costs: Costs, gesture: Gesture): number => costs[gesture].tasks / costs[gesture].times;
  const share = ({ key, mousemove }: Costs): number =>
    (100 * (key.tasks + mousemove.tasks)) / (key.elapsed + mousemove.elapsed);
  const rows = (name: string, unit: string, of: (costs: Costs) => number): BenchRow[] => [
    {
      name,
      value: round(of(ours) - of(none)),
      unit: `${unit} more`,
      beside: { name: "more by Playwright's recorder", value: round(of(theirs) - of(none)) },
    },
    {
      name,
      value: round(of(ours)),
      unit: `${unit} in all`,
      beside: { name: 'no recorder', value: round(of(none)) },
    },
  ];
  return [
    ...GESTURES.flatMap((gesture) =>
      rows(`main thread for a ${gesture}, ${size} elements`, 'ms', (costs) => each(costs, gesture)),
    ),
    ...rows(`main thread, moving and typing, ${size} elements`, '%', share),
  ];
}
