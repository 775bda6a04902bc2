import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createWorld, startChild, type World } from './world.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

function plant(world: World, statements: string): void {
  mkdirSync(dirname(world.databasePath), { recursive: true });
  const database = new Database(world.databasePath);
  database.pragma('journal_mode = WAL');
  database.exec(statements);
  database.close();
}

const fixture = (version: number) => readFileSync(join(fixtures, `version-${version}.sql`), 'utf8');

const schemaOf = (path: string) => {
  const database = new Database(path, { readonly: true });
  const rows = database
    .prepare<[], { name: string; sql: string }>('SELECT name, sql FROM sqlite_schema ORDER BY name')
    .all();
  database.close();
  return rows.map(({ name, sql }) => ({ name, sql: sql?.replace(/\s+/g, ' ') }));
};

const filesBeside = (world: World) => readdirSync(dirname(world.databasePath)).sort();

test('there is a planted database for every version before the newest', () => {
  const newest = createWorld().open().version;
  const expected = Array.from({ length: newest - 1 }, (_, index) => `version-${index + 1}.sql`);
  expect(readdirSync(fixtures).sort()).toEqual(expected);
});

test.each(readdirSync(fixtures))(
  'a database of %s comes up to the newest with all that it held, after a copy',
  (name) => {
    const version = Number(name.match(/\d+/)?.[0]);
    const world = createWorld();
    plant(world, fixture(version));

    const storage = world.open();

    const old = storage.recordings.get('old');
    expect(old).toMatchObject({ state: 'finished', events: 2 });
    expect([...storage.recordings.events(old.id)].map((event) => event.payload)).toEqual([
      '{"kind":"first"}',
      '{"kind":"second"}',
    ]);
    if (version >= 2) expect(storage.runs.get('20260102-000000-bbbb')).toMatchObject({ state: 'passed' });
    const run = storage.runs.create({ folder: world.folder });
    expect(storage.runs.get(run.id).state).toBe('running');
    storage.close();

    const fresh = createWorld();
    fresh.open().close();
    expect(schemaOf(world.databasePath)).toEqual(schemaOf(fresh.databasePath));

    const backup = `${world.databasePath}.backup-v${version}-20261105-094915`;
    const copy = new Database(backup, { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(version);
    expect(copy.prepare('SELECT count(*) FROM recording_events').pluck().get()).toBe(2);
    copy.close();
  },
);

test('a new database is made without a copy, and an up-to-date one is opened without one', () => {
  const world = createWorld();
  world.open().close();
  world.open().close();
  expect(filesBeside(world)).toEqual(['powerautomation.db', 'powerautomation.db.opening']);
});

test('a database from a newer version is refused, named with both versions, and not touched', () => {
  const world = createWorld();
  const { version } = world.open();
  const newer = createWorld();
  plant(newer, `CREATE TABLE from_the_future (a); PRAGMA user_version = ${version + 4}`);
  const before = readFileSync(newer.databasePath);

  const both = new RegExp(`version ${version + 4}.*up to ${version}.*Update PowerAutomation`);
  expect(() => newer.open()).toThrow(
    expect.objectContaining({ code: 'DATABASE_NEWER', message: expect.stringMatching(both) }),
  );

  expect(readFileSync(newer.databasePath)).toEqual(before);
  expect(filesBeside(newer)).toEqual(['powerautomation.db']);
});

test('a newer database with a log that was never folded in is refused and not touched either', async () => {
  const world = createWorld();
  plant(world, 'CREATE TABLE from_the_future (a); PRAGMA user_version = 99');
  const holder = new Database(world.databasePath);
  holder.pragma('wal_autocheckpoint = 0');
  holder.exec('INSERT INTO from_the_future VALUES (1)');
  const before = [readFileSync(world.databasePath), readFileSync(`${world.databasePath}-wal`)];

  expect(() => world.open()).toThrow(expect.objectContaining({ code: 'DATABASE_NEWER' }));

  expect([readFileSync(world.databasePath), readFileSync(`${world.databasePath}-wal`)]).toEqual(before);
  holder.close();
});

test('a migration that fails leaves the database as it was and names the copy', () => {
  const world = createWorld();
  // Somebody else's table stands where the second migration wants to make its own.
  plant(world, `${fixture(1)} CREATE TABLE run_events (a);`);

  expect(() => world.open()).toThrow(
    expect.objectContaining({
      code: 'MIGRATION_FAILED',
      message: expect.stringContaining('.backup-v1-20261105-094915'),
    }),
  );

  expect(existsSync(`${world.databasePath}.backup-v1-20261105-094915`)).toBe(true);
  expect(schemaOf(world.databasePath).map(({ name }) => name)).not.toContain('runs');
});

test('processes that start at once migrate once, make one copy and all go on', async () => {
  const world = createWorld();
  plant(world, fixture(1));
  const children = Array.from({ length: 3 }, () => startChild('opener.ts', world.host.dataDir));
  await Promise.all(children.map((child) => child.lines.next()));
  for (const child of children) child.process.stdin?.write('go');

  const answers = await Promise.all(children.map(async (child) => JSON.parse((await child.lines.next()).value)));

  expect(answers.map((answer) => answer.titles)).toEqual([['old'], ['old'], ['old']]);
  await Promise.all(children.map((child) => child.ended));
  expect(filesBeside(world).filter((name) => name.includes('backup'))).toHaveLength(1);
});
