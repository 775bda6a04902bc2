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

/** ms of the main thread, in tasks and in scripts, and of the clock, for the same human doings. */
export const busy = async (
  browser: Browser,
  url: string,
  kind: Kind,
): Promise<{ tasks: number; scripts: number; elapsed: number }> => {
  const page = await open(browser, url, kind);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<Record<string, number>> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  await page.mouse.click(300, 130);
  await page.getByLabel('Search').click();
  const before = await read();
  const begun = performance.now();
  // A hand moves the mouse at 60 positions a second; a fast typist needs 100 ms for a key.
  for (let step = 0; step < 240; step++) {
    await Promise.all([page.mouse.move(100 + ((step * 7) % 900), 100 + ((step * 5) % 500)), later(16)]);
  }
  for (let key = 0; key < 40; key++)
    await Promise.all([page.keyboard.press('abcdefghij'[key % 10] ?? 'a'), later(100)]);
  const elapsed = performance.now() - begun;
  const after = await read();
  await page.context().close();
  const spent = (name: string): number => (after[name] ?? 0) - (before[name] ?? 0);
  return { tasks: spent('TaskDuration'), scripts: spent('ScriptDuration'), elapsed };
};
