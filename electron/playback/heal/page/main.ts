/**
 * Runs in every frame of the page under test, before its own scripts: learns how elements look, and finds one again. Healing looks only when it is
 * asked; until then the page is as it would be without.
 */

import type { Locator, LocatorStep } from '../../../../shared/model/locator.ts';
import type { Fingerprint } from '../../../../shared/model/target.ts';
import { attempt } from '../../../recording/page/attempt.ts';
import { candidatesOf } from '../../../recording/page/candidates.ts';
import { describe } from '../../../recording/page/describe.ts';
import { fingerprintOf, roughFingerprintOf } from '../../../recording/page/fingerprint.ts';
import { ideasOf } from '../../../recording/page/ideas.ts';
import { forget } from '../../../recording/page/remember.ts';
import { boxOf } from '../../../recording/page/safe.ts';
import { useSettings } from '../../../recording/page/settings.ts';
import { type Decision, decideInHaste } from '../index.ts';
import { candidatesFor } from './candidates.ts';
import { watchChanges } from './changes.ts';
import type { Probe } from './probe.ts';
import { noteRoot, noteShadowRoots } from './shadowRoots.ts';
import { hasTwin } from './twins.ts';

/** The name under which the frame is asked; made up anew for each run, so that no page can be made for it. */
declare const __paHealName: string;

function learn(element: Element): Fingerprint {
  forget();
  return { ...fingerprintOf(element), isAlone: !hasTwin(element) };
}

/** What each question is asked with: where the tests look for test ids. */
const asked =
  <Given, Answer>(answer: (given: Given) => Answer) =>
  (given: Given, testIdAttribute?: string): Answer => {
    if (testIdAttribute) useSettings({ testIdAttribute, preferredAttributes: [], bannedAttributes: [] });
    return answer(given);
  };

/** The decision, and the elements that it speaks of: `element` the one that was chosen or came nearest. */
function find(remembered: Fingerprint): { decision: Decision; element: Element | null } {
  forget();
  const candidates = candidatesFor(remembered);
  const decision = decideInHaste(remembered, candidates.map(roughFingerprintOf), (index) =>
    fingerprintOf(candidates[index] as Element),
  );
  const index = decision.kind === 'match' ? decision.index : (decision.best?.index ?? -1);
  return { decision, element: candidates[index] ?? null };
}

/** How many a locator finds; of the one that it should find how it looks and where it stands in its window, in px. */
function probe(elements: readonly Element[]): Probe {
  const [element] = elements;
  if (elements.length !== 1 || !element) return { count: elements.length };
  return attempt(
    () => {
      const { x, y, width, height } = boxOf(element);
      const window = { width: innerWidth, height: innerHeight };
      return { count: 1, fingerprint: learn(element), target: { box: { x, y, width, height }, window } };
    },
    // A page may make anything fail: then nothing is learned of it.
    () => ({ count: 1 }),
  );
}

/** Ways to find an element: `ranked` find it and no other in its document, `steps` are what may find it inside of something. */
function waysTo(element: Element): { ranked: Locator[]; steps: LocatorStep[]; words: string } {
  forget();
  return {
    ranked: candidatesOf(element).map(({ locator }) => locator),
    steps: stepsTo(element),
    words: describe(element).words,
  };
}

/** Single steps that find it, best first, whatever else they find. */
function stepsTo(element: Element): LocatorStep[] {
  const ideas = ideasOf(element).sort((one, other) => other.score - one.score);
  return ideas.filter(({ score }) => score > POOR).map(({ step }) => step);
}

/** What says little of itself is of no use inside of something either. */
const POOR = 400;

const marks: Element[] = [];

/** Numbers an element, for asking for it later by `marked`. */
function mark(element: Element): number {
  return marks.push(element) - 1;
}

if (!Object.hasOwn(globalThis, __paHealName)) {
  noteShadowRoots();
  Object.defineProperty(globalThis, __paHealName, {
    value: Object.freeze({
      learn: asked(learn),
      find: asked(find),
      note: noteRoot,
      probe: asked(probe),
      waysTo: asked(waysTo),
      watch: watchChanges,
      mark,
      marked: (number: number) => marks[number],
    }),
  });
}
