/** Which of what was seen after an action a replay has to wait for before it goes on. Pure. */
import type { Action, Step } from '../../../shared/model/action.ts';
import type { LocatorStep } from '../../../shared/model/locator.ts';
import type { Target } from '../../../shared/model/target.ts';

/** A step that waits, and how long (ms) after the gesture it had come true; unknown in recordings of before. */
export type Evidence = { step: Step; after: number | undefined };

/**
 * How soon after an action (ms) a replay does the next one: a click finds its target and lets it come to rest, a key needs nothing
 * but the focus, and the browser's own buttons ask the page nothing at all.
 */
export const SOONEST_MS = { click: 60, key: 1, browser: 0 };

export function soonestMs({ kind }: Step): number {
  switch (kind) {
    case 'back':
    case 'forward':
    case 'reload':
    case 'open':
    case 'closePage':
      return SOONEST_MS.browser;
    case 'press':
    case 'type':
    case 'insertText':
    case 'fill':
      return SOONEST_MS.key;
    default:
      return SOONEST_MS.click;
  }
}

/** Whether a replay could do what comes next before the evidence is there. `soonest` is one of {@link SOONEST_MS}. */
export function isOvertaken({ after }: Evidence, soonest: number): boolean {
  return after === undefined || after > soonest;
}

/**
 * What comes next is found by the very words that are waited for: finding it is waiting for them. And a click waits until what it
 * clicks is enabled.
 */
export function isSoughtBy({ step }: Evidence, target: Target | undefined, soonest: number): boolean {
  if (!target) return false;
  if (step.kind === 'waitUntilEnabled') return soonest === SOONEST_MS.click && isSame(step.target, target);
  if (step.kind !== 'waitFor') return false;
  const words = step.text ?? wordsOf(step.target.locators[0]?.locator.at(-1));
  return words !== null && wordsIn(target).some((each) => each === words);
}

function isSame(one: Target, other: Target): boolean {
  const where = ({ page, frames, locators: [best] }: Target): string => JSON.stringify([page, frames, best?.locator]);
  return where(one) === where(other);
}

/** All the words that the printed locator holds. */
function wordsIn({ locators: [best] }: Target): string[] {
  return (best?.locator ?? []).flatMap((step) => wordsOf(step) ?? []);
}

/** What a step looks for; null where it looks for no words. */
export function wordsOf(step: LocatorStep | undefined): string | null {
  if (!step) return null;
  if (step.by === 'role') return step.name?.value ?? null;
  return 'text' in step ? step.text.value : null;
}

/** A response tells that something is done on the server where the page shows nothing of it: reading again leaves no trace there. */
export function responseToAwait<Request extends { method: string; isDone: boolean }>(
  action: Action,
  requests: readonly Request[],
): Request | undefined {
  if (action.effects.some((effect) => effect.kind === 'navigation')) return undefined;
  return requests.find(({ isDone, method }) => isDone && method !== 'GET');
}
