/** Measures one locator: a copy of its page goes through many releases, and each time it is looked for anew. */
import type { Browser, ElementHandle, Locator } from 'playwright';
import type { Alternative, Outcome, Tally, Unmeasured } from '../../../shared/model/robustness.ts';
import type { Fingerprint } from '../../../shared/model/target.ts';
import { printLocator } from '../../testcode/index.ts';
import { locate } from '../runner/locate.ts';
import { type Copy, openCopy, type PageCopy } from './openCopy.ts';
import { emptyTally, outcomeOf, together } from './tally.ts';

/** A locator where it was used; in frames the parts lead from the outermost document inwards. */
export type Part = { selector: string; copy: PageCopy };

export type Measured = { kind: 'measured'; own: Tally; healed: Tally; alternatives: Alternative[] };

type Place = { copy: Copy; locator: Locator; target: ElementHandle; fingerprint: Fingerprint };

/** `seed` and `rounds` decide which releases; the same ones for every locator. Throws the signal's reason when it aborts. */
export async function measure(
  browser: Browser,
  parts: readonly Part[],
  { seed, rounds, signal }: { seed: number; rounds: number; signal: AbortSignal | undefined },
): Promise<Measured | Unmeasured> {
  await using stack = new AsyncDisposableStack();
  const places: Place[] = [];
  for (const { selector, copy: given } of parts) {
    const copy = stack.use(await openCopy(browser, given));
    const locator = copy.page.locator(selector);
    const { target } = copy;
    if (!target || (await outcome(locator, target)) !== 'same')
      return {
        kind: 'unmeasured',
        reason: 'differs',
        why: 'a copy of its page, without scripts, does not show the same element to it',
      };
    places.push({ copy, locator, target, fingerprint: await copy.learn(target) });
  }
  const own = emptyTally();
  const healed = emptyTally();
  const others = await alternativesTo(places);
  for (let round = 0; round < rounds; round++) {
    signal?.throwIfAborted();
    const found: Outcome[] = [];
    const helped: Outcome[] = [];
    for (const [index, { copy, locator, target, fingerprint }] of places.entries()) {
      await copy.release(seedOf(seed, round, index), [target]);
      const isLast = index === places.length - 1;
      const looks = [locator, ...(isLast ? others.map((other) => other.locator) : [])];
      const [plain = 'none', ...rest] = await Promise.all(looks.map((look) => outcome(look, target)));
      if (isLast) for (const [at, other] of others.entries()) other.tally[together([...found, rest[at] ?? 'none'])]++;
      found.push(plain);
      helped.push(plain === 'none' ? await copy.heal(fingerprint, target) : plain);
    }
    own[together(found)]++;
    healed[together(helped)]++;
  }
  return { kind: 'measured', own, healed, alternatives: others.map(({ as, tally }) => ({ ...as, tally })) };
}

/** Rounds of one seed have nothing in common with those of the next one. */
function seedOf(seed: number, round: number, part: number): number {
  return Math.imul(seed, 1_000_003) + round * 31 + part;
}

async function outcome(locator: Locator, target: ElementHandle): Promise<Outcome> {
  const { count, isSame } = await locator.evaluateAll(
    (all, wanted) => ({ count: all.length, isSame: all[0] === wanted }),
    target,
  );
  return outcomeOf(count, isSame);
}

type Other = { as: Omit<Alternative, 'tally'>; locator: Locator; tally: Tally };

/** What the recorder would write for the same element, in its own document. */
async function alternativesTo(places: readonly Place[]): Promise<Other[]> {
  const last = places.at(-1);
  if (!last) return [];
  const { copy, locator: own, target } = last;
  const others: Other[] = [];
  for (const candidate of await copy.candidates(target)) {
    const text = printLocator(candidate.locator);
    const locator = locate(copy.page, text);
    if (String(locator) === String(own) || (await outcome(locator, target)) !== 'same') continue;
    const { score, reasons } = candidate;
    others.push({ as: { locator: text, score, reasons }, locator, tally: emptyTally() });
  }
  return others;
}
