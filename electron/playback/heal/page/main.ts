/**
 * Runs in every frame of the page under test, before its own scripts: learns how elements look, and finds one again. Healing looks only when it is
 * asked; until then the page is as it would be without.
 */
import type { Fingerprint } from '../../../../shared/model/target.ts';
import { fingerprintOf, roughFingerprintOf } from '../../../recording/page/fingerprint.ts';
import { forget } from '../../../recording/page/remember.ts';
import { type Decision, decideInHaste } from '../index.ts';
import { candidatesFor, hasTwin } from './candidates.ts';
import { noteClosedRoots, noteRoot } from './shadowRoots.ts';

/** The name under which the frame is asked; made up anew for each run, so that no page can be made for it. */
declare const __paHealName: string;

function learn(element: Element): Fingerprint {
  forget();
  const fingerprint = fingerprintOf(element);
  return { ...fingerprint, isAlone: !hasTwin(element, fingerprint) };
}

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

if (!Object.hasOwn(globalThis, __paHealName)) {
  noteClosedRoots();
  Object.defineProperty(globalThis, __paHealName, { value: Object.freeze({ learn, find, note: noteRoot }) });
}
