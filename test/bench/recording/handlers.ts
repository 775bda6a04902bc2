/** How long the recorder's handlers take inside the page: the real script, in a world of its own, each dispatch timed. */
import { setTimeout as later } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { pageScript } from '../../../electron/recording/pageScript.ts';

const WORLD = 'bench';

/** Runs before the recorder in its world, where only it can see that listeners are wrapped. */
const TIMER = `{
  const times = {};
  globalThis.__times = times;
  const timed = new Map();
  const add = EventTarget.prototype.addEventListener;
  globalThis.addEventListener = (type, listener, options) => {
    // The same listener is added again and again, which must do nothing.
    if (!timed.has(listener)) timed.set(listener, (event) => {
      const before = performance.now();
      listener(event);
      (times[type] ??= []).push(performance.now() - before);
    });
    add.call(globalThis, type, timed.get(listener), options);
  };
}`;

/** A page with the recorder in it; `times` gives ms per dispatch, by the type of event. */
export const openRecorded = async (
  browser: Browser,
  url: string,
): Promise<{ page: Page; times(): Promise<Record<string, number[]>> }> => {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  let context = 0;
  session.on('Runtime.executionContextCreated', ({ context: created }) => {
    if (created.name === WORLD) context = created.id;
  });
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  for (const name of ['__paEvent', '__paSecret'])
    await session.send('Runtime.addBinding', { name, executionContextName: WORLD });
  const source = TIMER + (await pageScript({ testIdAttribute: 'data-testid' }));
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD, runImmediately: true });
  await page.goto(url);
  return {
    page,
    async times() {
      const { result } = await session.send('Runtime.evaluate', {
        expression: '__times',
        contextId: context,
        returnByValue: true,
      });
      return result.value as Record<string, number[]>;
    },
  };
};

/** Moves over and clicks `clicks` buttons and fields all over the page, then types `keys` keys. A hand rests (ms) on what it presses. */
export const handle = async (page: Page, clicks: number, keys: number, rest: number): Promise<void> => {
  const targets = page.locator('button, main label > input');
  const count = await targets.count();
  for (let index = 0; index < clicks; index++) {
    const target = targets.nth(Math.floor((index * count) / clicks));
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) throw new Error('a target has no box');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await later(rest);
    await page.mouse.down();
    await page.mouse.up();
  }
  const field = page.getByLabel('Search');
  await field.scrollIntoViewIfNeeded();
  await field.click();
  for (let index = 0; index < keys; index++) await page.keyboard.press('abcdefghij'[index % 10] ?? 'a');
};

export const percentile = (values: number[], part: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};
