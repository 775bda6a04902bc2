import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createWorld } from './cli.ts';

const spec = (title: string, body: string) =>
  `import { expect, test } from '@playwright/test';\ntest('${title}', async ({ page }) => {\n  await page.setContent('<button>Pay</button>');\n${body}\n});\n`;
const click = `  await page.getByRole('button', { name: 'Pay' }).click();`;

test('a green run shows its steps and exits 0, a red one exits 1 and names step and line; two play at once, both are kept', async () => {
  const world = createWorld();
  world.write('green.spec.ts', spec('pays', click));
  world.write('red.spec.ts', spec('fails', `${click}\n  expect(await page.title()).toBe('Paid');`));
  const [green, red] = await Promise.all([
    world.run(['play', 'green.spec.ts']),
    world.run(['play', 'red.spec.ts', '--json']),
  ]);
  expect({ code: green.code, err: green.err }).toEqual({ code: 0, err: [] });
  expect(green.out[0]).toBe('Playing 1 test with 1 worker');
  expect(green.out.join('\n')).toMatch(/✓ .*button.*Pay.*\(green\.spec\.ts:4\)/);
  expect(green.out.join('\n')).toMatch(/✓ passed: 1 passed in /);

  expect({ code: red.code, err: red.err }).toEqual({ code: 1, err: [] });
  const told = red.out.map((line) => JSON.parse(line));
  const end = told.at(-1);
  expect(end).toMatchObject({ kind: 'runEnd', state: 'failed', counts: { passed: 0, failed: 1 } });
  expect(existsSync(end.report)).toBe(true);

  const runs = (await world.json('runs')) as { id: string; state: string }[];
  expect(runs.map(({ state }) => state).sort()).toEqual(['failed', 'passed']);
  const failed = runs.find(({ state }) => state === 'failed')?.id ?? '';
  const shown = await world.run(['runs', 'show', failed]);
  expect(shown.code).toBe(0);
  expect(shown.out.join('\n')).toMatch(/failed {2}.*red\.spec\.ts:5/);
  expect(shown.out.at(-1)).toBe(`report: ${end.report}`);
  await world.quiet();
});

test('a kept run shows what its failing step had before it, and its trace is kept by its content', async () => {
  const world = createWorld();
  world.write(
    'gone.spec.ts',
    spec('misses', `${click}\n  await page.getByRole('button', { name: 'Pays' }).click({ timeout: 500 });`),
  );
  expect((await world.run(['play', 'gone.spec.ts'])).code).toBe(1);
  const [run] = (await world.json('runs')) as { id: string }[];

  const shown = (await world.run(['runs', 'show', run?.id ?? ''])).out.join('\n');
  expect(shown).toMatch(/nearest: button "Pay" {2}getByRole\('button', \{ name: 'Pay' \}\)/);
  const picture = /picture: (.+)/.exec(shown)?.[1] ?? '';
  expect(readFileSync(picture).subarray(0, 2).toString('hex')).toBe('ffd8');
  const trace = /trace: (.+)/.exec(shown)?.[1] ?? '';
  const hash = createHash('sha256').update(readFileSync(trace)).digest('hex');
  const blobs = path.join(path.dirname(picture), '..');
  expect(statSync(path.join(blobs, hash.slice(0, 2), hash)).ino).toBe(statSync(trace).ino);
  const [told] = [await world.json('runs', 'show', run?.id ?? '')].flat() as { steps: { picture: string | null }[] }[];
  expect(told?.steps.every((step) => step.picture === null || existsSync(step.picture))).toBe(true);
  expect(told?.steps.some((step) => step.picture !== null)).toBe(true);
});

test('Ctrl-C ends a run as interrupted with 130, keeps it, and leaves no process', async () => {
  const world = createWorld();
  world.write(
    'long.spec.ts',
    spec('waits', `${click}\n  console.log('waiting now');\n  await page.waitForEvent('popup', { timeout: 0 });`),
  );
  const playing = world.start(['play', '--timeout', '0']);
  await playing.said(/waiting now/);
  const { code, out } = await playing.stop('SIGINT');
  expect({ code, said: out.filter((line) => line.includes('interrupted')).length > 0 }).toEqual({
    code: 130,
    said: true,
  });
  expect(await world.json('runs')).toMatchObject([{ state: 'interrupted' }]);
  await world.quiet();
});

test('--verify takes kinds or is followed by a path; a kind that does not exist is wrong usage', async () => {
  const world = createWorld();
  world.write('quiet.spec.ts', `import { test } from '@playwright/test';\ntest('does nothing', () => {});\n`);
  const wrong = await world.run(['play', '--verify=aria,pictures']);
  expect({ code: wrong.code, err: wrong.err[0] }).toEqual({
    code: 2,
    err: 'error: --verify knows aria, picture, console, requests, downloads, but not "pictures".',
  });
  const played = await world.run(['play', '--verify', 'quiet.spec.ts']);
  expect({ code: played.code, first: played.out[0] }).toEqual({ code: 0, first: 'Playing 1 test with 1 worker' });
  await world.quiet();
});
