import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { type Cli, createWorld, type World } from './cli.ts';

const spec = `import { test } from '@playwright/test';
test('steered', async ({ page }) => {
  await page.setContent('<button>One</button><button>Two</button><button>Three</button>');
  await page.getByRole('button', { name: 'One' }).click();
  await page.getByRole('button', { name: 'Two' }).click();
  await page.getByRole('button', { name: 'Three' }).click();
});
`;

/** In a terminal, where its keys steer it. */
function play(...flags: string[]): { world: World; cli: Cli; type: (keys: string) => void } {
  const world = createWorld();
  world.write('steer.spec.ts', spec);
  const cli = world.startInTerminal(['play', 'steer.spec.ts', ...flags]);
  return { world, cli, type: (keys) => void cli.process.stdin?.write(keys) };
}

async function linesOf(cli: Cli): Promise<string[]> {
  const { out } = await cli.ended;
  return stripVTControlCharacters(out.join('\n')).split(/[\r\n]+/);
}

const halts = (lines: string[]): string[] => lines.flatMap((line) => /paused before (\S+)/.exec(line)?.[1] ?? []);

test('--pause halts before each action: s does one step, space goes on to the end', async () => {
  const { cli, type } = play('--pause');
  await cli.said(/paused before steer\.spec\.ts:3/);
  type('s');
  await cli.said(/paused before steer\.spec\.ts:4/);
  type('s');
  await cli.said(/paused before steer\.spec\.ts:5/);
  type(' ');
  expect((await cli.ended).code).toBe(0);
  const lines = await linesOf(cli);
  expect(halts(lines)).toEqual(['steer.spec.ts:3', 'steer.spec.ts:4', 'steer.spec.ts:5']);
  expect(lines.join('\n')).toMatch(/passed: 1 passed/);
});

test('--break halts on its line alone; the line at the bottom tells how far the run is', async () => {
  const { cli, type } = play('--break', 'steer.spec.ts:5');
  await cli.said(/paused before steer\.spec\.ts:5/);
  await cli.said(/0\/1 tests, \d+ s {2}steered/);
  type('p');
  expect((await cli.ended).code).toBe(0);
  expect(halts(await linesOf(cli))).toEqual(['steer.spec.ts:5']);
});

test('--to runs to its line, and q stops there: interrupted, and no process is left', async () => {
  const { world, cli, type } = play('--to', 'steer.spec.ts:6');
  await cli.said(/paused before steer\.spec\.ts:6/);
  type('q');
  expect((await cli.ended).code).toBe(130);
  expect(halts(await linesOf(cli))).toEqual(['steer.spec.ts:6']);
  expect(await world.json('runs')).toMatchObject([{ state: 'interrupted' }]);
  await world.quiet();
});

test('Ctrl-C as a terminal sends it ends a halted run at once', async () => {
  const { world, cli, type } = play('--pause');
  await cli.said(/paused before/);
  type('\u0003');
  expect((await cli.ended).code).toBe(130);
  await world.quiet();
});
