import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createWorld, endOf, ofKind } from '../world.ts';
import { fingerprintsOf, healsOf, proposalsOf, refusalsOf, shopPage, startSite, writeSpec } from './shop.ts';

const limit = 120_000;
const buy = `  await page.goto(process.env.SITE as string);
  await page.getByLabel('Amount', { exact: true }).fill('2');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.locator('#out')).toHaveText('added');`;
const first = shopPage(`<form onsubmit="return false"><label>Amount <input name="amount" id="amount"></label>
<button id="add" class="primary" onclick="say('added')">Add to cart</button> <button class="plain">Remember it</button></form>`);
const second =
  shopPage(`<form onsubmit="return false"><div><label>Amount of pots <input name="amount" class="field"></label></div>
<div class="row"><button id="add" class="css-wide" onclick="say('added')">Add to basket</button> <button class="css-plain">Remember it</button></div></form>`);

test('a test that was green once finds its elements again in the next release, and its locators are suggested anew', {
  timeout: limit,
}, async () => {
  const site = await startSite(first);
  const world = createWorld({ SITE: site.url });
  const spec = writeSpec(world, buy);
  const before = readFileSync(spec, 'utf8');
  const green = await world.play({ run: 'green' });
  expect(endOf(green)).toMatchObject({ state: 'passed', counts: { passed: 1, healed: 0 } });
  expect(healsOf(green)).toEqual([]);
  expect(Object.keys(fingerprintsOf(world))).toEqual([
    "buys › getByLabel('Amount', { exact: true })",
    "buys › getByRole('button', { name: 'Add to cart' })",
  ]);

  site.release(second);
  const events = await world.play({ run: 'next' });
  expect(endOf(events)).toMatchObject({ state: 'passed', counts: { passed: 0, healed: 1, failed: 0 } });
  expect(healsOf(events).map(({ from, to }) => [from, to])).toEqual([
    ["getByLabel('Amount', { exact: true })", "getByRole('textbox', { name: 'Amount of pots' })"],
    ["getByRole('button', { name: 'Add to cart' })", "getByRole('button', { name: 'Add to basket' })"],
  ]);
  expect(ofKind(events, 'testEnd').map(({ verdict }) => verdict.kind)).toEqual(['healed']);
  expect(readFileSync(spec, 'utf8')).toBe(before);
  expect(proposalsOf(events)).toMatchObject([
    { line: 4, outcome: { kind: 'suggested' } },
    { line: 5, outcome: { kind: 'suggested' } },
  ]);
  expect(readFileSync(endOf(events).patch ?? '', 'utf8')).toContain(
    "+  await page.getByRole('button', { name: 'Add to basket' }).click();",
  );
  expect(refusalsOf(events)).toEqual([]);
});
