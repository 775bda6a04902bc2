import { setTimeout as after } from 'node:timers/promises';
import type { Frame, Locator, Page } from '@playwright/test';
import { type Call, type Hooks, type Turns, unseen, wait } from './instrument.ts';

/**
 * Asked when an action's locator does not find the one element that it needs, before the action's time is over. Answers with a
 * selector for what is meant (in the same frame), or null: then Playwright goes on as if nothing had been asked.
 */
export type ResolveFailing = (locator: string, frame: Frame, page: Page) => Promise<string | null>;

/** How long an element may take to appear before anybody is asked, in ms; never more than half of the action's own time. */
const patienceMs = 2000;
const pollMs = 50;

/** The seam for healing. Checks are never answered: that something is not there is what they are for. */
export function answerFailing(resolve: ResolveFailing): Hooks {
  return {
    *aroundAction(call, proceed): Turns {
      const { locator, does, page } = call;
      if (!locator || does !== 'action') return yield* proceed();
      const isFound = yield* wait(unseen(page, () => appears(locator, patienceOf(call))));
      if (isFound) return yield* proceed();
      const frame = frameOf(locator) ?? page.mainFrame();
      const selector = yield* wait(unseen(page, () => resolve(String(locator), frame, page)));
      return yield* proceed(selector === null ? {} : { receiver: frame.locator(selector) });
    },
  };
}

/** Whether there is exactly one before the time is over; of several at once one waits no longer, as Playwright does not. */
async function appears(locator: Locator, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const count = await locator.count();
    if (count > 0 || Date.now() >= deadline) return count === 1;
    await after(pollMs);
  }
}

function patienceOf({ args }: Call): number {
  const timeouts = args.flatMap((arg) => {
    const own = typeof arg === 'object' && arg !== null && 'timeout' in arg ? arg.timeout : null;
    return typeof own === 'number' && own > 0 ? [own / 2] : [];
  });
  return Math.min(patienceMs, ...timeouts);
}

function frameOf(locator: Locator): Frame | null {
  return (locator as unknown as { _frame?: Frame })._frame ?? null;
}
