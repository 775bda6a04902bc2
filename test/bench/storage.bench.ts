import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStorage, type Storage } from '../../electron/storage/index.ts';
import { integrityOf, killWriter, missingFrom } from '../storage/killWriter.ts';

export type BenchRow = { name: string; value: number; unit: string; beside: { name: string; value: number } };

/** As long as a raw event with its target is, about. */
const payload = JSON.stringify({ kind: 'click', target: 'x'.repeat(1500) });
const EVENTS = 20_000;
const SYNCED_EVENTS = 2_000;
const KILLS = 100;

/** How many events a second are safe from kill -9, whether 100 kills lose one, and how long the next start takes on 100 MB. */
export async function benchStorage(): Promise<BenchRow[]> {
  const ours = await inFolder(async (folder) => eventsPerSecond(storageIn(folder)));
  const memory = inMemoryEventsPerSecond();
  const synced = await inFolder(syncedEventsPerSecond);
  const { lost, acknowledged } = await inFolder(killMany);
  const { afterKill, closedWell } = await inFolder(startsOnLargeDatabase);
  return [
    { name: 'durable events', value: ours, unit: '1/s', beside: { name: 'SQLite in memory', value: memory } },
    { name: 'durable events', value: ours, unit: '1/s', beside: { name: 'append + fdatasync', value: synced } },
    {
      name: `events lost in ${KILLS} kill -9`,
      value: lost,
      unit: 'events',
      beside: { name: 'acknowledged', value: acknowledged },
    },
    {
      name: 'start after kill -9, 100 MB',
      value: afterKill,
      unit: 'ms',
      beside: { name: 'start after a good end', value: closedWell },
    },
  ];
}

function storageIn(dataDir: string): Storage {
  return openStorage({ host: { dataDir, cwd: dataDir, env: {}, now: Date.now }, notice: () => {} });
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'pa-bench-storage-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function perSecond(count: number, work: () => void): number {
  const before = performance.now();
  for (let done = 0; done < count; done += 1) work();
  return Math.round((count * 1000) / (performance.now() - before));
}

function eventsPerSecond(storage: Storage): number {
  using open = storage;
  const { id } = open.recordings.create({ title: 'bench', url: 'u', browser: 'b', output: null });
  return perSecond(EVENTS, () => open.recordings.appendEvent(id, payload));
}

function inMemoryEventsPerSecond(): number {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE events (key INTEGER PRIMARY KEY, at INTEGER NOT NULL, payload TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO events (at, payload) VALUES (?, ?)');
  const result = perSecond(EVENTS, () => insert.run(Date.now(), payload));
  database.close();
  return result;
}

async function syncedEventsPerSecond(folder: string): Promise<number> {
  await using file = await open(join(folder, 'journal'), 'a');
  const before = performance.now();
  for (let done = 0; done < SYNCED_EVENTS; done += 1) {
    await file.appendFile(`${payload}\n`);
    await file.datasync();
  }
  return Math.round((SYNCED_EVENTS * 1000) / (performance.now() - before));
}

async function killMany(folder: string): Promise<{ lost: number; acknowledged: number }> {
  const everything: number[] = [];
  let id: string | undefined;
  for (let round = 0; round < KILLS; round += 1) {
    const killed = await killWriter(folder, 1 + ((round * 37) % 500), id);
    id = killed.recording;
    everything.push(...killed.acknowledged);
  }
  using storage = storageIn(folder);
  const whole = integrityOf(storage.path);
  if (whole !== 'ok') throw new Error(`The database is damaged after ${KILLS} kills: ${whole}`);
  return { lost: missingFrom(storage, id ?? '', everything).length, acknowledged: everything.length };
}

async function startsOnLargeDatabase(folder: string): Promise<{ afterKill: number; closedWell: number }> {
  const id = fill(storageIn(folder), 100_000_000);
  await killWriter(folder, 500, id);
  return { afterKill: msToStart(folder), closedWell: msToStart(folder) };
}

function fill(storage: Storage, bytes: number): string {
  using open = storage;
  const { id } = open.recordings.create({ title: 'large', url: 'u', browser: 'b', output: null });
  for (let written = 0; written < bytes; written += payload.length) open.recordings.appendEvent(id, payload);
  return id;
}

function msToStart(folder: string): number {
  const before = performance.now();
  using storage = storageIn(folder);
  storage.recordings.list();
  return Math.round(performance.now() - before);
}
