import type { Locator, Page } from 'playwright';

export type Point = { x: number; y: number };
type Box = Point & { width: number; height: number };

/** Asks the page itself: who joins a browser late has missed the event. */
export const loaded = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.readyState === 'complete', undefined, { polling: 50 });
};

/** A tab in the background draws nothing: it is not waited for. */
const nextFrame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => (document.hidden ? done(0) : requestAnimationFrame(done))));

/** An element's box once two frames in a row show it in the same place: a person does not aim at what flies. */
export const boxAtRest = async (locator: Locator): Promise<Box> => {
  let last: Box | null = null;
  for (let look = 0; look < 100; look += 1) {
    const box = await locator.first().boundingBox();
    if (box && last && box.x === last.x && box.y === last.y && box.width === last.width && box.height === last.height) {
      return box;
    }
    last = box;
    await nextFrame(locator.page());
  }
  throw new Error(`Never came to rest: ${locator}`);
};

export const pointIn = (box: Box, at?: Point): Point =>
  at ? { x: box.x + at.x, y: box.y + at.y } : { x: box.x + box.width / 2, y: box.y + box.height / 2 };

/** Until the next scrolling has ended; nothing may scroll at all, so it is not waited for very long. */
export const scrollingAtRest = (page: Page): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        addEventListener('scrollend', done, { capture: true, once: true });
        setTimeout(done, 500);
      }),
  );
