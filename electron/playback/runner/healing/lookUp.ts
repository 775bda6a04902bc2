import type { ElementHandle, Frame, Page } from '@playwright/test';
import type { Fingerprint } from '../../../../shared/model/target.ts';
import type { Abstention } from '../../heal/index.ts';
import { percent } from '../../healing/words.ts';
import type { Answer, PageHealer } from './pageHealer.ts';

export type Outcome =
  | { kind: 'match'; answer: Answer & { element: ElementHandle } }
  /** `why` goes on after "nothing was put in its place: ". */
  | { kind: 'refused'; why: string };

/** Nobody fills a page with more frames that a test is for. */
const MOST_FRAMES = 20;

/**
 * What is remembered, among all that the page shows: first in the frame that its locator looks in (null: that frame is gone), and
 * where that has nothing like it in all others. Two frames that both have it are as good as none.
 */
export async function lookUp(
  pages: PageHealer,
  page: Page,
  own: Frame | null,
  remembered: Fingerprint,
): Promise<Outcome> {
  const first = own && (await pages.find(own, remembered));
  const verdict = first && outcomeOf([first]);
  if (verdict?.kind === 'match') return verdict;
  if (verdict && first?.decision.kind === 'abstain' && isLikeIt(first.decision.why))
    return { kind: 'refused', why: `${verdict.why}${await nearestOf(pages, [first])}` };
  const others = page
    .frames()
    .filter((frame) => frame !== own)
    .slice(0, MOST_FRAMES);
  const answers = await Promise.all(others.map((frame) => pages.find(frame, remembered)));
  const elsewhere = outcomeOf(answers.filter((answer) => answer !== null));
  if (elsewhere.kind === 'match') return elsewhere;
  const nearest = await nearestOf(pages, [...(first ? [first] : []), ...answers.filter((answer) => answer !== null)]);
  return { kind: 'refused', why: `${(verdict ?? elsewhere).why}${nearest}` };
}

/** It, or what is taken for it, is there: then it is in no other frame. */
function isLikeIt(why: Abstention): boolean {
  return why === 'several like it' || why === 'more harmful';
}

const nothing: Extract<Outcome, { kind: 'refused' }> = { kind: 'refused', why: 'nothing on the page is of its kind' };

const refusals = {
  'nothing of its kind': 'nothing on the page is of its kind',
  'nothing like it': 'nothing on the page is enough like it',
  'several like it': 'several elements are equally like it',
  'more harmful': 'what is most like it would delete or take back something, which it did not do before',
} as const satisfies Record<Abstention, string>;

function outcomeOf(answers: readonly Answer[]): Outcome {
  const matches = answers.filter(({ decision }) => decision.kind === 'match');
  const [match] = matches;
  if (matches.length > 1) return { kind: 'refused', why: refusals['several like it'] };
  if (match?.element) return { kind: 'match', answer: { ...match, element: match.element } };
  const reasons = answers.map(({ decision }) => (decision.kind === 'abstain' ? decision.why : 'nothing like it'));
  const why = (['more harmful', 'several like it', 'nothing like it'] as const).find((one) => reasons.includes(one));
  return why ? { kind: 'refused', why: refusals[why] } : nothing;
}

/** What came nearest, for a person who wants to know what was compared. */
async function nearestOf(pages: PageHealer, answers: readonly Answer[]): Promise<string> {
  const ranked = answers.toSorted((one, other) => confidenceOf(other) - confidenceOf(one));
  const [nearest] = ranked;
  if (!nearest?.element || confidenceOf(nearest) < 0) return '';
  const { words } = await pages.waysTo(nearest);
  return `; nearest is ${words}, ${percent(confidenceOf(nearest))} sure`;
}

function confidenceOf({ decision }: Answer): number {
  return decision.kind === 'match' ? decision.confidence : (decision.best?.confidence ?? -1);
}
