/** What part of the main thread goes into recording while a person moves the mouse and types. */
import { setTimeout as later } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { openRecorded } from './handlers.ts';

export type Kind = 'none' | 'ours' | "Playwright's";
type WithRecorder = BrowserContext & { _showRecorder(options: object): Promise<void> };

const open = async (browser: Browser, url: string, kind: Kind): Promise<Page> => {
  if (kind === 'ours') return (await openRecorded(browser, url)).page;
  const context = await browser.newContext();
  if (kind === "Playwright's") {
    // Keeps the inspector's own window, a second browser, from asking for a screen.
    process.env.PWTEST_CLI_HEADLESS = '1';
    await (context as WithRecorder)._showRecorder({
      language: 'playwright-test',
      mode: 'recording',
      outputFile: '/dev/null',
      handleSIGINT: false,
    });
  }
  const page = await context.newPage();
  await page.goto(url);
  return page;
};

export type Gesture = 'click' | 'key' | 'mousemove';
/** ms of the main thread in tasks, ms of the clock, and how often it was done. */
type Spent = { tasks: number; elapsed: number; times: number };

/** What the same human doings cost the page, each kind by itself. */
export const busy = async (browser: Browser, url: string, kind: Kind): Promise<Record<Gesture, Spent>> => {
  const page = await open(browser, url, kind);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const tasksSoFar = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const spent = async (times: number, gesture: (index: number) => Promise<void>, apart: number): Promise<Spent> => {
    const before = await tasksSoFar();
    const begun = performance.now();
    for (let index = 0; index < times; index++) await Promise.all([gesture(index), later(apart)]);
    // What a click has begun is part of what it costs.
    await later(300);
    return { tasks: (await tasksSoFar()) - before, elapsed: performance.now() - begun, times };
  };
  const places = await buttonsInView(page);
  await page.mouse.click(300, 130);
  // A hand moves the mouse at 60 positions a second; a fast typist needs 100 ms for a key.
  const mousemove = await spent(240, (at) => page.mouse.move(100 + ((at * 7) % 900), 100 + ((at * 5) % 500)), 16);
  const click = await spent(
    40,
    (at) => {
      const { x, y } = places[at % places.length] ?? { x: 0, y: 0 };
      return page.mouse.click(x, y);
    },
    100,
  );
  await page.getByLabel('Search').click();
  const key = await spent(40, (at) => page.keyboard.press('abcdefghij'[at % 10] ?? 'a'), 100);
  await page.context().close();
  return { click, key, mousemove };
};

const buttonsInView = async (page: Page): Promise<{ x: number; y: number }[]> => {
  const boxes = await page.getByRole('button', { name: 'Delete' }).evaluateAll((all) =>
    all.slice(0, 40).map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }),
  );
  const inView = boxes.filter(({ y }) => y < (page.viewportSize()?.height ?? 0) - 10);
  if (inView.length < 5) throw new Error(`Only ${inView.length} buttons in view`);
  return inView;
};
