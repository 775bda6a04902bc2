import { expect, test } from 'vitest';
import { createWorld, endOf, ofKind, serve } from './world.ts';

const limit = 120_000;
const site = () =>
  serve(
    `<button id="pay" onclick="out.textContent += 'paid '">Pay now</button><p id="out"></p>
    <script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<button id="late">Late</button>'), 600)</script>`,
  );

/** Notes what it is asked, and knows one answer. */
const resolver = `export async function resolveFailing(locator: string, frame: { url(): string }, page: { url(): string }): Promise<string | null> {
  if (frame.url() !== page.url()) throw new Error('another frame');
  console.log('asked for ' + locator);
  return locator.includes('Pay by card') ? '#pay' : null;
}`;

test('an action whose locator misses is answered before its time is over, and goes on', {
  timeout: limit,
}, async () => {
  const world = createWorld();
  world.write('resolver.ts', resolver);
  world.write(
    'pay.spec.ts',
    `import { expect, test } from '@playwright/test';
test('pays', async ({ page }) => {
  await page.goto('${await site()}');
  await page.getByRole('button', { name: 'Late' }).click();
  await page.getByRole('button', { name: 'Pay by card' }).click({ timeout: 5000 });
  await expect(page.locator('#out')).toHaveText('paid ');
});`,
  );

  const events = await world.play({ resolver: 'resolver.ts', trace: 'off' });

  expect(endOf(events)).toMatchObject({ state: 'passed' });
  expect(ofKind(events, 'output').map(({ text }) => text.trim())).toEqual([
    "asked for getByRole('button', { name: 'Pay by card' })",
  ]);
  expect(ofKind(events, 'stepBegin').map(({ locator }) => locator)).toEqual([
    undefined,
    "getByRole('button', { name: 'Late' })",
    "locator('#pay')",
    "locator('#out')",
  ]);
});

test('without an answer, and for checks, all is as Playwright says', { timeout: limit }, async () => {
  const world = createWorld();
  world.write('resolver.ts', resolver);
  world.write(
    'miss.spec.ts',
    `import { expect, test } from '@playwright/test';
test('acts', async ({ page }) => {
  await page.goto('${await site()}');
  await page.getByLabel('Nowhere').fill('x', { timeout: 1500 });
});
test('checks', async ({ page }) => {
  await page.goto('${await site()}');
  await expect(page.getByRole('button', { name: 'Pay by card' })).toBeVisible({ timeout: 500 });
});`,
  );

  const events = await world.play({ resolver: 'resolver.ts', trace: 'off', workers: 1 });

  expect(ofKind(events, 'output').map(({ text }) => text.trim())).toEqual(["asked for getByLabel('Nowhere')"]);
  const verdicts = ofKind(events, 'testEnd').map(({ verdict }) =>
    verdict.kind === 'failed' ? verdict.why : verdict.kind,
  );
  expect(verdicts).toEqual([
    'field "Nowhere" was not found within 1.5 s',
    'button "Pay by card" was not found within 0.5 s',
  ]);
});
