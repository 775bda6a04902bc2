/** Pictures, traces and videos of runs may take so much of the disk and no more; the oldest go first, and it is told. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../host.ts';
import type { Storage } from '../storage/index.ts';
import { EngineError } from './errors.ts';

const units = { KB: 1e3, MB: 1e6, GB: 1e9 } as const;
const DEFAULT_LIMIT = '2GB';
/** What was used within this time may be in use by a run that goes on beside this one. In ms. */
const GRACE = 600_000;

/** In bytes, from POWERAUTOMATION_EVIDENCE_LIMIT, such as 500MB. @throws EngineError BAD_EVIDENCE_LIMIT */
export function evidenceLimit(host: Host): number {
  const text = host.env.POWERAUTOMATION_EVIDENCE_LIMIT || DEFAULT_LIMIT;
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([KMG]B)$/i.exec(text.trim()) ?? [];
  const factor = Object.entries(units).find(([name]) => name === unit.toUpperCase())?.[1];
  if (factor !== undefined) return Number(number) * factor;
  throw new EngineError(
    'BAD_EVIDENCE_LIMIT',
    `POWERAUTOMATION_EVIDENCE_LIMIT is "${text}", which is no size. Give it as 500MB or 2GB.`,
  );
}

type Needs = { host: Host; storage: Storage; notice: (message: string) => void; graceMs?: number };

/**
 * Takes away evidence of old runs until what is left is within the limit. Runs themselves, their steps and verdicts stay. The last
 * green run of a test, which others are compared with, goes last; the run `current` never.
 */
export async function keepWithinLimit(
  { host, storage, notice, graceMs = GRACE }: Needs,
  current: string,
): Promise<void> {
  const limit = evidenceLimit(host);
  const runs = join(host.dataDir, 'runs');
  let left = await sizeOf([join(host.dataDir, 'blobs'), runs]);
  if (left <= limit) return;
  const before = left;
  let count = 0;
  for (const id of oldestFirst(storage, current)) {
    if (left <= limit) break;
    const folder = join(runs, id);
    const places = [join(folder, 'results'), join(folder, 'report', 'pictures'), join(folder, 'pictures')];
    storage.blobs.release(id);
    for (const place of places) await rm(place, { recursive: true, force: true });
    await storage.blobs.prune({ maxBytes: 0, graceMs });
    const now = await sizeOf([join(host.dataDir, 'blobs'), runs]);
    if (now < left) count++;
    left = now;
  }
  if (count === 0) return;
  notice(
    `Pictures and traces of ${count} older ${count === 1 ? 'run' : 'runs'} were removed (${megabytes(before - left)}), because all of them may take ${megabytes(limit)}. Their verdicts are kept. Change it with POWERAUTOMATION_EVIDENCE_LIMIT.`,
  );
}

function oldestFirst(storage: Storage, current: string): string[] {
  const seen = new Set<string>();
  const rows = storage.runs.list().map(({ id, state }) => {
    const green = storage.runs
      .tests(id)
      .filter(
        ({ verdict, test, file }) => (verdict === 'passed' || verdict === 'healed') && !seen.has(`${file} ${test}`),
      );
    for (const { test, file } of green) seen.add(`${file} ${test}`);
    return { id, state, isLastGreen: green.length > 0 };
  });
  const old = rows.filter(({ id, state }) => id !== current && state !== 'running').reverse();
  return [...old.filter((run) => !run.isLastGreen), ...old.filter((run) => run.isLastGreen)].map(({ id }) => id);
}

/** What is linked at several places takes its place once. */
async function sizeOf(folders: string[]): Promise<number> {
  const seen = new Set<number>();
  let bytes = 0;
  for (const folder of folders) {
    // Nothing was kept there yet.
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      // Another run may be taking it away.
      const file = entry.isFile() ? await stat(join(entry.parentPath, entry.name)).catch(() => null) : null;
      if (!file || seen.has(file.ino)) continue;
      seen.add(file.ino);
      bytes += file.size;
    }
  }
  return bytes;
}

function megabytes(bytes: number): string {
  return bytes < units.GB ? `${(bytes / units.MB).toFixed(1)} MB` : `${(bytes / units.GB).toFixed(1)} GB`;
}
