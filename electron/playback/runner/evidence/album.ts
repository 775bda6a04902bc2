import type { Page } from '@playwright/test';
import type { Call } from '../instrument.ts';
import type { CallId } from '../protocol.ts';
import { choosePicture, untilNext } from './choosePicture.ts';
import { type Screen, watchScreen } from './screen.ts';

/** A call that has ended. */
export type Ended = { id: CallId; call: Call; ended: number; url: string; isFailed: boolean };

/**
 * Finds each call its picture. Only the next call tells from until when it may be, and pictures are some time on their way;
 * so it is chosen a little later, when another call has ended or the page closes.
 */
export type Album = {
  watch(page: Page): void;
  add(ended: Ended): void;
  /** Before the page closes: waits for the last pictures. */
  finish(page: Page): Promise<void>;
};

/** `until` is null as long as there is no next call. */
type Waiting = { of: Ended; until: number | null };
type Watched = { screen: Screen; waiting: Waiting[] };

/** From the painting of a page until its picture is here, on a busy machine. In ms. */
const arrivalMs = 150;

export function createAlbum(give: (ended: Ended, jpeg: string | null) => void): Album {
  const watched = new Map<Page, Watched>();

  function choose({ screen, waiting }: Watched, isDue: (one: Waiting) => boolean): Waiting[] {
    const due = waiting.filter(isDue);
    for (const { of, until } of due) {
      const isAction = of.call.does === 'action' && !of.isFailed;
      const span = { ended: of.ended, until: until ?? Number.POSITIVE_INFINITY, isAction };
      // What failed is shown as it was then, not as it became.
      const picture = choosePicture(screen.frames(), of.isFailed ? { ...span, until: of.ended } : span);
      give(of, picture?.data ?? null);
    }
    const left = waiting.filter((one) => !due.includes(one));
    screen.thin(left.map(({ of }) => of.ended));
    return left;
  }

  return {
    watch(page) {
      watched.set(page, { screen: watchScreen(page), waiting: [] });
      page.on('close', () => {
        const last = watched.get(page);
        watched.delete(page);
        if (last) choose(last, () => true);
      });
    },
    add(next) {
      const { page, does, method } = next.call;
      const on = watched.get(page);
      if (!on) return give(next, null);
      on.screen.note(next.ended);
      const until = untilNext({ does, method, began: next.id.began, ended: next.ended });
      // Calls that went on beside this one do not end the time of its picture, nor it theirs.
      const waiting = on.waiting.map((one) =>
        one.of.ended <= next.id.began ? { of: one.of, until: one.until ?? until } : one,
      );
      waiting.push({ of: next, until: null });
      on.waiting = waiting;
      on.waiting = choose(on, (one) => one.of.isFailed || (one.until !== null && one.until + arrivalMs < next.ended));
    },
    async finish(page) {
      const on = watched.get(page);
      if (!on || on.waiting.length === 0) return;
      await on.screen.settle();
      on.waiting = choose(on, () => true);
    },
  };
}
