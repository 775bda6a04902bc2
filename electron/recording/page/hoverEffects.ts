/** Hovers that did something for good: what entering or leaving an element changed and what still stands when it counts. */

import { describeNow } from './describe.ts';
import { deepTarget, flatContains, isVisible } from './dom.ts';
import { describeHover, hoverThatShowsAnything, isShownBy, nameable, uncovers } from './hover.ts';
import {
  didRestBefore,
  enterPhase,
  isNoisy,
  isResting,
  lastHovered,
  noteHover,
  noteOpened,
  onChange,
  phaseIs,
  type Significant,
} from './reveal.ts';
import { attribute, boxOf, isAttached, isDrawn, isMatch, page, parentElementOf, textIn } from './safe.ts';
import { send } from './send.ts';
import { offsetIn } from './spot.ts';

/**
 * `left` is set where leaving it, not entering the next, did something; `isLate` where it came while the mouse rested. `value` is what
 * an attribute was set to.
 */
type Effect = {
  change: Significant;
  value: string | null;
  entered: Element;
  left: Element | null;
  event: MouseEvent;
  isLate: boolean;
};

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
  lastPlace = placeOf(event);
}

/** Of one and the same place mouse events tell whole px, pointer events parts of them. */
function placeOf({ screenX, screenY }: MouseEvent): { x: number; y: number } {
  return { x: Math.floor(screenX), y: Math.floor(screenY) };
}

/** The frame that the mouse went into: from then on nobody here is told where it is. */
let inside: HTMLIFrameElement | null = null;

function hasMoved(event: MouseEvent): boolean {
  if (inside && !(isAttached(inside) && isDrawn(inside))) {
    // It vanished under the mouse, which lies now on what came in its place.
    inside = null;
    notePlace(event);
    return false;
  }
  const { x, y } = placeOf(event);
  return x !== lastPlace.x || y !== lastPlace.y;
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
  beforetoggle(event: ToggleEvent): void {
    const target = deepTarget(event);
    if (target && event.newState === 'open') noteOpened(target);
  },
};

function leave(event: MouseEvent): void {
  if (event.relatedTarget === null) noteHover(null, true);
  if (isDragging || event.buttons > 0 || !hasMoved(event)) return;
  current = { event, target: deepTarget(event) };
  enterPhase('leave');
}

function enter(event: MouseEvent): void {
  const target = deepTarget(event);
  const isOwn = hasMoved(event);
  inside = target instanceof HTMLIFrameElement ? target : null;
  // Inside a frame the mouse does things that this document is not told of: nothing is laid to where it entered.
  noteHover(inside ? null : target, isOwn);
  if (isDragging || event.buttons > 0 || !isOwn) return;
  current = { event, target };
  enterPhase('enter');
  setTimeout(() => {
    if (phaseIs('enter') || phaseIs('leave')) enterPhase('later');
  }, 0);
}

onChange((change) => {
  if (!current || effects.length >= MOST) return;
  const value = change.attribute === null ? null : attribute(change.target, change.attribute);
  const { event, target } = current;
  if (change.phase === 'later' && change.hovered)
    effects.push({ change, value, entered: change.hovered, left: null, event, isLate: true });
  if (change.phase !== 'enter' && change.phase !== 'leave') return;
  const isLeaving = change.phase === 'leave';
  const entered = isLeaving ? relatedOf(event) : target;
  if (entered) effects.push({ change, value, entered, left: isLeaving ? target : null, event, isLate: false });
});

function relatedOf(event: MouseEvent): Element {
  return event.relatedTarget instanceof Element ? event.relatedTarget : page.root;
}

/**
 * Tells the hovers whose effect is still there. Called when something else is about to be done, with the element that it is done
 * to: reaching that one hovers it anyway.
 */
export function settleHovers(target: Element | null): void {
  const standing = effects.filter(
    (effect) => !effect.isLate && !isNoisy(effect.change.target) && stillStands(effect, target),
  );
  effects = [];
  const told = new Set<Element>();
  for (const { entered, left, event } of standing) {
    if (left) tell(left, null, told);
    if (!target || !flatContains(entered, target)) tell(entered, event, told);
  }
}

/**
 * The mouse rests, and what comes next is no press that would bring it along: the recording ends and the page is looked at (`seen`),
 * or a key goes to whatever is under the mouse (`key`).
 */
export function tellResting(why: 'seen' | 'key'): void {
  const late = effects;
  const told = new Set<Element>();
  const resting = (why === 'key' ? didRestBefore() : isResting()) ? (lastHovered()[0] ?? null) : null;
  settleHovers(null);
  if (!resting) return;
  const byScript = late.findLast((effect) => isMatch(effect.entered, ':hover') && shows(effect, why));
  if (byScript) tell(nameable(byScript.entered), null, told);
  const byStyle = byScript ? null : hoverThatShowsAnything(resting);
  if (byStyle) send({ kind: 'hover', target: describeHover(byStyle) });
}

/** Whether it is the mouse that shows it, where it rests. */
function shows({ change, value, entered, left, isLate }: Effect, why: 'seen' | 'key'): boolean {
  const { target, kind, attribute: name } = change;
  if (!isAttached(target) || isNoisy(target)) return false;
  if (kind === 'attribute') {
    if (name === null || (name !== 'open' && attribute(target, name) !== value)) return false;
    // What is marked as being under the mouse is what a key is meant for.
    if (why === 'key' && !isLate && left === null && isMatch(target, ':hover')) return true;
    const isShown = uncovers(target, name, change.oldText) || isShownBy(target, name);
    return isShown && isVisible(target) && (!isLate || floatsBeside(target, entered));
  }
  return (
    kind === 'added' && isLate && change.nodes.some((node) => node instanceof Element && isShownBeside(node, entered))
  );
}

function isShownBeside(element: Element, entered: Element): boolean {
  return isAttached(element) && isVisible(element) && floatsBeside(element, entered);
}

/** How far (px) from what it belongs to a tooltip may be. */
const BESIDE_PX = 60;

/** Things that come while the mouse rests are its doing where they float beside it: anything else may have come by itself. */
function floatsBeside(element: Element, entered: Element): boolean {
  if (!/absolute|fixed/.test(getComputedStyle(element).position)) return false;
  const [one, other] = [boxOf(element), boxOf(entered)];
  return (
    one.left < other.right + BESIDE_PX &&
    one.right > other.left - BESIDE_PX &&
    one.top < other.bottom + BESIDE_PX &&
    one.bottom > other.top - BESIDE_PX
  );
}

function tell(element: Element, event: MouseEvent | null, told: Set<Element>): void {
  if (told.has(element) || !isAttached(element)) return;
  told.add(element);
  const isGround = element === page.body || element === page.root;
  send({
    kind: 'hover',
    target: describeNow(element),
    ...(event && isGround && { offset: offsetIn(element, event) }),
  });
}

function stillStands({ change, value }: Effect, target: Element | null): boolean {
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
        attribute(change.target, 'hidden') === value &&
        isVisible(change.target) &&
        !(target && flatContains(change.target, target))
      );
  }
}

/** A text that was taken out and put back as it was is no change. */
function isNewText(change: Significant): boolean {
  return change.nodes.some((node) => !(node instanceof Text)) || change.oldText !== textIn(change.target);
}
