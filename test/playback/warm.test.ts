import { expect, test, vi } from 'vitest';
import { createPlayer } from '../../electron/playback/index.ts';
import { collect, createWorld, endOf, ofKind, serve, type World } from './world.ts';

// Several runs, one after the other, on a machine that others use as well.
const limit = 120_000;

/** Says when its worker was started, how often its module was loaded there, what its helper says, what the page kept. */
const spec = (site: string) => `import { test } from '@playwright/test';
import { word } from './helper';
let loads = 0;
loads++;
test('speaks', async ({ page }) => {
  await page.goto('${site}');
  const visits = await page.evaluate('localStorage.visits = Number(localStorage.visits ?? 0) + 1');
  await page.getByRole('button').click();
  console.log(JSON.stringify({ word, loads, visits, started: Date.now() - process.uptime() * 1000, mark: process.env.MARK }));
});`;

type Said = { word: string; loads: number; visits: number; started: number; mark?: string };

async function setUp(): Promise<World> {
  const world = createWorld();
  const site = await serve('<button>Go</button>');
  world.write('speak.spec.ts', spec(site));
  world.write('helper.ts', "export const word = 'first';");
  return world;
}

function playerOf({ host, browser }: World, env: Record<string, string> = {}) {
  return createPlayer({ host: { ...host, env: { ...host.env, ...env } }, browser, secrets: { get: async () => null } });
}

async function said(player: ReturnType<typeof playerOf>, run: string): Promise<Said> {
  const events = await collect(player.play({ run, warm: true }));
  expect(ofKind(events, 'problem')).toEqual([]);
  expect(endOf(events).state).toBe('passed');
  return JSON.parse(ofKind(events, 'output')[0]?.text ?? '') as Said;
}

test('a repeated run goes on in processes that were ready before it, and sees nothing of the run before', {
  timeout: limit,
}, async () => {
  const world = await setUp();
  const player = playerOf(world);

  const first = await said(player, 'one');
  await player.ready();
  world.write('helper.ts', "export const word = 'second';");
  const begun = Date.now();
  const second = await said(player, 'two');

  expect(first).toMatchObject({ word: 'first', loads: 1, visits: 1 });
  expect(second).toMatchObject({ word: 'second', loads: 1, visits: 1 });
  expect(second.started).toBeLessThan(begun);
  await player[Symbol.asyncDispose]();
  await vi.waitUntil(() => world.processes().length === 0, { timeout: 10_000 });
});

test('what waits dies, and the run plays all the same', { timeout: limit }, async () => {
  const world = await setUp();
  await using player = playerOf(world);

  await said(player, 'one');
  await player.ready();
  for (const pid of world.pids()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended with the one that was killed before it.
    }
  }
  await vi.waitUntil(() => world.processes().length === 0, { timeout: 10_000 });

  expect(await said(player, 'two')).toMatchObject({ word: 'first', visits: 1 });
});

test('a browser that was got ready otherwise than the next run asks for is not used', { timeout: limit }, async () => {
  const world = createWorld();
  const config = (agent: string) =>
    world.write(
      'playwright.config.ts',
      `export default { use: { launchOptions: { args: ['--user-agent=${agent}'] } } };`,
    );
  world.write(
    'agent.spec.ts',
    "import { test } from '@playwright/test'; test('a', async ({ page }) => console.log(await page.evaluate('navigator.userAgent')));",
  );
  await using player = playerOf(world);
  const agents: (string | undefined)[] = [];
  for (const agent of ['first', 'first', 'second']) {
    config(agent);
    const events = await collect(player.play({ run: agent, warm: true }));
    agents.push(ofKind(events, 'output')[0]?.text.trim());
    await player.ready();
  }

  expect(agents).toEqual(['first', 'first', 'second']);
});
