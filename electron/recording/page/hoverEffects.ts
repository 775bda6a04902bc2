/** Hovers that did something for good: what entering or leaving an element changed and what still stands when it counts. */

import { describeNow } from './describe.ts';
import { deepTarget, flatContains, isVisible } from './dom.ts';
import { offsetIn } from './pointer.ts';
import { enterPhase, isNoisy, noteHover, onChange, phaseIs, type Significant } from './reveal.ts';
import { isAttached, page, parentElementOf, textIn } from './safe.ts';
import { send } from './send.ts';

/** `left` is set where leaving it, not entering the next, did something. */
type Effect = { change: Significant; entered: Element; left: Element | null; event: MouseEvent };

/** More than this between two gestures is a page that plays with the mouse. */
const MOST = 40;

let effects: Effect[] = [];
/** The event that is on its way, with its target: an event forgets its path when it is over. */
let current: { event: MouseEvent; target: Element | null } | null = null;

/** Where the mouse really is. The browser also tells of entering and leaving when the page moves under a mouse that rests. */
let lastPlace = { x: Number.NaN, y: Number.NaN };

/** From the start of a native drag until the mouse moves by itself again. */
let isDragging = false;

function notePlace(event: MouseEvent): void {
  lastPlace = { x: event.screenX, y: event.screenY };
}

function hasMoved(event: MouseEvent): boolean {
  return event.screenX !== lastPlace.x || event.screenY !== lastPlace.y;
}

export const hoverListeners = {
  // The last of the events of one movement: those of entering and leaving come before it.
  mousemove(event: MouseEvent): void {
    isDragging = false;
    notePlace(event);
  },
  dragstart(): void {
    isDragging = true;
  },
  pointerdown(event: PointerEvent): void {
    notePlace(event);
    // What the press brings about, in the field that it leaves as well, is none of the hover's.
    enterPhase('press');
  },
  pointerout: leave,
  mouseout: leave,
  pointerover: enter,
  mouseover: enter,
};

function leave(event: MouseEvent): void {
  if (event.relatedTarget === null) noteHover(null, true);
  if (isDragging || event.buttons > 0 || !hasMoved(event)) return;
  current = { event, target: deepTarget(event) };
  enterPhase('leave');
}

function enter(event: MouseEvent): void {
  const target = deepTarget(event);
  // Inside a frame the mouse does things that this document is not told of: nothing is laid to where it entered.
  noteHover(target instanceof HTMLIFrameElement ? null : target, hasMoved(event));
  if (isDragging || event.buttons > 0 || !hasMoved(event)) return;
  current = { event, target };
  enterPhase('enter');
  setTimeout(() => {
    if (phaseIs('enter') || phaseIs('leave')) enterPhase('later');
  }, 0);
}

onChange((change) => {
  if ((change.phase !== 'enter' && change.phase !== 'leave') || !current || effects.length >= MOST) return;
  const isLeaving = change.phase === 'leave';
  const { event, target } = current;
  const entered = isLeaving ? relatedOf(event) : target;
  if (entered) effects.push({ change, entered, left: isLeaving ? target : null, event });
});

function relatedOf(event: MouseEvent): Element {
  return event.relatedTarget instanceof Element ? event.relatedTarget : page.root;
}

/**
 * Tells the hovers whose effect is still there. Called when something else is about to be done, with the element that it is done
 * to: reaching that one hovers it anyway.
 */
export function settleHovers(target: Element | null): void {
  const standing = effects.filter((effect) => !isNoisy(effect.change.target) && stillStands(effect.change, target));
  effects = [];
  const told = new Set<Element>();
  for (const { entered, left, event } of standing) {
    if (left) tell(left, null);
    if (!target || !flatContains(entered, target)) tell(entered, event);
  }

  function tell(element: Element, event: MouseEvent | null): void {
    if (told.has(element) || !isAttached(element)) return;
    told.add(element);
    const isGround = element === page.body || element === page.root;
    send({
      kind: 'hover',
      target: describeNow(element),
      ...(event && isGround && { offset: offsetIn(element, event) }),
    });
  }
}

function stillStands(change: Significant, target: Element | null): boolean {
  switch (change.kind) {
    case 'added':
      return change.nodes.some((node) => {
        const element = node instanceof Element ? node : parentElementOf(node);
        return (
          isAttached(node) &&
          element !== null &&
          isVisible(element) &&
          !(target && flatContains(element, target)) &&
          isNewText(change)
        );
      });
    case 'text':
      return isAttached(change.target) && change.oldText !== textIn(change.target);
    case 'removed':
      return (
        isAttached(change.target) &&
        change.oldText !== '' &&
        !(textIn(change.target) ?? '').includes(change.oldText ?? '')
      );
    case 'attribute':
      return (
        change.attribute === 'hidden' &&
        isAttached(change.target) &&
        isVisible(change.target) &&
        !(target && flatContains(change.target, target))
      );
  }
}

/** A text that was taken out and put back as it was is no change. */
function isNewText(change: Significant): boolean {
  return change.nodes.some((node) => !(node instanceof Text)) || change.oldText !== textIn(change.target);
}
