/** Everything that can be known to be wrong before a browser starts: said in words, nothing written. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createWorld } from './cli.ts';

const shop = 'http://127.0.0.1:9/';
const broken = "import { test } from '@playwright/test';\ntest('x', async () => {\n  const = 1;\n});\n";

const wrongUsage: [args: string[], said: RegExp][] = [
  [['record', 'gopher://old.site'], /Cannot record "gopher:\/\/old\.site".*Use an http:, https: or file: address/],
  [['record', 'hello world'], /"hello world" is no address that a browser can open\. Give one like/],
  [['record'], /Say where to begin: powerautomation record URL\nSee: powerautomation record --help/],
  [
    ['record', shop, '--viewport', '0x600'],
    /--viewport <WxH>' argument '0x600' is invalid\. Give width and height in px, for example 1280x720/,
  ],
  [['record', shop, '--cdp-port', '70000'], /'70000' is invalid\. Give a port from 1 to 65535, or 0 for any free one/],
  [['record', shop, '--device', 'iPhone 99'], /There is no device named "iPhone 99"\. Close to it: iPhone 6/],
  [['record', shop, '--device', 'iphone 15'], /There is no device named "iphone 15"\. Close to it: iPhone 15,/],
  [
    ['record', './nowhere.html'],
    /There is no file "\.\/nowhere\.html" to record: \S+project\/nowhere\.html does not exist/,
  ],
  [
    ['record', shop, '--storage-state', 'nowhere.json'],
    /The storage state \S+nowhere\.json cannot be read: ENOENT.*Save one with Playwright/,
  ],
  [
    ['record', shop, '--storage-state', 'state.json'],
    /state\.json is no storage state of Playwright: .*cookies.*Save one with Playwright/s,
  ],
  [['record', shop, '-o', '.'], /is a folder\. Name a file in it: -o \S+my-test\.spec\.ts/],
  [
    ['record', shop, '-o', 'test.txt'],
    /test\.txt is no name for a test in TypeScript or JavaScript\. End it with \.spec\.ts/,
  ],
  [
    ['record', shop, '-o', 'taken.spec.ts'],
    /taken\.spec\.ts exists already and is not overwritten\. Choose another file with -o, or replace it with --force/,
  ],
  [['record', shop, '--colour'], /unknown option '--colour'\nSee: powerautomation record --help/],
  [['recrd', shop], /unknown command 'recrd'\n\(Did you mean record\?\)\nSee: powerautomation --help/],
  [['recordings', 'delete', 'x'], /unknown command 'delete' of recordings; it has: show, generate, remove/],
  [['recordings', 'show', 'x'], /No recording named "x"\. List them with: powerautomation recordings/],
  [['recordings', 'generate', 'x'], /No recording named "x"/],
  [['runs', 'show', 'x'], /No run named "x"\. List them with: powerautomation runs/],
  [
    ['play', 'nowhere.spec.ts'],
    /Nothing to play\. No file, folder or spec is called "nowhere\.spec\.ts".*or record one: powerautomation record URL/,
  ],
  [['play', 'empty'], /Nothing to play\. The folder "\S+empty" holds no \*\.spec\.ts/],
  [
    ['play', 'broken.spec.ts'],
    /broken\.spec\.ts:3:9 does not parse: .*> 3 \| {3}const = 1;.*Mend it and play again; no browser was started/s,
  ],
  [['play', '--workers', 'many'], /'many' is invalid\. Give a whole number/],
  [['play', '--config', 'nowhere.ts'], /nowhere\.ts/],
  [['play', '-g', '('], /--grep "\(" is no regular expression/],
];

const failures: [args: string[], said: RegExp, env?: Record<string, string>][] = [
  [['record', shop, '--browser', 'nosuch'], /There is no browser "nosuch"\. Name chrome, msedge or chromium/],
  [
    ['record', shop],
    /There is no browser "\/nowhere\/chrome", which POWERAUTOMATION_BROWSER names/,
    { POWERAUTOMATION_BROWSER: '/nowhere/chrome' },
  ],
  [
    ['play', 'empty/../fine.spec.ts'],
    /There is no browser "\/nowhere\/chrome"/,
    { POWERAUTOMATION_BROWSER: '/nowhere/chrome' },
  ],
  [
    ['record', shop],
    /There is no display to open a browser window on\. Record without one: --headless --cdp-port 0/,
    { DISPLAY: '' },
  ],
  [
    ['record', shop, '--headless', '--browser', '/bin/false'],
    /The browser \/bin\/false ended at once\. Is it a browser of the Chromium family.* It said nothing\./,
  ],
  [
    ['record', shop, '-o', 'state.json/deeper/x.spec.ts'],
    /Cannot write \S+x\.spec\.ts: \S+state\.json is a file, not a folder\. Choose another place with -o/,
  ],
];

test('wrong usage exits with 2 and a hint, as words and as JSON, and leaves nothing behind', async () => {
  const world = createWorld();
  world.write('taken.spec.ts', 'mine');
  world.write('state.json', '{"cookies":7}');
  world.write('broken.spec.ts', broken);
  world.write('empty/readme.md', '');
  const before = readdirSync(world.folder);
  await each(wrongUsage, async ([args, said], index) => {
    // By turns, because what is said is the same in both: a process for each would say nothing more.
    const isJson = index % 2 === 1;
    const { code, out, err } = await world.run(isJson ? [...args, '--json'] : args);
    expect({ code, out }, args.join(' ')).toEqual({ code: 2, out: [] });
    if (!isJson) expect(err.join('\n')).toMatch(/^error: /);
    const message = isJson ? parseError(err) : err.join('\n');
    expect(message).toMatch(said);
  });
  expect(readdirSync(world.folder)).toEqual(before);
  expect(world.read('taken.spec.ts')).toBe('mine');
  expect(await world.json('recordings')).toEqual([]);
  expect(await world.json('runs')).toEqual([]);
});

test('what is missing on the machine exits with 1, and leaves nothing behind', async () => {
  const world = createWorld();
  world.write('state.json', '{"cookies":7}');
  world.write('fine.spec.ts', "import { test } from '@playwright/test';\ntest('x', async () => {});\n");
  const before = readdirSync(world.folder);
  await each(failures, async ([args, said, env]) => {
    const { code, out, err } = await world.run(args, env);
    expect({ code, out }, args.join(' ')).toEqual({ code: 1, out: [] });
    expect(err.join('\n')).toMatch(said);
    // No inside of ours for what is nobody's mistake in it.
    expect(err.join('\n')).not.toContain('report it');
  });
  expect(readdirSync(world.folder)).toEqual(before);
  expect(world.profiles()).toEqual([]);
  expect(readdirSync(world.home)).not.toContain('recordings');
  expect(await world.json('recordings')).toEqual([]);
});

/** The one line of an error, which is JSON. */
function parseError(lines: string[]): string {
  expect(lines).toHaveLength(1);
  const error = JSON.parse(lines[0] ?? '');
  expect(error).toMatchObject({ kind: 'error', code: expect.stringMatching(/^[A-Z_]+$/) });
  return error.message;
}

/** Two at a time: as many as the smallest machine has cores. */
async function each<Item>(items: Item[], check: (item: Item, index: number) => Promise<void>): Promise<void> {
  const left = items.entries();
  const work = async () => {
    for (const [index, item] of left) await check(item, index);
  };
  await Promise.all([work(), work()]);
}
