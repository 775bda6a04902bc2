/** What may be wrong with the database, as a person at the command line meets it. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld, type World } from './cli.ts';

const pathOf = (world: World) => join(world.home, 'powerautomation.db');

test('a damaged database is kept aside and a new one started; both are named, as words or as JSON', async () => {
  const world = createWorld();
  mkdirSync(world.home);
  const damage = () => writeFileSync(pathOf(world), 'this was a database once, and it is one no more'.repeat(100));
  damage();
  const plain = await world.run(['recordings']);
  expect(plain).toMatchObject({ code: 0, out: ['Nothing was recorded yet. Begin with: powerautomation record URL'] });
  const said =
    /^The database was damaged \(.*\)\. It was set aside as (\S+\.corrupt-\S+), and a new one was started: (\S+)$/;
  expect(plain.err).toEqual([expect.stringMatching(said)]);
  const [, aside, fresh] = said.exec(plain.err[0] ?? '') ?? [];
  expect({ fresh, isThere: readdirSync(world.home).includes(aside?.split('/').at(-1) ?? '') }).toEqual({
    fresh: pathOf(world),
    isThere: true,
  });
  damage();
  const json = await world.run(['doctor', '--json']);
  expect(JSON.parse(json.out[0] ?? '')).toContainEqual({
    name: 'database',
    state: 'warning',
    detail: expect.stringContaining(pathOf(world)),
    remedy: expect.stringMatching(said),
  });
  damage();
  const notice = await world.run(['runs', '--json']);
  expect(notice).toMatchObject({ code: 0, out: ['[]'] });
  expect(JSON.parse(notice.err[0] ?? '')).toEqual({ kind: 'notice', message: expect.stringMatching(said) });
});

test('a database of a newer version, and one that another program holds, are left alone', async () => {
  const [newer, held] = [createWorld(), createWorld()];
  await Promise.all([newer.run(['recordings']), held.run(['recordings'])]);
  const database = new Database(pathOf(newer));
  database.pragma('user_version = 4711');
  database.close();
  const holder = new Database(pathOf(held));
  onTestFinished(() => void holder.close());
  holder.pragma('locking_mode = EXCLUSIVE');
  holder.exec('BEGIN EXCLUSIVE');
  const [refused, unwell, locked] = await Promise.all([
    newer.run(['recordings', '--json']),
    newer.run(['doctor']),
    held.run(['recordings']),
  ]);
  expect({ code: refused.code, out: refused.out }).toEqual({ code: 1, out: [] });
  expect(JSON.parse(refused.err[0] ?? '')).toMatchObject({
    kind: 'error',
    code: 'DATABASE_NEWER',
    message: expect.stringContaining('4711'),
  });
  expect(unwell.code).toBe(1);
  expect(unwell.out.join('\n')).toMatch(/✗ database {2}cannot be opened\n +.*4711/);
  expect(locked).toMatchObject({
    code: 1,
    out: [],
    err: [
      `error: The database ${pathOf(held)} is locked by another program. Close the program that holds it (a database viewer or a backup, perhaps), then try again. Nothing was changed.`,
    ],
  });
});

test('doctor tells what is good and what is missing, and its exit code says whether all works', async () => {
  const world = createWorld();
  const [well, missing] = await Promise.all([
    world.run(['doctor']),
    world.run(['doctor', '--json'], {
      POWERAUTOMATION_BROWSER: 'netscape',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
    }),
  ]);
  expect(well.code).toBe(0);
  expect(well.out.filter((line) => /^[✓!✗] /.test(line)).map((line) => line.slice(2).split(' ')[0])).toEqual([
    'node',
    'browser',
    'database',
    'keychain',
    'disk',
    'memory',
  ]);
  expect(missing.code).toBe(1);
  const found = JSON.parse(missing.out.join('\n'));
  expect(found).toContainEqual({
    name: 'browser',
    state: 'bad',
    detail: 'There is no browser "netscape", which POWERAUTOMATION_BROWSER names.',
    remedy: expect.stringContaining('Name chrome, msedge or chromium'),
  });
  expect(found).toContainEqual(
    expect.objectContaining({
      name: 'keychain',
      state: 'warning',
      detail: expect.stringContaining('environment variables'),
    }),
  );
});
