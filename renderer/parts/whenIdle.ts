/** ms after which it is done, idle or not. */
const LATEST = 3000;

/** For what nobody waits for: once the page has nothing better to do. Not every browser tells when that is. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: LATEST });
  else setTimeout(work, 500);
}
