import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { aRecording, createWorld, startChild, type World } from './world.ts';

const withCode = (code: string, message: RegExp) =>
  expect.objectContaining({ name: 'StorageError', code, message: expect.stringMatching(message) });

const setAsideIn = (world: World) =>
  readdirSync(dirname(world.databasePath)).filter((name) => name.includes('.corrupt-'));

function fill(world: World, events: number): void {
  using storage = world.open();
  const { id } = storage.recordings.create(aRecording);
  for (let count = 0; count < events; count += 1) storage.recordings.appendEvent(id, JSON.stringify('x'.repeat(2000)));
}

test('the folder is made, for this person alone', () => {
  const world = createWorld();
  const storage = world.open();
  expect(storage.path).toBe(world.databasePath);
  if (process.platform !== 'win32') expect(statSync(world.host.dataDir).mode & 0o777).toBe(0o700);
});

test('what was closed is there when it is opened again, and no log is left beside it', () => {
  const world = createWorld();
  fill(world, 3);
  expect(readdirSync(world.host.dataDir).filter((name) => /-wal|-shm/.test(name))).toEqual([]);
  expect(world.open().recordings.get('checkout').events).toBe(3);
});

test.each([
  ['no database at all', Buffer.from('this is a letter to my aunt\n'.repeat(500))],
  ['a file too short to be one', Buffer.from('hello')],
])('%s is set aside, and a new database is started', (_name, content) => {
  const world = createWorld();
  mkdirSync(world.host.dataDir, { recursive: true });
  writeFileSync(world.databasePath, content);

  const storage = world.open();

  const aside = `${world.databasePath}.corrupt-20261105-094915`;
  expect(readFileSync(aside)).toEqual(content);
  expect(world.notices).toEqual([expect.stringContaining(aside)]);
  expect(world.notices[0]).toContain(`a new one was started: ${world.databasePath}`);
  expect(storage.recordings.list()).toEqual([]);
});

test('a database with a page overwritten is set aside with its log', () => {
  const world = createWorld();
  fill(world, 200);
  const bytes = readFileSync(world.databasePath);
  bytes.fill(0xee, 4096 * 20, 4096 * 40);
  writeFileSync(world.databasePath, bytes);
  // A log of a process that was cut off, of the kind that holds nothing which was acknowledged.
  writeFileSync(`${world.databasePath}-wal`, '');

  const storage = world.open();

  expect(setAsideIn(world)).toContain('powerautomation.db.corrupt-20261105-094915');
  expect(world.notices).toHaveLength(1);
  expect(storage.recordings.list()).toEqual([]);
});

test('a database that was cut short is set aside, and a second one gets a name of its own', () => {
  const world = createWorld();
  for (const _time of [1, 2]) {
    fill(world, 100);
    writeFileSync(world.databasePath, readFileSync(world.databasePath).subarray(0, 4096 * 10));
  }
  world.open();
  expect(setAsideIn(world).sort()).toEqual([
    'powerautomation.db.corrupt-20261105-094915',
    'powerautomation.db.corrupt-20261105-094915-2',
  ]);
});

test('damage that a query meets in a large database is told, and found at the next start', () => {
  const world = createWorld();
  fill(world, 12_000);
  const bytes = readFileSync(world.databasePath);
  // Beyond the size up to which every start checks every page.
  expect(bytes.length).toBeGreaterThan(16 * 1024 * 1024);
  bytes.fill(0xee, 4096 * 100, bytes.length - 4096 * 100);
  writeFileSync(world.databasePath, bytes);

  const storage = world.open();
  const damaged = () => [...storage.recordings.events(storage.recordings.get('checkout').id)];
  expect(damaged).toThrow(withCode('DATABASE_CORRUPT', /damaged.*Start PowerAutomation again/));
  storage.close();
  expect(setAsideIn(world)).toEqual([]);

  expect(world.open().recordings.list()).toEqual([]);
  expect(setAsideIn(world)).toHaveLength(1);
  expect(readdirSync(world.host.dataDir)).not.toContain('powerautomation.db.suspect');
});

test('a database that another program holds is never set aside: it is locked, and says so', async () => {
  const world = createWorld();
  fill(world, 3);
  const holder = startChild('holder.ts', world.databasePath);
  await holder.lines.next();

  expect(() => world.open(50)).toThrow(withCode('DATABASE_LOCKED', /locked by another program.*Close the program/));

  holder.process.stdin?.end();
  await holder.ended;
  expect(setAsideIn(world)).toEqual([]);
  expect(world.open().recordings.get('checkout').events).toBe(3);
});

test('a lock that comes while the storage is open is told by the write that it hinders', () => {
  const world = createWorld();
  const storage = world.open(50);
  const { id } = storage.recordings.create(aRecording);
  const other = new Database(world.databasePath);
  other.exec('BEGIN IMMEDIATE');
  expect(() => storage.recordings.appendEvent(id, '{}')).toThrow(withCode('DATABASE_LOCKED', /locked/));
  other.exec('ROLLBACK');
  other.close();
  expect(storage.recordings.appendEvent(id, '{}')).toBe(1);
});

test('a file where the folder should be is named', () => {
  const world = createWorld();
  writeFileSync(world.host.dataDir, '');
  expect(() => world.open()).toThrow(withCode('NOT_A_FOLDER', /a file stands where a folder is needed/));
});

const isRoot = process.getuid?.() === 0;

test.runIf(isRoot)('a folder that may not be written to is named', async () => {
  const world = createWorld();
  fill(world, 1);
  chmodSync(world.folder, 0o755);
  chmodSync(world.host.dataDir, 0o555);
  chmodSync(world.databasePath, 0o444);
  const child = startChild('withoutRights.ts', world.host.dataDir);
  expect((await child.lines.next()).value).toBe('NOT_WRITABLE');
  await child.ended;
});

/** A disk of a megabyte; undefined where this machine lets nobody mount one. */
function smallDisk(at: string): boolean {
  mkdirSync(at, { recursive: true });
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]).status !== 0) return false;
  onTestFinished(() => {
    spawnSync('umount', ['-l', at]);
  });
  return true;
}

test('a full disk is told, and what was acknowledged before is kept', ({ skip }) => {
  const world = createWorld();
  if (!smallDisk(world.host.dataDir)) skip('skipped: may not mount a small disk here');
  const storage = world.open();
  const { id } = storage.recordings.create(aRecording);
  let acknowledged = 0;
  const fillUp = () => {
    for (;;) acknowledged = storage.recordings.appendEvent(id, JSON.stringify('x'.repeat(10_000)));
  };
  expect(fillUp).toThrow(withCode('DISK_FULL', /No space is left.*Free some space/));
  expect(acknowledged).toBeGreaterThan(5);
  expect([...storage.recordings.events(id)]).toHaveLength(acknowledged);
  storage.close();
  expect(world.open().recordings.get(id).events).toBe(acknowledged);
});

test('processes that write to one recording at once count without a gap and without a double', async () => {
  const world = createWorld();
  const storage = world.open();
  const { id } = storage.recordings.create(aRecording);
  const children = [1, 2, 3].map(() => startChild('opener.ts', world.host.dataDir, id, '200'));
  await Promise.all(children.map((child) => child.lines.next()));
  for (const child of children) child.process.stdin?.write('go');
  const answers = await Promise.all(children.map(async (child) => JSON.parse((await child.lines.next()).value)));
  await Promise.all(children.map((child) => child.ended));

  const seqs: number[] = answers.flatMap((answer) => answer.seqs);
  expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 600 }, (_, index) => index + 1));
  expect(Array.from(storage.recordings.events(id), (event) => event.seq)).toHaveLength(600);
});

test('processes that find the same damage set it aside once', async () => {
  const world = createWorld();
  mkdirSync(world.host.dataDir, { recursive: true });
  writeFileSync(world.databasePath, 'no database'.repeat(1000));
  // So many that one of them looks while another moves the file.
  const children = Array.from({ length: 8 }, () => startChild('opener.ts', world.host.dataDir));
  await Promise.all(children.map((child) => child.lines.next()));
  for (const child of children) child.process.stdin?.write('go');
  const answers = await Promise.all(children.map(async (child) => JSON.parse((await child.lines.next()).value)));
  await Promise.all(children.map((child) => child.ended));

  expect(answers.flatMap((answer) => answer.notices)).toHaveLength(1);
  expect(setAsideIn(world)).toHaveLength(1);
  expect(readdirSync(world.host.dataDir)).toContain('powerautomation.db');
});
