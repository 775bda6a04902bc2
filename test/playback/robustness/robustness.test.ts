import { expect, test } from 'vitest';
import { measureRobustness } from '../../../electron/playback/robustness/robustness.ts';
import type { LocatorRow, RobustnessEvent } from '../../../shared/model/robustness.ts';
import { createWorld, serve, type World } from '../world.ts';

const limit = 240_000;

const spec = (url: string): string => `import { expect, test } from '@playwright/test';
test('buys', async ({ page }) => {
  await page.goto('${url}');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.locator('main > div:nth-child(2) > a').click();
  await page.frameLocator('iframe[title="Pay"]').getByLabel('Card').fill('42');
  for (const name of ['Ann', 'Bob']) await page.getByLabel(name).check();
  await expect(page.getByText('Gone')).toBeHidden();
  await expect(page.getByRole('checkbox')).toHaveCount(2);
  await expect(page.getByText('1 in the cart')).toBeVisible();
});`;

const site = (): Promise<string> =>
  serve(`<!doctype html><title>Shop</title><main><h1>Teapot</h1><div><p>Fine</p><a href="#more">More</a></div>
    <button onclick="this.remove(); count.textContent = '1 in the cart'">Add to cart</button></main>
    <label>Ann <input type="checkbox"></label><label>Bob <input type="checkbox"></label>
    <iframe title="Pay" srcdoc="<label>Card <input name=card></label>"></iframe><p id="count"></p>`);

function measured(world: World, signal?: AbortSignal): AsyncGenerator<RobustnessEvent> {
  const { host, browser } = world;
  const needs = { host, browser, secrets: { get: async () => null } };
  return measureRobustness({ run: 'run-1', paths: ['buy.spec.ts'], rounds: 12, seed: 3 }, needs, signal);
}

async function rowsOf(world: World): Promise<{ rows: LocatorRow[]; events: RobustnessEvent[] }> {
  const events: RobustnessEvent[] = [];
  for await (const event of measured(world)) events.push(event);
  return { events, rows: events.flatMap((event) => (event.kind === 'locator' ? [event.row] : [])) };
}

test('each locator of a test gets its number, and the test runs as it would without', { timeout: limit }, async () => {
  const world = createWorld();
  world.write('buy.spec.ts', spec(await site()));
  const { events, rows } = await rowsOf(world);

  expect(events[0]).toEqual({ kind: 'played', locators: 7, state: 'passed', why: null });
  expect(rows.map(({ kind, locator, place }) => [kind, locator, place?.line])).toEqual([
    ['measured', "getByRole('button', { name: 'Add to cart' })", 4],
    ['measured', "locator('main > div:nth-child(2) > a')", 5],
    ['measured', `locator('iframe[title="Pay"]').contentFrame().getByLabel('Card')`, 6],
    ['measured', "getByLabel('Ann')", 7],
    ['measured', "getByLabel('Bob')", 7],
    ['unmeasured', "getByRole('checkbox')", 9],
    ['measured', "getByText('1 in the cart')", 10],
  ]);
  for (const row of rows) {
    if (row.kind !== 'measured') continue;
    for (const { same, none, wrong } of [row.own, row.healed]) expect(same + none + wrong).toBe(12);
    expect(row.healed.same).toBeGreaterThanOrEqual(row.own.same);
  }
  const [byName, byPlace] = rows;
  if (byName?.kind !== 'measured' || byPlace?.kind !== 'measured') throw new Error('neither was measured');
  expect(byName.own.same).toBeGreaterThan(byPlace.own.same);
  expect(byPlace).toMatchObject({ isWeak: true, better: { locator: "getByRole('link', { name: 'More' })" } });
  expect(events.at(-1)).toMatchObject({ kind: 'end', seed: 3, rounds: 12, rows: 7 });

  expect((await rowsOf(world)).rows).toEqual(rows);
  await world.isLeftAlone();
});

test('it can be stopped in the middle, and leaves no browser', { timeout: limit }, async () => {
  const world = createWorld();
  world.write('buy.spec.ts', spec(await site()));
  const stop = new AbortController();
  const told: string[] = [];
  const run = async (): Promise<void> => {
    for await (const event of measured(world, stop.signal)) {
      told.push(event.kind);
      if (event.kind === 'locator') stop.abort();
    }
  };
  await expect(run()).rejects.toThrow('This operation was aborted');
  expect(told).toEqual(['played', 'locator']);
  await world.isLeftAlone();
});

test('what a test that fails did not reach is not measured, and it is said', { timeout: limit }, async () => {
  const world = createWorld();
  world.write(
    'buy.spec.ts',
    `import { test } from '@playwright/test';
test('fails', async ({ page }) => {
  await page.goto('${await site()}');
  await page.getByRole('heading').click();
  await page.getByText('Nowhere').click({ timeout: 300 });
  await page.getByText('Fine').click();
});`,
  );
  const { events, rows } = await rowsOf(world);
  expect(events[0]).toMatchObject({ kind: 'played', locators: 2, state: 'failed' });
  expect(rows.map(({ kind, locator }) => [kind, locator])).toEqual([
    ['measured', "getByRole('heading')"],
    ['unmeasured', "getByText('Nowhere')"],
  ]);
});
