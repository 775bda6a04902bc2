/** Whatever happens to browser, disk or recorder: what was acknowledged is kept, the test can be written, and nothing is left running. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from './cli.ts';
import { fill, tryToMount } from './disk.ts';
import { freePort, serve, serveSelfSigned, serveSilence, startRecording } from './person.ts';

const buys = `await page.getByRole('button', { name: 'Buy' }).click();`;

test('a browser that is killed costs nothing that was recorded; a file that appeared meanwhile is not overwritten', async () => {
  const world = createWorld();
  const site = await serve();
  const person = await startRecording(world, [site, '--headless', '-o', 'x.spec.ts']);
  await person.click('Buy');
  await person.cli.said(/Click button "Buy"/);
  world.write('x.spec.ts', 'mine');
  const browser = world.browser();
  process.kill(-browser, 'SIGKILL');
  const { code, out, err } = await person.cli.ended;
  expect({ code, last: out.at(-1) }).toEqual({ code: 1, last: join(world.folder, 'x-2.spec.ts') });
  expect(err).toEqual([
    'The browser is gone: it crashed or was killed. What was recorded until then is kept.',
    `${join(world.folder, 'x.spec.ts')} appeared while you recorded, and is not overwritten. The spec was written beside it.`,
  ]);
  expect(world.read('x.spec.ts')).toBe('mine');
  expect(world.read('x-2.spec.ts')).toContain(buys);
  expect(await world.json('recordings')).toMatchObject([
    { state: 'finished', output: join(world.folder, 'x-2.spec.ts') },
  ]);
  expect(world.profiles()).toEqual([]);
  await world.quiet();
});

test('a recorder that is killed takes its browser along, is listed as interrupted, and its test can be written; two record at once', async () => {
  const world = createWorld();
  const site = await serve();
  const args = ['--headless', '--viewport', '900x700'];
  const [one, other] = await Promise.all([
    startRecording(world, [`${site}/one`, ...args]),
    startRecording(world, [`${site}/other`, ...args]),
  ]);
  await one.click('Buy');
  await other.click('Name');
  await other.type('Ann');
  await one.cli.said(/Click button "Buy"/);
  await other.cli.said(/Fill textbox "Name" with "Ann"/);
  expect(world.profiles()).toHaveLength(2);
  const killed = await one.cli.stop('SIGKILL');
  expect(killed.signal).toBe('SIGKILL');
  const listed = await world.json('recordings');
  expect(listed).toMatchObject([{ state: expect.any(String) }, { state: expect.any(String) }]);
  expect(
    Object.fromEntries((listed as { title: string; state: string }[]).map(({ title, state }) => [title, state])),
  ).toEqual({
    '127.0.0.1 /one': 'interrupted',
    '127.0.0.1 /other': 'recording',
  });
  const refused = await world.run(['recordings', 'remove', '127.0.0.1 /other']);
  expect(refused).toMatchObject({
    code: 2,
    err: [expect.stringMatching(/is being recorded right now \(by process \d+\)\. End it first/)],
  });
  const generated = await world.run(['recordings', 'generate', '127.0.0.1 /one', '-o', 'one.spec.ts']);
  expect(generated).toMatchObject({ code: 0, out: [join(world.folder, 'one.spec.ts')], err: [] });
  expect(world.read('one.spec.ts')).toContain(buys);
  expect(world.read('one.spec.ts')).toContain('viewport: { width: 900, height: 700 }');
  // Nothing can be recorded from it any more; what it left goes when the next one begins, and not the one that still works.
  const third = world.start(['record', 'http://127.0.0.1:9/', '--headless']);
  expect(await third.ended).toMatchObject({ code: 1, err: [expect.stringContaining('ERR_UNSAFE_PORT')] });
  expect(world.profiles()).toHaveLength(1);
  await other.click('Buy');
  await other.cli.said(/Click button "Buy"/);
  expect((await other.cli.stop('SIGHUP')).code).toBe(0);
  expect(world.read('tests/127-0-0-1-other.spec.ts')).toContain(`.fill('Ann');\n  ${buys}`);
  const removed = await world.run(['recordings', 'remove', '127.0.0.1 /one']);
  expect(removed.code).toBe(0);
  expect(readdirSync(join(world.home, 'recordings'))).toHaveLength(1);
  expect(world.profiles()).toEqual([]);
  await world.quiet();
});

test('a second Ctrl-C ends it at once, says that nothing is lost and where it is', async () => {
  const world = createWorld();
  const recording = await startRecording(world, [await serve(), '--headless']);
  await recording.click('Buy');
  await recording.cli.said(/Click button "Buy"/);
  // Two of the same at the same moment would arrive as one.
  recording.cli.process.kill('SIGTERM');
  const { code, err } = await recording.cli.stop('SIGINT');
  expect(code).toBe(130);
  expect(err).toEqual([
    expect.stringMatching(/^Ended at once\. What was recorded.* is kept: powerautomation recordings/),
  ]);
  expect(await world.json('recordings')).toMatchObject([{ state: 'interrupted' }]);
  await world.quiet();
});

test('a site that is down, hangs, or has a certificate that nobody vouches for leaves nothing behind', async () => {
  const world = createWorld();
  const asked = Promise.withResolvers<void>();
  const silent = await serveSilence(asked.resolve);
  const plain = await serve();
  const down = `http://127.0.0.1:${await freePort()}/`;
  const secure = await serveSelfSigned();
  const [refused, untrusted] = await Promise.all([
    world.run(['record', down, '--headless']),
    secure ? world.run(['record', secure, '--headless', '--json']) : null,
  ]);
  expect(refused).toMatchObject({
    code: 1,
    out: [],
    err: [`error: ${down} could not be opened (ERR_CONNECTION_REFUSED). Is the server running, and the address right?`],
  });
  if (untrusted && secure) {
    expect({ code: untrusted.code, out: untrusted.out }).toEqual({ code: 1, out: [] });
    expect(JSON.parse(untrusted.err[0] ?? '')).toEqual({
      kind: 'error',
      code: 'CERTIFICATE',
      message: `The browser does not trust the certificate of ${secure} (ERR_CERT_AUTHORITY_INVALID). Make this machine trust the authority that signed it, or record the site's http:// address if it has one.`,
    });
  }
  expect((await world.run(['record', plain.replace('http', 'https'), '--headless'])).err.join()).toContain(
    `does not speak https. Try ${plain}`,
  );
  const hanging = world.start(['record', silent, '--headless']);
  await asked.promise;
  expect(await hanging.stop('SIGINT')).toMatchObject({
    code: 130,
    out: [],
    err: ['Interrupted before it began; nothing was written.'],
  });
  expect(await world.json('recordings')).toEqual([]);
  expect(readdirSync(world.folder)).toEqual([]);
  expect(readdirSync(join(world.home, 'recordings'))).toEqual([]);
  expect(world.profiles()).toEqual([]);
  await world.quiet();
});

test('a database that another program holds ends the recording with a test of all that was acknowledged', async () => {
  const world = createWorld();
  const site = await serve();
  const person = await startRecording(world, [site, '--headless', '-o', 'x.spec.ts']);
  await person.click('Buy');
  await person.cli.said(/Click button "Buy"/);
  const database = new Database(join(world.home, 'powerautomation.db'));
  onTestFinished(() => void database.close());
  database.exec('BEGIN IMMEDIATE');
  await person.click('Name');
  const { code, out, err } = await person.cli.ended;
  database.exec('ROLLBACK');
  expect({ code, last: out.at(-1) }).toEqual({ code: 1, last: join(world.folder, 'x.spec.ts') });
  expect(err).toEqual([
    expect.stringMatching(
      /^Recording ended, because events could not be kept any more\. The database \S+ is locked by another program\. Close the program/,
    ),
  ]);
  expect(world.read('x.spec.ts')).toContain(buys);
  expect(world.profiles()).toEqual([]);
  await world.quiet();
});

const disk = tryToMount('32m');

test.skipIf(!disk)(
  'a disk that is full ends the recording with a test of all that was acknowledged, and the next one is refused',
  async () => {
    if (!disk) return;
    const world = createWorld({ home: join(disk, 'home') });
    const site = await serve();
    const person = await startRecording(world, [site, '--headless', '-o', 'x.spec.ts']);
    await person.click('Buy');
    await person.cli.said(/Click button "Buy"/);
    fill(disk);
    // The browser closes as soon as an event cannot be kept, maybe while the button is still down.
    await person.click('Name').catch(() => {});
    const { code, out, err } = await person.cli.ended;
    expect({ code, last: out.at(-1) }).toEqual({ code: 1, last: join(world.folder, 'x.spec.ts') });
    expect(err[0]).toMatch(
      /^Recording ended, because events could not be kept any more\. No space is left to write \S+\.db\. Free some space, then try again\./,
    );
    expect(world.read('x.spec.ts')).toContain(buys);
    fill(disk);
    const refused = await world.run(['record', site, '--headless', '-o', 'y.spec.ts']);
    expect(refused).toMatchObject({ code: 1, out: [] });
    expect(refused.err[0]).toMatch(/^error: .*no space (is )?left/i);
    expect(refused.err).toHaveLength(1);
    rmSync(join(disk, 'ballast'));
    expect(await world.json('recordings')).toHaveLength(1);
    await world.quiet();
  },
);

test.skipIf(!disk)(
  'a test that cannot be written where it was wanted is not lost: the message says how to write it elsewhere',
  async () => {
    if (!disk) return;
    const world = createWorld();
    const site = await serve();
    const person = await startRecording(world, [site, '--headless', '-o', join(disk, 'x.spec.ts')]);
    await person.click('Buy');
    await person.cli.said(/Click button "Buy"/);
    fill(disk);
    const { code, err } = await person.cli.stop();
    expect(code).toBe(1);
    const said =
      /^error: No space is left to write \S+x\.spec\.ts\. Free some space, then try again\..* The recording is kept; write its test with: powerautomation (recordings generate \S+ -o) FILE$/;
    expect(err[0]).toMatch(said);
    const [, again = ''] = said.exec(err[0] ?? '') ?? [];
    expect(readdirSync(disk).filter((name) => name.includes('spec'))).toEqual([]);
    expect(await world.run([...again.split(' '), 'kept.spec.ts'])).toMatchObject({
      code: 0,
      out: [join(world.folder, 'kept.spec.ts')],
    });
    expect(world.read('kept.spec.ts')).toContain(buys);
  },
);
