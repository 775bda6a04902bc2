/** The face beside its floor: a bare page with the same Monaco, built and served the same way. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rgPath } from '@vscode/ripgrep';
import type { Page } from 'playwright';
import { compress } from '../../scripts/face/compress.ts';
import { viteBuild } from '../../scripts/face/viteBuild.ts';
import { buildFace, needsFace } from '../../scripts/setup/face.mjs';
import { FILES, plantManyFiles } from '../e2e/harness/manyFiles.ts';
import { createBench, metric, openByKeyboard, percentile, rounded, type Window } from './face/world.ts';
import type { BenchRow } from './storage.bench.ts';

const root = join(import.meta.dirname, '..', '..');
const ours = join(root, 'renderer', 'dist');
const ROUNDS = 5;
const KEYS = 60;
const BARE = 'a bare page with the same Monaco';

const spec = `import { expect, test } from '@playwright/test';\n\n${"test('one', async ({ page }) => {\n  await page.goto('/');\n  await expect(page).toHaveTitle('x');\n});\n\n".repeat(40)}`;

/** Until text can be read and typed into; both begin without a cache, ours with the tab of the last time. */
export async function benchStart(): Promise<BenchRow[]> {
  if (needsFace(root)) await buildFace(root);
  await using bench = await createBench();
  await using bare = await buildBare();
  writeFileSync(join(bench.folder, 'a.spec.ts'), spec);
  const face = await bench.open(ours);
  await face.page.getByRole('treeitem', { name: 'a.spec.ts' }).waitFor();
  const bytes = await bytesOf(face, () => face.page.getByRole('treeitem', { name: 'a.spec.ts' }).waitFor());
  await openByKeyboard(face.page, 'a.spec.ts');
  // The layout is kept a moment after it changed.
  await face.page.waitForFunction(() => localStorage.getItem('tabs were open') === 'yes');
  await face.page.waitForTimeout(1000);
  const floor = await bench.open(bare.folder);
  const times = { ours: [] as number[], bare: [] as number[] };
  const floorBytes = await bytesOf(floor, () => firstText(floor.page));
  for (let round = 0; round < ROUNDS; round++) {
    times.ours.push(await start(face));
    times.bare.push(await start(floor));
  }
  const median = (each: readonly number[]): number => rounded(percentile(each, 0.5));
  return [
    {
      name: 'first text that can be typed into, no cache',
      value: median(times.ours),
      unit: 'ms',
      beside: { name: BARE, value: median(times.bare) },
    },
    {
      name: 'what loads before the editor, compressed',
      value: rounded(bytes / 1000),
      unit: 'kB',
      beside: { name: `${BARE}, all of it`, value: rounded(floorBytes / 1000) },
    },
  ];
}

/** One key in a text of so many megabytes: until the text has it, and until it is drawn, drafts and all. */
export async function benchKeys(): Promise<BenchRow[]> {
  await using bench = await createBench();
  await using bare = await buildBare();
  const rows: BenchRow[] = [];
  for (const size of [1, 10]) {
    const name = `large${size}.txt`;
    writeFileSync(
      join(bench.folder, name),
      'A line of text, as long as lines are in most files of this kind.\n'.repeat(size * 16_131),
    );
    const face = await bench.open(ours);
    await face.page.getByRole('treeitem', { name }).waitFor();
    await openByKeyboard(face.page, name);
    const floor = await bench.open(bare.folder);
    await floor.page.goto(`${floor.served.url}/?path=${name}`);
    await firstText(floor.page);
    const mine = await keyTimes(face);
    const theirs = await keyTimes(floor);
    rows.push(
      {
        name: `a key in ${size} MB: p95 until the text has it`,
        value: mine.model,
        unit: 'ms',
        beside: { name: BARE, value: theirs.model },
      },
      {
        name: `a key in ${size} MB: p95 of processor time, drawn and kept`,
        value: mine.drawn,
        unit: 'ms',
        beside: { name: BARE, value: theirs.drawn },
      },
    );
    await face.context.close();
    await floor.context.close();
  }
  return rows;
}

export async function benchLargeWorkspace(): Promise<BenchRow[]> {
  await using bench = await createBench();
  const paths = plantManyFiles(bench.folder);
  const { page } = await bench.open(ours);
  await page.getByRole('tree').waitFor();
  await page.keyboard.press('Control+p');
  await page.locator('[cmdk-item]').first().waitFor({ timeout: 60_000 });
  const opening: number[] = [];
  const plain: number[] = [];
  let typed = '';
  for (const letter of 'mod77 cart spec') {
    opening.push(await untilDrawn(page, letter));
    typed += letter;
    const begun = performance.now();
    paths.filter((path) => path.includes(typed));
    plain.push(performance.now() - begun);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+f');
  await page.locator('.search-field').first().waitFor();
  const searches: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    searches.push(await searchTime(page));
    const begun = performance.now();
    await promisify(execFile)(rgPath, ['--json', '--hidden', '-i', '-F', 'needle', '.'], {
      cwd: bench.folder,
      maxBuffer: 1e9,
    });
    alone.push(performance.now() - begun);
  }
  const files = `${FILES.toLocaleString('en')} files`;
  return [
    {
      name: `quick open over ${files}: p95 from a key to the drawn list`,
      value: rounded(percentile(opening, 0.95)),
      unit: 'ms',
      beside: { name: 'includes() over plain strings', value: rounded(percentile(plain, 0.95)) },
    },
    {
      name: `search over ${files}, from Enter to the last match`,
      value: rounded(percentile(searches, 0.5)),
      unit: 'ms',
      beside: { name: 'rg --json alone', value: rounded(percentile(alone, 0.5)) },
    },
  ];
}

export async function benchHeap(): Promise<BenchRow[]> {
  await using bench = await createBench();
  await using bare = await buildBare();
  const names = Array.from({ length: 10 }, (_, index) => `file${index}.spec.ts`);
  for (const name of names) writeFileSync(join(bench.folder, name), spec);
  const face = await bench.open(ours);
  await face.page.getByRole('treeitem', { name: 'file0.spec.ts' }).waitFor();
  for (const name of names) await openByKeyboard(face.page, name);
  const floor = await bench.open(bare.folder);
  await floor.page.goto(`${floor.served.url}/?path=file0.spec.ts`);
  await firstText(floor.page);
  return [
    {
      name: 'JavaScript heap with 10 tabs',
      value: await heapOf(face),
      unit: 'MB',
      beside: { name: `${BARE}, one text`, value: await heapOf(floor) },
    },
  ];
}

async function buildBare(): Promise<AsyncDisposable & { folder: string }> {
  const workplace = join(root, 'node_modules');
  mkdirSync(workplace, { recursive: true });
  const folder = mkdtempSync(join(workplace, '.bare-'));
  await viteBuild(join(import.meta.dirname, 'face'), folder);
  compress(folder);
  return { folder, [Symbol.asyncDispose]: async () => rmSync(folder, { recursive: true, force: true }) };
}

const firstText = (page: Page): Promise<void> =>
  page.locator('.monaco-editor .view-line span span').first().waitFor({ timeout: 120_000 });

/** ms in the page's own clock, from the navigation on. */
async function start({ page, served, devtools }: Window): Promise<number> {
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(`${served.url}/`);
  await page.waitForFunction(() => document.querySelector('.monaco-editor .view-line span span'), null, {
    polling: 'raf',
    timeout: 120_000,
  });
  return page.evaluate(() => performance.now());
}

async function bytesOf({ page, served, devtools }: Window, ready: () => Promise<unknown>): Promise<number> {
  let bytes = 0;
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  const hear = ({ encodedDataLength }: { encodedDataLength: number }): void => {
    bytes += encodedDataLength;
  };
  devtools.on('Network.loadingFinished', hear);
  await page.goto(`${served.url}/`);
  await ready();
  await page.evaluate(() => document.fonts.ready.then(() => true));
  devtools.off('Network.loadingFinished', hear);
  return bytes;
}

async function keyTimes({ page, devtools }: Window): Promise<{ model: number; drawn: number }> {
  const drawn = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const times: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    await drawn();
    const before = await metric(devtools, 'TaskDuration');
    await page.keyboard.press('x');
    await drawn();
    times.push(((await metric(devtools, 'TaskDuration')) - before) * 1000);
  }
  const spent = await page.evaluate(() => (window as unknown as { spent: number[] }).spent);
  if (spent.length < KEYS) throw new Error(`Only ${spent.length} of ${KEYS} keys came to the text.`);
  return { model: rounded(percentile(spent, 0.95)), drawn: rounded(percentile(times, 0.95)) };
}

/** ms from the key to the last change of the list that it caused. */
async function untilDrawn(page: Page, letter: string): Promise<number> {
  await page.evaluate(() => {
    const state = { begun: 0, last: 0 };
    Object.assign(window, { benched: state });
    const input = document.querySelector('[cmdk-input]');
    input?.addEventListener('input', () => Object.assign(state, { begun: performance.now() }), { once: true });
    const list = document.querySelector('[cmdk-list]');
    const observer = new MutationObserver(() => Object.assign(state, { last: performance.now() }));
    if (list) observer.observe(list, { childList: true, subtree: true, characterData: true });
  });
  await page.keyboard.press(letter === ' ' ? 'Space' : letter);
  await page.waitForTimeout(400);
  return page.evaluate(() => {
    const { begun, last } = (window as unknown as { benched: { begun: number; last: number } }).benched;
    return Math.max(0, last - begun);
  });
}

async function searchTime(page: Page): Promise<number> {
  const field = page.locator('.search-field').first();
  await field.fill('');
  await page.locator('.view-note').filter({ hasText: /^$/ }).waitFor();
  const begun = performance.now();
  await field.fill('needle');
  await field.press('Enter');
  await page.getByText('Matches: 5000 · files: 5000').waitFor({ timeout: 120_000 });
  return performance.now() - begun;
}

async function heapOf({ devtools }: Window): Promise<number> {
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  return rounded((await metric(devtools, 'JSHeapUsedSize')) / 1e6);
}
