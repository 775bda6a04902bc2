import type { Call } from '../instrument.ts';

/** How long an element that is remembered may take before Playwright alone goes on waiting for it, in ms. */
const mostMs = 5000;

type Timed = { _timeoutSettings?: { timeout?(options: { timeout?: number }): number } };

/** Never more than half of the time that the action has, be it its own, the context's or the config's. */
export function patienceOf({ args, page }: Pick<Call, 'args' | 'page'>): number {
  const own = args.flatMap((arg) => (typeof arg === 'object' && arg !== null && 'timeout' in arg ? [arg.timeout] : []));
  const usual = (page as unknown as Timed)._timeoutSettings?.timeout?.({});
  const limit = [...own, usual].find((one): one is number => typeof one === 'number' && one > 0);
  return limit === undefined ? mostMs : Math.min(mostMs, limit / 2);
}
