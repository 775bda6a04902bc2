import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld } from './cli.ts';
import { page, serve, startRecording } from './person.ts';

const numbered = (lines: string[]) => lines.filter((line) => /^ +\d+\. /.test(line)).map((line) => line.trim());

test('actions are told while recording, in every tab, and Ctrl-C ends it with the path of the spec as the last line', async () => {
  const world = createWorld();
  const site = await serve();
  const person = await startRecording(world, [`${site}/cart`, '--headless', '--title', '结账 checkout']);
  await person.cli.said(/1\. Open /);
  await person.click('Name');
  await person.type('Ann');
  // Nothing comes after it, and nobody has left the field.
  await person.cli.said(/2\. Fill textbox "Name" with "Ann"/);
  await person.type('a');
  await person.click('Buy');
  await person.cli.said(/3\. Click button "Buy"/);
  const popup = person.page.waitForEvent('popup');
  await person.click('More');
  await (await popup).getByText('Buy').click();
  await person.cli.said(/5\. Click button "Buy"/);
  const { code, out, err } = await person.cli.stop('SIGINT');

  const file = join(world.folder, 'tests', '结账-checkout.spec.ts');
  expect({ code, last: out.at(-1), err }).toEqual({ code: 0, last: file, err: [] });
  expect(numbered(out)).toEqual([
    `1. Open ${site}/cart`,
    '2. Fill textbox "Name" with "Ann"',
    '2. Fill textbox "Name" with "Anna"',
    '3. Click button "Buy"',
    '4. Click link "More"',
    '5. Click button "Buy"',
  ]);
  const spec = world.read('tests/结账-checkout.spec.ts');
  expect(spec).toContain("test('结账 checkout', async");
  expect(spec).toContain(".fill('Anna');");
  expect(spec).toContain('await page1.getByRole');
  // Written beside it first and renamed: nothing of that is left.
  expect(readdirSync(join(world.folder, 'tests'))).toEqual(['.powerautomation', '结账-checkout.spec.ts']);
  expect(world.profiles()).toEqual([]);
  await world.quiet();
});

test('with --json every line is JSON, SIGTERM ends it as well, and a file is replaced when --force says so', async () => {
  const world = createWorld();
  const site = await serve();
  world.write('my/first.spec.ts', 'precious');
  const person = await startRecording(world, [site, '--headless', '--json', '-o', 'my/first.spec.ts', '--force']);
  await person.click('Buy');
  await person.cli.said(/"Buy"/);
  expect(world.read('my/first.spec.ts')).toBe('precious');
  const { code, out, err } = await person.cli.stop('SIGTERM');
  expect({ code, err }).toEqual({ code: 0, err: [] });
  const told = out.map((line) => JSON.parse(line));
  expect(told.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1])).toEqual([
    'ready',
    'action',
    'end',
  ]);
  expect(told[0]).toMatchObject({ recording: { state: 'recording' }, cdpPort: person.port });
  const path = join(world.folder, 'my/first.spec.ts');
  expect(told.at(-1)).toMatchObject({
    path,
    actions: 2,
    reason: 'stopped',
    recording: { state: 'finished', output: path },
  });
  expect(world.read('my/first.spec.ts')).toContain(`test('127.0.0.1', async`);
  expect(await world.json('recordings')).toMatchObject([{ title: '127.0.0.1', state: 'finished', output: path }]);
});

test('device and storage state are what the page sees, are written into the spec, and play again', async () => {
  const world = createWorld();
  const seen: { cookie: string | undefined; agent: string | undefined }[] = [];
  const site = await serve(({ headers, url }, response) => {
    if (url !== '/') return;
    seen.push({ cookie: headers.cookie, agent: headers['user-agent'] });
    const buttons = ['localStorage.name', 'innerWidth'].map(
      (what) => `document.write('<button>' + ${what} + '</button><br>');`,
    );
    response
      .setHeader('content-type', 'text/html')
      .end(`<meta name=viewport content="width=device-width"><script>${buttons.join('')}</script>`);
  });
  const cookie = {
    name: 'session',
    value: 'abc',
    domain: '127.0.0.1',
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax',
  };
  const origins = [{ origin: site, localStorage: [{ name: 'name', value: 'Ann "B"' }] }];
  world.write('auth/state.json', JSON.stringify({ cookies: [cookie], origins }));
  const args = ['--headless', '--device', 'iPhone 15', '--storage-state', 'auth/state.json', '-o', 'phone.spec.ts'];
  const person = await startRecording(world, [site, ...args]);
  await person.click('Ann "B"');
  await person.click('393');
  const { out } = await person.cli.stop();
  expect(numbered(out)).toEqual([`1. Open ${site}/`, '2. Click button "Ann "B""', '3. Click button "393"']);
  expect(seen).toEqual([{ cookie: 'session=abc', agent: expect.stringContaining('iPhone') }]);
  expect(world.read('phone.spec.ts')).toContain(
    `test.use({ ...devices['iPhone 15'], storageState: 'auth/state.json' });`,
  );
  const { code, out: played } = await world.run(['play', 'phone.spec.ts']);
  expect({ code, played }).toEqual({
    code: 0,
    played: expect.arrayContaining([expect.stringMatching(/^✓ .* passed/)]),
  });
  expect(seen).toHaveLength(2);
  expect(seen[1]).toEqual(seen[0]);
});

test('closing the last page ends it; a port and a size of the page can be chosen', async () => {
  const world = createWorld();
  const site = await serve((_request, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(`${page}<script>document.write('<p>' + innerWidth + 'x' + innerHeight)</script>`),
  );
  const free = await serve().then((address) => Number(new URL(address).port));
  const taken = await world.run(['record', site, '--headless', '--cdp-port', String(free)]);
  expect(taken).toMatchObject({
    code: 2,
    out: [],
    err: [`error: Port ${free} is taken by another program. Choose another --cdp-port, or 0 for any free one.`],
  });
  const person = await startRecording(world, [site, '--headless', '--viewport', '801x602']);
  await person.click('801x602');
  await person.click('Buy');
  await person.page.close();
  const { code, out } = await person.cli.ended;
  expect({ code, last: out.at(-1) }).toEqual({ code: 0, last: join(world.folder, 'tests/127-0-0-1.spec.ts') });
  const spec = world.read('tests/127-0-0-1.spec.ts');
  expect(spec).toContain('test.use({ viewport: { width: 801, height: 602 } });');
  expect(spec).not.toContain('.close()');
  expect(await world.json('recordings')).toHaveLength(1);
});
