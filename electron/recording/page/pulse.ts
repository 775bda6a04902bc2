/** What changes at even times changes by itself, whatever is done meanwhile: clocks, tickers, polls. */

/** So many changes, and the same time between them give or take so much, are no chance (ms, and a part of it). */
const BEATS = 4;
const GIVE_MS = 40;
const GIVE_PART = 0.08;
/** Quicker ones may be the doing of keys that are held, or of a hand that types evenly. */
const SLOWEST_HAND_MS = 300;
/** One change may come in pieces (ms). */
const ONE_MS = 50;

const beats = new WeakMap<Element, number[]>();

/** Notes that the element changed at `at` (ms of the page's clock); true where it beats. */
export function notePulse(element: Element, at: number): boolean {
  const before = beats.get(element) ?? [];
  const last = before.at(-1);
  if (last !== undefined && at - last < ONE_MS) return false;
  const times = [...before.slice(1 - BEATS), at];
  beats.set(element, times);
  return isEven(times);
}

/** Whether so many times in order are evenly apart. */
export function isEven(times: number[]): boolean {
  if (times.length < BEATS) return false;
  const apart = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const [least, most] = [Math.min(...apart), Math.max(...apart)];
  return least >= SLOWEST_HAND_MS && most - least <= Math.max(GIVE_MS, most * GIVE_PART);
}
