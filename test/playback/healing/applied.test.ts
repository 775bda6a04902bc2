import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addRejection } from '../../../electron/playback/index.ts';
import { createWorld, endOf, ofKind } from '../world.ts';
import { fingerprintsOf, healsOf, proposalsOf, refusalsOf, shopPage, startSite, writeSpec } from './shop.ts';

const limit = 240_000;
const before = shopPage('<button id="add" onclick="say(1)">Add to cart</button>');
const after = shopPage('<div><button id="add" onclick="say(1)">Add to basket</button></div>');
const quick = { workers: 1, trace: 'off', pictures: false } as const;

test('applied heals are written into the spec of tests that ended green and of no others; the next run heals nothing', {
  timeout: limit,
}, async () => {
  const site = await startSite(before);
  const world = createWorld({ SITE: site.url });
  const spec = writeSpec(
    world,
    `test('green', async ({ page }) => {
  await page.goto(process.env.SITE as string);
  // It is called so for now.
  await page.getByRole('button', { name: 'Add to cart' }).click({ delay: 1 }); /* stays */
});
test('red', async ({ page }) => {
  await page.goto(process.env.SITE as string);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.locator('#out')).toHaveText(process.env.WANTED ?? '1', { timeout: 500 });
});`,
  );
  await world.play({ run: 'one', ...quick });
  site.release(after);
  const source = readFileSync(spec, 'utf8');
  const env = { ...world.host.env, WANTED: 'something else' };

  const events = await world.play({ run: 'two', heal: 'apply', ...quick }, { host: { ...world.host, env } });

  expect(healsOf(events)).toHaveLength(2);
  expect(endOf(events)).toMatchObject({ counts: { healed: 1, failed: 1 } });
  expect(proposalsOf(events).map(({ outcome }) => outcome.kind)).toEqual(['applied']);
  expect(readFileSync(spec, 'utf8')).toBe(source.replace("{ name: 'Add to cart' }", "{ name: 'Add to basket' }"));
  const again = await world.play({ run: 'three', heal: 'apply', grep: 'green', ...quick });
  expect(healsOf(again)).toEqual([]);
  expect(endOf(again)).toMatchObject({ state: 'passed', counts: { passed: 1 } });
});

test('what was rejected is neither suggested nor healed again', {
  timeout: limit,
}, async () => {
  const site = await startSite(before);
  const world = createWorld({ SITE: site.url });
  const spec = writeSpec(
    world,
    `  await page.goto(process.env.SITE as string);
  await page.getByRole('button', { name: 'Add to cart' }).click({ timeout: 2000 });`,
  );
  await world.play({ run: 'one', ...quick });
  site.release(after);
  const events = await world.play({ run: 'two', ...quick });
  const [proposal] = proposalsOf(events);
  // The patch is one that git takes.
  const patch = endOf(events).patch ?? '';
  execFileSync('git', ['apply', '--check', patch], { cwd: world.folder });
  await addRejection(spec, { from: proposal?.from ?? '', to: proposal?.to ?? '' });

  const next = await world.play({ run: 'three', ...quick });

  expect(endOf(next)).toMatchObject({ state: 'failed' });
  expect(proposalsOf(next)).toEqual([]);
  expect(refusalsOf(next)).toEqual(['what is most like it was rejected by a person']);
});

test('off heals nothing, learns nothing, and leaves no folder', { timeout: limit }, async () => {
  const site = await startSite(before);
  const world = createWorld({ SITE: site.url });
  writeSpec(world, "  await page.goto(process.env.SITE as string);\n  await page.click('#add');");
  const events = await world.play({ run: 'one', heal: 'off', ...quick });
  expect(endOf(events)).toMatchObject({ state: 'passed' });
  expect(existsSync(join(world.folder, '.powerautomation'))).toBe(false);
});

test('numbers that differ between green runs are learned to be volatile; no secret and nothing typed gets into the file', {
  timeout: limit,
}, async () => {
  const page = (count: number): string =>
    shopPage(
      `<form onsubmit="return false"><label>Card <input id="card" value="typed-before"></label><label>Note <textarea>written-before</textarea></label>
<p>Hello hunter2-secret</p><button id="pay" onclick="say(1)">Pay ${count} euros</button></form>`,
    );
  const site = await startSite(page(17));
  const world = createWorld({ SITE: site.url, SECRET_CARD: 'hunter2-secret' });
  writeSpec(
    world,
    `  await page.goto(process.env.SITE as string);
  await page.getByLabel('Card').fill(process.env.SECRET_CARD as string);
  await page.getByLabel('Note').fill('a canary sings');
  await page.fill('textarea', 'another canary');
  await page.locator('#pay').click();`,
  );
  await world.play({ run: 'one', ...quick });
  site.release(page(42));
  await world.play({ run: 'two', ...quick });

  expect(fingerprintsOf(world)["buys › locator('#pay')"]).toMatchObject({ volatile: ['numbers'] });
  const file = join(world.folder, '.powerautomation', 'fingerprints', 'shop.spec.ts.json');
  const written = readFileSync(file, 'utf8');
  for (const canary of ['hunter2', 'canary', 'typed-before', 'written-before']) expect(written).not.toContain(canary);
  expect(Object.keys(fingerprintsOf(world))).toEqual(
    ["getByLabel('Card')", "getByLabel('Note')", "locator('#pay')", "locator('textarea')"].map(
      (one) => `buys › ${one}`,
    ),
  );

  // A damaged file, and one of a newer version, are set aside and said, and what they held is learned again.
  for (const [content, why] of [
    ['{ "version": 1, "elem', 'cannot be read'],
    ['{ "version": 9, "elements": {} }', 'is of a newer version (9)'],
  ] as const) {
    writeFileSync(file, content);
    const notices: string[] = [];
    await world.play(
      { run: `after ${notices.length} ${why}`, ...quick },
      { notice: (message) => notices.push(message) },
    );
    expect(notices.join('\n')).toContain(why);
    expect(Object.keys(fingerprintsOf(world))).toHaveLength(4);
    const aside = readdirSync(join(world.folder, '.powerautomation', 'fingerprints')).filter((name) =>
      name.includes('aside'),
    );
    expect(
      aside.map((name) => readFileSync(join(world.folder, '.powerautomation', 'fingerprints', name), 'utf8')),
    ).toContain(content);
  }
});

test('workers beside each other, and runs beside each other, write one file and lose nothing', {
  timeout: limit,
}, async () => {
  const site = await startSite(before);
  const world = createWorld({ SITE: site.url });
  const names = ['a', 'b', 'c', 'd'];
  writeSpec(
    world,
    `test.describe.configure({ mode: 'parallel' });
for (const name of ${JSON.stringify(names)})
  test('buys '.concat(name), async ({ page }) => {
    await page.goto(process.env.SITE as string);
    await page.getByRole('button', { name: 'Add to cart' }).click();
  });`,
  );
  const runs = await Promise.all(
    ['a|b', 'c|d'].map((grep, index) =>
      world.play({ run: `run-${index}`, grep: `buys (${grep})`, workers: 2, trace: 'off', pictures: false }),
    ),
  );
  for (const events of runs)
    expect(ofKind(events, 'testEnd').map(({ verdict }) => verdict.kind)).toEqual(['passed', 'passed']);
  expect(Object.keys(fingerprintsOf(world))).toEqual(
    names.map((name) => `buys ${name} › getByRole('button', { name: 'Add to cart' })`),
  );
});

test('a page that never rests, and one with ten thousand candidates, is searched all the same', {
  timeout: limit,
}, async () => {
  const clock = '<time id="clock"></time><script>setInterval(() => clock.textContent = performance.now(), 20)</script>';
  const many = (label: string): string =>
    shopPage(
      `<ul>${Array.from({ length: 10_000 }, (_, at) => `<li><button class="b">${label} ${at}</button></li>`).join('')}</ul>`,
    );
  const site = await startSite({ '/clock': clock + before, '/many': many('Open file') });
  const world = createWorld({ SITE: site.url });
  writeSpec(
    world,
    `test('clock', async ({ page }) => {
  await page.goto(process.env.SITE + '/clock');
  await page.getByRole('button', { name: 'Add to cart' }).click({ timeout: 4000 });
  await expect(page.locator('#out')).toHaveText('1');
});
test('many', async ({ page }) => {
  await page.goto(process.env.SITE + '/many');
  await page.getByText('Open file 7000', { exact: true }).click();
});`,
  );
  await world.play({ run: 'one', ...quick });
  site.release({ '/clock': clock + after, '/many': many('Show file') });

  const events = await world.play({ run: 'two', ...quick });

  expect(endOf(events)).toMatchObject({ counts: { healed: 2 } });
  expect(healsOf(events).map(({ to }) => to)).toEqual([
    "getByRole('button', { name: 'Add to basket' })",
    expect.stringContaining('Show file 7000'),
  ]);
});
