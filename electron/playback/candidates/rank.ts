/** The other locators of an element, in the order in which one would try them. Pure. */
import type { CandidatesOfOne, Finds } from '../../testcode/index.ts';

type Candidate = CandidatesOfOne['candidates'][number];

/** Entries that no green run has ranked yet. */
export function isRanked({ candidates }: CandidatesOfOne): boolean {
  return candidates.every(({ finds }) => finds !== undefined);
}

/** `findings` are those of the candidates, in their order. What finds just this element comes first, the most lasting of it before. */
export function rankCandidates(one: CandidatesOfOne, findings: readonly Finds[]): CandidatesOfOne {
  const found = one.candidates.map(
    (candidate, index): Candidate => ({ ...candidate, finds: findings[index] ?? 'nothing' }),
  );
  const candidates = found.toSorted(
    (a, b) => worth[a.finds ?? 'nothing'] - worth[b.finds ?? 'nothing'] || lasting(a) - lasting(b),
  );
  return { ...one, candidates };
}

const worth: Record<Finds, number> = { it: 0, several: 1, another: 2, nothing: 3 };
const kinds = ['testId', 'role', 'label', 'placeholder', 'alt', 'title', 'text', 'css', 'hasText', 'nth'] as const;

/** The lower, the longer: what a person or a program reads off the page lasts, where something stands in it does not. */
function lasting({ locator }: Candidate): number {
  const last = locator.findLast(({ by }) => by !== 'nth' && by !== 'hasText') ?? locator[0];
  if (!last) return 100;
  const rank = kinds.indexOf(last.by) * 10;
  const isCounted = locator.some(({ by }) => by === 'nth') ? 5 : 0;
  if (last.by !== 'css') return rank + isCounted;
  const isPath = /^(?:xpath=|\/|\()|:nth-|>/.test(last.selector);
  const isId = /^#[\w-]+$/.test(last.selector);
  return rank + isCounted + (isId ? 0 : isPath ? 3 : 1);
}
