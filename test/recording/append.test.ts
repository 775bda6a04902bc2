/** `record --append`: a test is played up to a place, a person goes on there, and the rest of the file stays as it was. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld, type World } from '../cli/cli.ts';
import { serve, serveSilence, startRecording } from '../cli/person.ts';

const MINUTES = { timeout: 180_000 };
const buys = "await page.getByRole('button', { name: 'Buy' }).click();";

const spec = (site: string): string => `import { test, expect } from '@playwright/test';

test.describe('shop', () => {
  test('buys', async ({ page }) => {
    await page.goto('${site}/');
    await page.getByLabel('Name').fill('Ann'); // who buys
    await expect(page.getByText('Bought')).toBeVisible();
  });

  test('other', async ({ page }) => {
    await page.goto('${site}/other');
  });
});
`;
const lineOf = (source: string, text: string): number =>
  source.split('\n').findIndex((line) => line.includes(text)) + 1;
const put = (source: string, line: number, ...added: string[]): string =>
  source
    .split('\n')
    .toSpliced(line, 0, ...added)
    .join('\n');

/** Goes on recording at a place, does it, and ends. */
async function appendTo(
  world: World,
  place: string,
  does: (person: Awaited<ReturnType<typeof startRecording>>) => Promise<void>,
) {
  const person = await startRecording(world, ['--append', place, '--headless']);
  await does(person);
  return person.cli.stop();
}

async function buy(person: Awaited<ReturnType<typeof startRecording>>): Promise<void> {
  await person.click('Buy');
  await person.cli.said(/Click button "Buy"/);
}

test('in the middle: the test lacks a step, the person does it, and the test is green', MINUTES, async () => {
  const world = createWorld();
  const source = spec(await serve());
  world.write('tests/a.spec.ts', source);
  const line = lineOf(source, '// who buys');
  const ended = await appendTo(world, `tests/a.spec.ts:${line}`, async (person) => {
    // It was played up to there, in the same browser.
    expect(await person.page.getByLabel('Name').inputValue()).toBe('Ann');
    await buy(person);
  });
  expect({ code: ended.code, last: ended.out.at(-1), err: ended.err }).toEqual({
    code: 0,
    last: join(world.folder, 'tests/a.spec.ts'),
    err: [],
  });
  // Only what the person did is told, from the first number on.
  expect(ended.out.filter((each) => /^ *\d+\./.test(each))).toEqual(['   1. Click button "Buy"']);
  expect(world.read('tests/a.spec.ts')).toBe(put(source, line, `    ${buys}`));
  expect(readdirSync(join(world.folder, 'tests'))).toEqual(['.powerautomation', 'a.spec.ts']);
  // It heals before it was ever green.
  expect(world.read('tests/.powerautomation/fingerprints/a.spec.ts.json')).toContain(
    `"shop › buys › getByRole('button', { name: 'Buy' })": {`,
  );
  expect(await world.json('recordings')).toMatchObject([
    { state: 'finished', output: join(world.folder, 'tests/a.spec.ts') },
  ]);
  expect((await world.run(['play', 'tests/a.spec.ts'])).code).toBe(0);
  await world.quiet();
});

test('at the end of the last test, in a file with tabs, CRLF and a byte order mark', MINUTES, async () => {
  const world = createWorld();
  const plain = spec(await serve()).replace("    await expect(page.getByText('Bought')).toBeVisible();\n", '');
  const asWritten = (text: string) =>
    `\ufeff${text.replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)).replaceAll('\n', '\r\n')}`;
  world.write('a.spec.ts', asWritten(plain));
  const ended = await appendTo(world, 'a.spec.ts', async (person) => {
    expect(new URL(person.page.url()).pathname).toBe('/other');
    await person.click('Name');
    await person.type("O'Hara");
    await buy(person);
  });
  expect(ended.code).toBe(0);
  const added = [`    await page.getByRole('textbox', { name: 'Name' }).fill('O\\'Hara');`, `    ${buys}`];
  expect(readFileSync(join(world.folder, 'a.spec.ts'), 'utf8')).toBe(
    asWritten(put(plain, lineOf(plain, '/other'), ...added)),
  );
  expect((await world.run(['play', 'a.spec.ts'])).code).toBe(0);
});

test(
  'dialogs before the place are answered by the test, those after it as the person answers them',
  MINUTES,
  async () => {
    const world = createWorld();
    const site = await serve((_request, response) => {
      response.setHeader('content-type', 'text/html').end(`<title>Ask</title>
<button onclick="this.after(confirm('First?') ? ' yes' : ' no')">First</button>
<button onclick="this.after(' hello ' + prompt('Name?'))">Second</button>`);
    });
    const source = `import { test } from '@playwright/test';
test('asks', async ({ page }) => {
  await page.goto('${site}/');
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: 'First' }).click();
});
`;
    world.write('a.spec.ts', source);
    const ended = await appendTo(world, 'a.spec.ts', async (person) => {
      await person.page.getByText('yes').waitFor();
      person.page.on('dialog', (dialog) => dialog.accept('Ann'));
      await person.click('Second');
      await person.page.getByText('hello Ann').waitFor();
      await person.cli.said(/Click button "Second"/);
    });
    expect(ended.code).toBe(0);
    expect(world.read('a.spec.ts')).toBe(
      put(
        source,
        lineOf(source, "'First'"),
        "  page.once('dialog', (dialog) => dialog.accept('Ann'));",
        "  await page.getByRole('button', { name: 'Second' }).click();",
      ),
    );
    expect((await world.run(['play', 'a.spec.ts'])).code).toBe(0);
  },
);

test(
  'a file that somebody changed meanwhile is left as it is now, and what was recorded is kept',
  MINUTES,
  async () => {
    const world = createWorld();
    const source = spec(await serve());
    world.write('a.spec.ts', source);
    const ended = await appendTo(world, `a.spec.ts:${lineOf(source, '// who buys')}`, async (person) => {
      await buy(person);
      world.write('a.spec.ts', `${source}// mine\n`);
    });
    expect({ isFine: ended.code === 0, err: ended.err }).toEqual({
      isFine: false,
      err: [
        expect.stringMatching(
          /a\.spec\.ts was changed while you recorded, so nothing was written into it\..*recordings generate \S+ -o/,
        ),
      ],
    });
    expect(world.read('a.spec.ts')).toBe(`${source}// mine\n`);
    expect(readdirSync(world.folder)).toEqual(['a.spec.ts']);
    const [, id = ''] = /recordings generate (\S+) -o/.exec(ended.err[0] ?? '') ?? [];
    expect((await world.run(['recordings', 'generate', id, '-o', 'b.spec.ts'])).code).toBe(0);
    expect(world.read('b.spec.ts')).toContain(buys);
  },
);

test(
  'a place that does not exist, or that the test does not get to, is told; nothing is written or left',
  MINUTES,
  async () => {
    const world = createWorld();
    const site = await serve();
    const good = spec(site);
    const failing = good.replace(
      "getByLabel('Name').fill('Ann')",
      "getByLabel('Nobody').fill('Ann', { timeout: 500 })",
    );
    const files = {
      'good.spec.ts': good,
      'failing.spec.ts': failing,
      'none.spec.ts': "import { test } from '@playwright/test';\n",
      'broken.spec.ts': "import { test } from '@playwright/test';\ntest('x', async () => {\n",
    };
    for (const [name, text] of Object.entries(files)) world.write(name, text);
    const refusals: [string, RegExp][] = [
      ['good.spec.ts:1', /Line 1 of \S+good\.spec\.ts is no statement inside a test\. Name the line/],
      ['good.spec.ts:999', /Line 999 of/],
      ['none.spec.ts', /none\.spec\.ts holds no test to go on with\. Record a new one/],
      ['broken.spec.ts', /broken\.spec\.ts:3:\d+ does not parse/],
      ['missing.spec.ts', /Cannot read \S+missing\.spec\.ts/],
      [
        `failing.spec.ts:${lineOf(failing, "'Bought'")}`,
        /failing\.spec\.ts could not be played up to there: .*Nobody.*Mend the test first/s,
      ],
    ];
    for (const [place, message] of refusals) {
      const { code, out, err } = await world.run(['record', '--append', place, '--headless']);
      expect({ place, isFine: code === 0, out, err: err.join('\n') }).toEqual({
        place,
        isFine: false,
        out: [],
        err: expect.stringMatching(message),
      });
    }
    const unclear = await world.run(['record', site, '--append', 'good.spec.ts', '--headless']);
    expect({ code: unclear.code, err: unclear.err[0] }).toEqual({
      code: 2,
      err: expect.stringContaining('takes no address'),
    });
    expect(Object.fromEntries(readdirSync(world.folder).map((name) => [name, world.read(name)]))).toEqual(files);
    expect(await world.json('recordings')).toEqual([]);
    expect(world.profiles()).toEqual([]);
    await world.quiet();
  },
);

test('Ctrl-C while the test is still played up to the place leaves nothing', MINUTES, async () => {
  const world = createWorld();
  const asked = Promise.withResolvers<void>();
  const silent = await serveSilence(asked.resolve);
  const site = await serve();
  const source = spec(site).replace(`${site}/other`, silent);
  world.write('a.spec.ts', source);
  const cli = world.start(['record', '--append', 'a.spec.ts', '--headless']);
  await asked.promise;
  expect((await cli.stop('SIGINT')).code).toBe(130);
  expect(Object.fromEntries(readdirSync(world.folder).map((name) => [name, world.read(name)]))).toEqual({
    'a.spec.ts': source,
  });
  expect(await world.json('recordings')).toEqual([]);
  await world.quiet();
});

test('when nothing was done the file stays as it was', MINUTES, async () => {
  const world = createWorld();
  const source = spec(await serve());
  world.write('a.spec.ts', source);
  const ended = await appendTo(world, 'a.spec.ts', async () => {});
  expect(ended).toMatchObject({ code: 0, err: ['Nothing was recorded, so no spec was written.'] });
  expect(world.read('a.spec.ts')).toBe(source);
});
