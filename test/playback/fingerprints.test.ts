import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nameOf, parseFingerprints, printFingerprints } from '../../electron/playback/fingerprints/format.ts';
import { relearn } from '../../electron/playback/fingerprints/relearn.ts';
import { createFingerprintStore } from '../../electron/playback/fingerprints/store.ts';
import { anyFingerprint, fingerprint } from './heal/fingerprints.ts';

const key = { test: 'buys', use: 1, locator: "getByRole('button', { name: 'Save' })", frames: [] };

function world(redact = (text: string): string => text) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'powerautomation-fingerprints-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const notices: string[] = [];
  const store = createFingerprintStore({ redact, notice: (message) => notices.push(message) });
  const folder = path.join(root, '.powerautomation', 'fingerprints');
  const file = path.join(folder, 'shop.spec.ts.json');
  const spec = path.join(root, 'shop.spec.ts');
  const put = (source: string): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, source);
  };
  return { root, spec, store, notices, folder, file, put };
}

describe('the file', () => {
  test('what was learned is read again; a spec that has none has nothing remembered', async () => {
    const { spec, store } = world();
    expect(await store.read(spec)).toEqual(new Map());
    await store.learn(spec, [{ key, fingerprint: fingerprint() }]);
    expect(await store.read(spec)).toEqual(new Map([[nameOf(key), fingerprint()]]));
  });

  test('it lies beside its spec, whichever folder a run began in', async () => {
    const { root, store } = world();
    await store.learn(path.join(root, 'admin', 'users.spec.ts'), [{ key, fingerprint: fingerprint() }]);
    expect(readdirSync(path.join(root, 'admin', '.powerautomation', 'fingerprints'))).toEqual(['users.spec.ts.json']);
  });

  test('the same locator in another frame is another element', () => {
    expect(nameOf({ ...key, frames: ["frameLocator('#pay')"] })).not.toBe(nameOf(key));
  });

  test('what is printed can be read, in one order, whatever the order it was learned in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'B', '1', "'", '"', '\\', ' ', '€', '中') }), {
          minLength: 1,
        }),
        anyFingerprint,
        (names, value) => {
          const one = new Map(names.map((name) => [name, value]));
          const other = new Map(names.toReversed().map((name) => [name, value]));
          expect(printFingerprints(other)).toBe(printFingerprints(one));
          const read = parseFingerprints(printFingerprints(one));
          expect(read.kind === 'read' && new Map(read.fingerprints)).toEqual(one);
        },
      ),
    );
  });

  test('one changed property is one changed line', () => {
    const lines = (name: string): string[] =>
      printFingerprints(
        new Map([
          ['a', fingerprint()],
          ['b', fingerprint({ name })],
        ]),
      ).split('\n');
    const [one, other] = [lines('Save'), lines('Store')];
    expect(other.filter((line, index) => line !== one[index])).toEqual(['      "name": "Store",']);
  });

  test('nothing is written where nothing changed', async () => {
    const { spec, store, file } = world();
    const learned = [{ key, fingerprint: fingerprint() }];
    await store.learn(spec, learned);
    const before = readFileSync(file, 'utf8');
    await store.learn(spec, learned);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('a secret that stands on the page is not in the file', async () => {
    const { spec, store, file } = world((text) => text.replaceAll('hunter2', '[secret]'));
    await store.learn(spec, [
      {
        key: { ...key, locator: "getByText('hunter2')" },
        fingerprint: fingerprint({ neighbours: ['Your key: hunter2'] }),
      },
    ]);
    expect(readFileSync(file, 'utf8')).not.toContain('hunter2');
  });
});

describe('a file that cannot be used', () => {
  test.each([
    ['damaged', '{ "version": 1, "elements": <<<<<<< HEAD', 'cannot be read'],
    ['of another shape', '{ "version": 1, "elements": { "a": { "tag": 3 } } }', 'cannot be read'],
    ['newer', '{ "version": 7, "elements": {} }', 'newer version (7)'],
  ])('%s: said, set aside, learned again', async (_what, source, said) => {
    const { spec, store, notices, folder, file, put } = world();
    put(source);
    expect(await store.read(spec)).toEqual(new Map());
    expect(notices.join('\n')).toContain(said);
    expect(readFileSync(file, 'utf8')).toBe(source);
    await store.learn(spec, [{ key, fingerprint: fingerprint() }]);
    expect((await store.read(spec)).size).toBe(1);
    const aside = readdirSync(folder).find((name) => name.includes('.aside-'));
    expect(readFileSync(path.join(folder, aside ?? ''), 'utf8')).toBe(source);
  });
});

test('parallel workers that write one file lose nothing', async () => {
  const { spec, store, folder } = world();
  const [workers, each] = [4, 12];
  const child = path.join(import.meta.dirname, 'children', 'learnFingerprints.ts');
  await Promise.all(
    Array.from({ length: workers }, (_, number) =>
      promisify(execFile)(process.execPath, [child, spec, String(number), String(each)]),
    ),
  );
  expect((await store.read(spec)).size).toBe(workers * each);
  expect(readdirSync(folder)).toEqual(['shop.spec.ts.json']);
});

describe('learning again', () => {
  test('numbers that differ between two runs are volatile from then on', () => {
    const cart = (count: number) => fingerprint({ name: `Cart (${count})`, text: `Cart (${count})` });
    const learned = relearn(cart(1), cart(3));
    expect(learned).toEqual({ ...cart(3), volatile: ['numbers'] });
    expect(relearn(learned, cart(3)).volatile).toEqual(['numbers']);
  });

  test('other words are a release, not volatile', () => {
    expect(relearn(fingerprint(), fingerprint({ name: 'Store', text: 'Store' })).volatile).toBeUndefined();
  });

  test('an order that changes once is a release, twice is volatile', () => {
    const at = (number: number) => fingerprint({ path: `html[1]/body[1]/ul[1]/li[${number}]/button[1]` });
    const once = relearn(at(1), at(2));
    expect(once.volatile).toBeUndefined();
    expect(relearn(once, at(2)).volatile).toBeUndefined();
    expect(relearn(relearn(once, at(2)), at(3)).volatile).toEqual(['order']);
  });

  test('what once had a twin is not alone any more', () => {
    const seen = (isAlone: boolean) => fingerprint({ isAlone });
    expect(relearn(seen(false), seen(true)).isAlone).toBe(false);
    expect(relearn(seen(true), seen(false)).isAlone).toBe(false);
    expect(relearn(seen(true), seen(true)).isAlone).toBe(true);
  });

  test('seeing the very same again changes nothing', () => {
    fc.assert(
      fc.property(anyFingerprint, (seen) => {
        expect(relearn(seen, structuredClone(seen))).toEqual(seen);
      }),
    );
  });
});
