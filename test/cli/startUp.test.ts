import { expect, test } from 'vitest';
import { createWorld } from './cli.ts';

/** Says at the end which packages were loaded. */
const listPackages = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
const loaded = new Set();
registerHooks({ load(url, context, next) { loaded.add(url.match(/node_modules\\/((?:@[^/]+\\/)?[^/]+)/)?.[1]); return next(url, context); } });
process.on('exit', () => console.error('loaded: ' + [...loaded].join(' ')));
`)}`;

test('a command loads only what it needs, and Playwright begins before the engine is loaded', async () => {
  const world = createWorld();
  const { err } = await world.run(['play', '--help'], { NODE_OPTIONS: `--import=${listPackages}` });
  const loaded = err.find((line) => line.startsWith('loaded: '))?.split(' ') ?? [];
  expect(loaded).toContain('commander');
  const heavy =
    'playwright playwright-core sharp @blazediff/core fflate esbuild kysely better-sqlite3 zod @orpc/server';
  expect(heavy.split(' ').filter((name) => loaded.includes(name))).toEqual([]);
});
