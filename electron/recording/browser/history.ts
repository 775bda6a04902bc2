/** How far a tab goes through its history. */
import type { Cdp } from './cdp.ts';

/** `historyIndex` is where it was when that was asked last; it is moved on. */
export type Traveller = { session: string; historyIndex: number };

/**
 * How far (entries, negative is back) a page went. The browser may be further on by the time it answers; `landed` tells where the page
 * was, and is null where a frame of it went.
 */
export async function offsetInHistory(cdp: Cdp, page: Traveller, landed: string | null): Promise<number> {
  const { currentIndex, entries } = await patiently(() =>
    cdp.send('Page.getNavigationHistory', undefined, page.session),
  );
  const places = entries.flatMap(({ url }, index) => (url === landed ? [index] : []));
  const far = (index: number): number => Math.abs(index - page.historyIndex) || Number.POSITIVE_INFINITY;
  const nearest = places.toSorted((one, other) => far(one) - far(other))[0];
  const isNow = landed === null || entries[currentIndex]?.url === landed;
  const now = isNow ? currentIndex : (nearest ?? currentIndex);
  const offset = now - page.historyIndex;
  page.historyIndex = now;
  return offset;
}

/** While a page changes its process there is for a moment nobody to ask. */
async function patiently<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === 10) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
