/**
 * Describing takes some ms on a large page, and a press would wait for it. Where the mouse comes to rest, what lies under it is
 * described before it is pressed, while nobody waits. A press takes that if nothing on the page can have changed since.
 */
import type { Description } from '../../../shared/model/target.ts';
import { describe } from './describe.ts';
import { allRoots, deepTarget } from './dom.ts';
import { describeUnhovered } from './hover.ts';
import { rulesSoFar } from './hoverRules.ts';
import { controlOf, retarget } from './retarget.ts';
import { changesSoFar, observe, onMutation } from './reveal.ts';
import { boxOf, findAll, isAttached, page } from './safe.ts';

type Ahead = { target: Element; description: Description; control: Description | null; state: string };

/** A hand that is on its way does not stay on one element for so long (ms). */
const REST_MS = 60;
/** Where a page goes on changing, looking again and again would cost more than a press. */
const MOST_LOOKS = 3;

let resting: Element | null = null;
let looks = 0;
let doings = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let ahead: Ahead | null = null;

export const aheadListeners = {
  pointerover(event: PointerEvent): void {
    rest(event);
  },
  // While somebody types the mouse may lie anywhere: it is looked at again when it moves.
  pointermove(event: PointerEvent): void {
    if (resting === null) rest(event);
  },
};

function rest(event: PointerEvent): void {
  resting = event.buttons === 0 ? deepTarget(event) : null;
  looks = 0;
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  if (resting === null || looks >= MOST_LOOKS) return;
  timer = setTimeout(() => requestIdleCallback(look, { timeout: 20 }), REST_MS);
}

/** Of events that change what a description says without changing the document: a value, a place, the focus. */
export function noteDoing(type: string): void {
  doings++;
  looks = 0;
  if (type === 'keydown') resting = null;
  schedule();
}

function look(): void {
  if (resting === null || !isAttached(resting) || resting === page.root || resting === page.body) return;
  looks++;
  // From here on a change inside of a shadow root is heard of as well.
  for (const root of allRoots()) observe(root);
  const target = retarget(resting);
  const control = controlOf(target);
  const state = stateOf(target);
  if (state === null) return;
  ahead = { target, description: describeUnhovered(target), control: control && describe(control), state };
}

/** What a description rests on, changes of the document and all that no observer tells of; null while something moves. */
function stateOf(target: Element): string | null {
  if (document.getAnimations().length > 0) return null;
  const { x, y, width, height } = boxOf(target);
  // An element that is defined late gets its shadow root without any change around it.
  const undefinedYet = findAll(document, ':not(:defined)').length;
  return JSON.stringify([changesSoFar(), doings, rulesSoFar(), undefinedYet, innerWidth, x, y, width, height]);
}

/** Whether a press now could take what was described: then all shadow roots are being watched as well. */
export function isAhead(): boolean {
  if (ahead !== null && ahead.state !== stateOf(ahead.target)) ahead = null;
  return ahead !== null;
}

/** What is known of the target of a press, once {@link isAhead} has said that it still holds. */
export function takeAhead(target: Element): Pick<Ahead, 'description' | 'control'> | null {
  const known = ahead?.target === target ? ahead : null;
  ahead = null;
  return known;
}

onMutation(schedule);
