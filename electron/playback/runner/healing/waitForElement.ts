import { setTimeout as after } from 'node:timers/promises';
import type { Framed } from '../../../../shared/model/run.ts';
import type { Fingerprint } from '../../../../shared/model/target.ts';

export type Seen = { count: number; fingerprint?: Fingerprint; target?: Framed };

/** What is asked again and again until an element is there, or one that was meant was found, or it is too late. */
export type Watched<Match> = {
  probe(): Promise<Seen>;
  /** How often the page has changed so far, and for how many ms it has been left alone; requests under way count as no rest. */
  changes(): Promise<{ count: number; stillFor: number }>;
  /** The whole search (it remembers why it found nothing). `changed`: the page was another one when it was over, and so nothing is known. */
  search(): Promise<Searched<Match>>;
};

export type Searched<Match> = { kind: 'match'; match: Match } | { kind: 'nothing' } | { kind: 'changed' };

export type Waited<Match> = { kind: 'there'; seen: Seen } | { kind: 'match'; match: Match } | { kind: 'late' };

const pollMs = 50;
/** A page that was left alone for so long has said what it has to say, in ms. */
const stillMs = 300;

/**
 * Waits for the element as Playwright would, and searches once the page is quiet, again after each change of it, and one last time
 * when the time is up: a page with a ticking clock is never quiet. Of several elements at once Playwright complains at once, and so
 * one search has to do, unless the page changed under it.
 */
export async function waitForElement<Match>(
  watched: Watched<Match>,
  { patienceMs, now }: { patienceMs: number; now: () => number },
): Promise<Waited<Match>> {
  const deadline = now() + patienceMs;
  let searchedAt = -1;
  for (;;) {
    const seen = await watched.probe();
    if (seen.count === 1) return { kind: 'there', seen };
    const { count, stillFor } = await watched.changes();
    const isLate = now() >= deadline;
    if ((stillFor >= stillMs && count !== searchedAt) || isLate) {
      const searched = await watched.search();
      if (searched.kind === 'match') return searched;
      searchedAt = searched.kind === 'changed' ? -1 : count;
      if (isLate || (seen.count > 1 && searched.kind === 'nothing')) return { kind: 'late' };
    }
    await after(pollMs);
  }
}
