import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { evidenceLimit, keepWithinLimit } from '../../electron/engine/evidenceLimit.ts';
import type { Host } from '../../electron/host.ts';
import { openStorage } from '../../electron/storage/index.ts';

const place = { file: '/a.spec.ts', line: 1, column: 1 };

test('evidence of the oldest runs goes until the rest is within the limit, last greens last, the current run never; it is told', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pa-limit-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  let time = 1_000_000;
  const env = { POWERAUTOMATION_EVIDENCE_LIMIT: '0.35MB' };
  const host: Host = { dataDir, cwd: dataDir, env, now: () => (time += 1000) };
  using storage = openStorage({ host, notice: () => {} });
  const runs: { id: string; hash: string; trace: string }[] = [];
  for (const verdict of ['passed', 'failed', 'failed', 'failed'] as const) {
    const { id } = storage.runs.create({ folder: dataDir });
    storage.runs.appendEvent(id, { kind: 'testBegin', test: 't', title: 't', place, project: '', attempt: 0 });
    const result = verdict === 'failed' ? { kind: verdict, why: 'so' } : { kind: verdict };
    storage.runs.appendEvent(id, {
      ...{ kind: 'testEnd', test: 't', verdict: result, duration: 1, retriesLeft: 0, trace: null, evidence: [] },
    });
    storage.runs.finish(id, {
      state: verdict,
      counts: { passed: 0, healed: 0, failed: 0, skipped: 0, flaky: 0 },
      report: null,
    });
    const hash = await storage.blobs.put(Buffer.alloc(50_000, runs.length + 1));
    storage.blobs.refer(id, hash);
    const results = join(dataDir, 'runs', id, 'results');
    mkdirSync(results, { recursive: true });
    writeFileSync(join(results, 'trace.zip'), Buffer.alloc(100_000));
    runs.push({ id, hash, trace: join(results, 'trace.zip') });
  }
  time += 3_600_000;
  const notices: string[] = [];
  const isThere = () =>
    runs.map(({ hash, trace }) => existsSync(trace) && existsSync(join(dataDir, 'blobs', hash.slice(0, 2), hash)));

  await keepWithinLimit({ host, storage, notice: (text) => notices.push(text) }, runs[3]?.id ?? '');

  expect(isThere()).toEqual([true, false, false, true]);
  expect(notices).toEqual([
    expect.stringMatching(/of 2 older runs were removed \(0\.3 MB\).*POWERAUTOMATION_EVIDENCE_LIMIT/),
  ]);
  expect(storage.runs.list()).toHaveLength(4);

  // Within the limit now: nothing more goes, and nothing is told.
  await keepWithinLimit({ host, storage, notice: (text) => notices.push(text) }, runs[3]?.id ?? '');
  expect(notices).toHaveLength(1);
});

test('a limit is a size', () => {
  const host = (limit: string): Host => ({
    dataDir: '',
    cwd: '',
    env: { POWERAUTOMATION_EVIDENCE_LIMIT: limit },
    now: () => 0,
  });
  expect(['500MB', '1.5 gb', ''].map((text) => evidenceLimit(host(text)))).toEqual([5e8, 1.5e9, 2e9]);
  expect(() => evidenceLimit(host('much'))).toThrow(/"much".*500MB/);
});
