/** One picture of a page, as the browser painted it; `at` in ms since the epoch, `data` a JPEG in base64. */
export type Frame = { at: number; data: string };

/** When a call ended, until when nothing of the test's next call can be in a picture, and whether it may have changed the page. */
export type Span = { ended: number; until: number; isAction: boolean };

/** Two paintings of a page: it shows by then what a call changed, and a click that comes next waits as long. In ms. */
const paintMs = 35;

/** The picture that shows a page after a call and before the next one: the latest of that time, else what comes nearest. */
export function choosePicture(frames: readonly Frame[], { ended, until, isAction }: Span): Frame | null {
  return (
    frames.findLast(({ at }) => at > ended && at <= until) ??
    // The next call came before the page was painted: a picture that may show a little of it beats one without this call.
    frames.find(({ at }) => isAction && at > ended && at <= ended + paintMs) ??
    // Nothing was painted, so nothing has changed.
    frames.findLast(({ at }) => at <= ended) ??
    frames[0] ??
    null
  );
}

/** Until when the picture of the call before may be from. */
export function untilNext(next: {
  does: 'action' | 'check' | 'wait';
  method: string;
  began: number;
  ended: number;
}): number {
  const { does, method, began, ended } = next;
  if (does !== 'action') return ended;
  // Going to an address changes the page all along.
  if (/^(goto|goBack|goForward|reload|setContent)$/.test(method)) return began;
  // Other actions do it at their end. One that took long had to wait for the page, which is worth seeing as it became.
  return ended - began > longMs ? ended - (ended - began) / 2 : began;
}

const longMs = 500;

/**
 * What of the frames may still be chosen when calls that ended at `ends` wait for their picture: the last before and
 * the first after each, and the youngest. Pages that move all the time would fill the memory otherwise.
 */
export function thin(frames: readonly Frame[], ends: readonly number[], now: number): Frame[] {
  const wanted = new Set<Frame | undefined>([frames.at(-1)]);
  for (const end of ends) {
    wanted.add(frames.findLast(({ at }) => at <= end));
    wanted.add(frames.find(({ at }) => at > end));
  }
  return frames.filter((frame) => wanted.has(frame) || frame.at > now - youngMs);
}

const youngMs = 200;
