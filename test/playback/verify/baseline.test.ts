import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { baselineFolder } from '../../../electron/playback/verify/baseline/place.ts';
import { readBaseline } from '../../../electron/playback/verify/baseline/readBaseline.ts';
import { keepInBaseline } from '../../../electron/playback/verify/baseline/store.ts';
import { encodePicture } from '../../../electron/playback/verify/picture/codec.ts';
import type { TestRecord, VerifyMode } from '../../../electron/playback/verify/record.ts';

function createFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pa-baseline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'baseline');
}

function recordIn(folder: string, seen: Partial<TestRecord> = {}): TestRecord {
  return {
    folder,
    test: 'buys',
    kinds: ['aria', 'picture', 'console', 'requests', 'downloads'],
    isComplete: true,
    checkpoints: [{ name: 'end', aria: ['- button "Buy"'], pictures: [] }],
    console: [],
    requests: [],
    downloads: [],
    results: [],
    ...seen,
  };
}

const keep = (record: TestRecord, mode: VerifyMode) =>
  keepInBaseline(record, { mode, threshold: 0.1, now: () => Date.UTC(2026, 10, 24, 16, 45) });

async function read(folder: string) {
  const found = await readBaseline(folder);
  if (found.kind !== 'read') throw new Error(`The baseline is ${found.kind}`);
  return found;
}

test('the first green run proposes, an update approves, and a later run changes nothing that is approved', async () => {
  const folder = createFolder();
  await keep(recordIn(folder), 'verify');
  expect((await read(folder)).baseline).toMatchObject({ checkpoints: [{ name: 'end', aria: { state: 'proposed' } }] });
  await keep(recordIn(folder), 'update');
  const approved = readFileSync(path.join(folder, 'baseline.json'), 'utf8');
  expect(JSON.parse(approved)).toMatchObject({
    version: 1,
    checkpoints: [{ aria: { state: 'approved', file: 'end.aria.yml' } }],
  });

  const other = recordIn(folder, {
    checkpoints: [{ name: 'end', aria: ['- button "Sell"'], pictures: [] }],
    console: ['oops'],
  });
  expect(await keep(other, 'verify')).toEqual({ isChanged: false, setAside: null });
  expect(readFileSync(path.join(folder, 'baseline.json'), 'utf8')).toBe(approved);
  expect(readFileSync(path.join(folder, 'end.aria.yml'), 'utf8')).toBe('- button "Buy"\n');
});

test('proposals learn from each further green run: what moves in texts and pictures, messages, contents of downloads', async () => {
  const folder = createFolder();
  const picture = async (x: number) => {
    const data = new Uint8Array(100 * 100 * 4).fill(255);
    for (let y = 10; y < 14; y++) data.set([0, 0, 0, 255], (y * 100 + x) * 4);
    const file = path.join(path.dirname(folder), `${x}.png`);
    writeFileSync(file, await encodePicture({ data, width: 100, height: 100 }));
    return { of: 'page', file, sha256: String(x), volatile: [] };
  };
  const seen = async (x: number) =>
    recordIn(folder, {
      checkpoints: [{ name: 'end', aria: [`- text: ${x} left`, '- button'], pictures: [await picture(x)] }],
      console: [`said ${x === 20 ? 'a' : 'b'}`],
      downloads: [{ name: 'report.pdf', bytes: x, sha256: String(x) }],
    });
  await keep(await seen(20), 'verify');
  await keep(await seen(24), 'verify');
  await keep(await seen(24), 'update');
  const { baseline, aria } = await read(folder);
  expect(baseline).toMatchObject({
    checkpoints: [{ pictures: [{ state: 'approved', volatile: [{ x: 16, y: 6, width: 13, height: 12 }] }] }],
    console: { state: 'approved', known: ['said a', 'said b'] },
    downloads: { files: [{ name: 'report.pdf', sha256: null }] },
  });
  expect(aria.get('end.aria.yml')).toEqual(['- text: * left # changes', '- button']);
});

test('an update drops what is not there any more with its files, and leaves a note beside it alone', async () => {
  const folder = createFolder();
  const two = recordIn(folder, {
    checkpoints: [
      { name: 'before click link "Cart"', aria: ['- link'], pictures: [] },
      { name: 'end', aria: ['- button "Buy"'], pictures: [] },
    ],
  });
  await keep(two, 'update');
  writeFileSync(path.join(folder, 'README.md'), 'why it looks like this');
  await keep(recordIn(folder), 'update');
  expect(readdirSync(folder).sort()).toEqual(['README.md', 'baseline.json', 'end.aria.yml']);
  // A run that looks only at some kinds says nothing about the others.
  await keep(recordIn(folder, { kinds: ['console'], checkpoints: [], console: ['oops'] }), 'update');
  expect((await read(folder)).baseline).toMatchObject({ checkpoints: [{ name: 'end' }], console: { known: ['oops'] } });
});

const unreadable: [string, string, string, RegExp][] = [
  ['a merge conflict', '{\n<<<<<<< HEAD\n  "version": 1\n', 'corrupt', /marks of a merge conflict/],
  ['half a file', '{ "version": 1, "te', 'corrupt', /it is no JSON/],
  ['another shape', '{ "version": 1, "test": 3 }', 'corrupt', /test: /],
  ['a newer version', '{ "version": 99, "whatever": [] }', 'newer', /newer PowerAutomation \(its version 99\)/],
  [
    'a name that leads out of its folder',
    JSON.stringify({
      ...{ version: 1, test: 't', console: null, requests: null, downloads: null },
      checkpoints: [{ name: 'end', aria: { state: 'approved', file: '../../secret' }, pictures: [] }],
    }),
    'corrupt',
    /is no name of a file/,
  ],
];

test.each(unreadable)(
  '%s is told, left alone, and set aside by an update but never deleted',
  async (_what, text, kind, why) => {
    const folder = createFolder();
    mkdirSync(folder);
    const file = path.join(folder, 'baseline.json');
    writeFileSync(file, text);
    expect(await readBaseline(folder)).toEqual({ kind, why: expect.stringMatching(why) });
    expect(await keep(recordIn(folder), 'verify')).toEqual({ isChanged: false, setAside: null });
    expect(readFileSync(file, 'utf8')).toBe(text);

    const { setAside } = await keep(recordIn(folder), 'update');
    expect(setAside).toBe(path.join(folder, `baseline.${kind}-20261124-164500.json`));
    expect(readFileSync(setAside ?? '', 'utf8')).toBe(text);
    expect((await read(folder)).baseline.checkpoints).toHaveLength(1);
  },
);

test('processes that write one baseline at the same time lose nothing of each other', async () => {
  const folder = createFolder();
  const child = path.join(import.meta.dirname, 'children', 'keeper.ts');
  const names = ['one', 'two', 'three', 'four'];
  await Promise.all(
    names.map((name) => {
      const record = recordIn(folder, { checkpoints: [{ name, aria: ['- button'], pictures: [] }], console: [name] });
      return promisify(execFile)(process.execPath, [child, JSON.stringify(record), 'verify']);
    }),
  );
  const { baseline } = await read(folder);
  expect(baseline.checkpoints.map(({ name }) => name).sort()).toEqual(names.toSorted());
  expect(baseline.console?.known).toEqual(names.toSorted());
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('each test in each environment has a folder of its own, readable and legal everywhere', () => {
  const at = (titles: string[], project = '', scale = 1) =>
    path.relative(
      '/work/tests',
      baselineFolder('/work/tests/cart.spec.ts', titles, {
        ...{ browser: 'chromium', platform: 'linux', viewport: { width: 1280, height: 720 } },
        ...{ project, scale },
      }),
    );
  const root = '.powerautomation/baselines/cart.spec.ts';
  expect(at(['buys'])).toBe(`${root}/buys/chromium-linux-1280x720`);
  expect(at(['shop', 'buys a "mug": 50%'], 'Phone', 2)).toMatch(
    new RegExp(`^${root}/shop-buys-a-mug-50-[0-9a-f]{6}/phone-[0-9a-f]{6}-chromium-linux-1280x720@2x$`),
  );
  expect(at(['a/b'])).not.toBe(at(['a b']));
  expect(at(['结账'])).toContain('结账');
  expect(at(['con'])).not.toContain('/con/');
  expect(at(['x'.repeat(500)]).length).toBeLessThan(150);
});
