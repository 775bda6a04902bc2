import { expect, test } from 'vitest';
import { type Searched, waitForElement } from '../../../electron/playback/runner/healing/waitForElement.ts';

/** A page that lies still, where a locator finds `count` elements, and searches come to what is given, one after the other. */
function stillPage(count: number, outcomes: Searched<string>[]) {
  const searches: number[] = [];
  return {
    searches,
    async probe() {
      return { count };
    },
    async changes() {
      return { count: 7, stillFor: 1000 };
    },
    async search() {
      searches.push(searches.length);
      return outcomes.shift() ?? { kind: 'nothing' as const };
    },
  };
}

/** A clock that goes on by 100 ms whenever it is asked. */
function clock(): () => number {
  let now = 0;
  return () => {
    now += 100;
    return now;
  };
}

test.each([
  ['nothing', 0],
  ['several', 2],
])('a page that changed while it was compared is compared again, where a locator finds %s', async (_, count) => {
  const page = stillPage(count, [{ kind: 'changed' }, { kind: 'changed' }, { kind: 'match', match: 'it' }]);
  expect(await waitForElement(page, { patienceMs: 5000, now: clock() })).toEqual({ kind: 'match', match: 'it' });
  expect(page.searches).toHaveLength(3);
});

test('a page that changes whenever it is compared is given up when the time is over', async () => {
  const page = stillPage(
    0,
    Array.from({ length: 100 }, () => ({ kind: 'changed' as const })),
  );
  expect(await waitForElement(page, { patienceMs: 1000, now: clock() })).toEqual({ kind: 'late' });
});

test('where nothing changed one search has to do: until the time is over, or at once where several were found', async () => {
  const absent = stillPage(0, []);
  expect(await waitForElement(absent, { patienceMs: 1000, now: clock() })).toEqual({ kind: 'late' });
  expect(absent.searches).toHaveLength(2);
  const several = stillPage(2, []);
  expect(await waitForElement(several, { patienceMs: 1000, now: clock() })).toEqual({ kind: 'late' });
  expect(several.searches).toHaveLength(1);
});
