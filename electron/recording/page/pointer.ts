/** Mouse, pen and touch: presses with what they hit, the way of a drag, clicks as the browser counted them. */
import { afterDispatch } from './afterDispatch.ts';
import { takeAhead } from './ahead.ts';
import { stoodBefore } from './answer.ts';
import { attempt } from './attempt.ts';
import { hadTwin } from './departures.ts';
import { describe, describeNow, refer, refTo } from './describe.ts';
import { deepTarget } from './dom.ts';
import { courseOn, groundOf, type Held, isDetour, type Over, passOver, spread, surroundings } from './drag.ts';
import { fieldState } from './field.ts';
import { bringsFiles, noteFilesOver, tellFiles } from './filesDropped.ts';
import { describeGround } from './ground.ts';
import { cameSinceGesture, describeHover, describeUnhovered, neededHovers } from './hover.ts';
import { settleHovers } from './hoverEffects.ts';
import { BUTTONS, modifiersOf } from './modifiers.ts';
import { isRestless } from './restless.ts';
import { controlOf, retarget } from './retarget.ts';
import { beginGesture, isNewSinceGesture, onChange } from './reveal.ts';
import { boxOf, closestTo, isAttached, isMatch, isWithin } from './safe.ts';
import { send } from './send.ts';
import { slipOf } from './slip.ts';
import { isPlaceMeant, isReachable, isScrollbar, marksAnotherWord, offsetFrom, offsetIn, pointOf } from './spot.ts';

/** Enough points for any stroke; denser ones are thinned. */
const MOST_POINTS = 400;

/** A click is over by then; where the page answers to the waiting itself, less is a hold (ms). */
const LONG_HOLD_MS = 350;
const SHORT_HOLD_MS = 250;
/** Later than this (ms) after the press it is not the press that the page answers to. */
const PRESS_ANSWER_MS = 150;

let held: Held | null = null;
let lastDragOver = 0;
let lastDragged: DragEvent | null = null;

let isDoubleTold = false;

export const pointerListeners = {
  pointerdown(event: PointerEvent): void {
    const hit = deepTarget(event);
    if (!hit || isScrollbar(hit, event)) return;
    const target = retarget(hit);
    settleHovers(target);
    const control = attempt(
      () => controlOf(target),
      () => null,
    );
    const ahead = attempt(
      () => takeAhead(target),
      () => null,
    );
    const isNew = isNewSinceGesture(target) && !stoodBefore(target);
    const hovers = attempt(
      () => neededHovers(target),
      () => [],
    );
    const field = attempt(
      () => fieldState(target, false),
      () => undefined,
    );
    send({
      kind: 'press',
      target: refTo(
        target,
        ahead?.description ??
          attempt(
            () => describeUnhovered(target),
            () => describe(target),
          ),
      ),
      button: BUTTONS[event.button] ?? 'left',
      modifiers: modifiersOf(event),
      point: pointOf(event),
      offset: offsetIn(target, event),
      isPlaceMeant: attempt(
        () => isPlaceMeant(target, hit, event),
        () => true,
      ),
      isNew,
      ...(attempt(
        () => isRestless(target),
        () => false,
      ) && { isRestless: true }),
      ...(isMatch(target, ':disabled') && { isDisabled: true }),
      ...(attempt(
        () => hadTwin(target),
        () => false,
      ) && { hadTwin: true }),
      hovers: hovers.map(describeHover),
      ...(field && { field }),
      ...(control && {
        control: refTo(control, ahead?.control ?? describe(control)),
        isControlReachable: isReachable(control),
        ...tickOf(control),
      }),
    });
    held = {
      target,
      path: [pointOf(event)],
      start: boxOf(target),
      around: surroundings(target),
      over: null,
      isNative: false,
      reorders: false,
      isCovered: false,
      since: event.timeStamp,
      isAnswered: false,
      isIdle: true,
      keepsFocus: false,
    };
    beginGesture();
  },

  mousedown(event: MouseEvent): void {
    const press = held;
    afterDispatch(() => {
      if (press && event.defaultPrevented) press.keepsFocus = true;
    });
  },

  pointermove(event: PointerEvent): void {
    if (!held || event.buttons === 0) return;
    const last = held.path.at(-1);
    if (last && Math.hypot(event.clientX - last.x, event.clientY - last.y) < 2) return;
    held.path.push(pointOf(event));
    passOver(held, event);
    if (held.path.length > MOST_POINTS)
      held.path = held.path.filter((_, index) => index % 2 === 0 || index === held?.path.length);
  },

  pointerup(event: PointerEvent): void {
    const hit = deepTarget(event);
    if (!held || !hit) return;
    const { target: pressed, path, since, isAnswered, keepsFocus } = held;
    const heldMs = Math.round(event.timeStamp - since);
    const isHoldMeant = heldMs >= (isAnswered ? SHORT_HOLD_MS : LONG_HOLD_MS);
    path.push(pointOf(event));
    const over = spread(path) > 4 ? passOver(held, event) : null;
    const slip = slipOf(held, over?.element ?? null);
    const ground = over && groundOf(held, event);
    const beneath = over?.element === pressed ? over : (ground ?? over);
    const strays = over?.element !== pressed && isDetour(path);
    const course = ground && (held.reorders || strays) ? courseOn(ground, held) : null;
    held = null;
    send({
      kind: 'release',
      target: refer(pressed),
      ...(beneath && {
        beneath: {
          target: beneath === ground ? describeGround(beneath.element) : describeNow(beneath.element),
          offset: offsetFrom(beneath, event),
        },
      }),
      button: BUTTONS[event.button] ?? 'left',
      point: pointOf(event),
      path,
      ...(course && { course }),
      ...(keepsFocus && { keepsFocus }),
      ...slip,
      ...(isHoldMeant && { heldMs }),
    });
  },

  click(event: PointerEvent): void {
    const hit = deepTarget(event);
    if (!hit) return;
    const isPointer = event.pointerType !== '' && event.detail > 0;
    const target = refer(retarget(hit));
    if (isPointer && event.detail === 2) {
      isDoubleTold = false;
      // A double click on what its second click took away is heard by nobody but the thing itself.
      afterDispatch(() => {
        if (!isDoubleTold && !isAttached(hit)) send({ kind: 'doubleClick', target: { ref: target.ref } });
      });
    }
    send({
      kind: 'click',
      target,
      detail: event.detail,
      button: 'left',
      modifiers: modifiersOf(event),
      isPointer,
    });
  },

  dblclick(event: MouseEvent): void {
    const hit = deepTarget(event);
    if (!hit) return;
    isDoubleTold = true;
    const target = retarget(hit);
    const isMeant = attempt(
      () => marksAnotherWord(target, event),
      () => false,
    );
    send({ kind: 'doubleClick', target: refer(target), ...(isMeant && { offset: offsetIn(target, event) }) });
  },

  contextmenu(event: PointerEvent): void {
    const hit = deepTarget(event);
    if (hit) send({ kind: 'contextMenu', target: refer(retarget(hit)), isKeyboard: event.button !== 2 });
  },

  dragstart(event: DragEvent): void {
    const hit = deepTarget(event);
    if (held && hit) held = { ...held, target: hit, start: boxOf(hit), isNative: true };
    if (hit) {
      const isMarked = closestTo(hit, '[draggable="true"],a[href],img') === null;
      send({
        kind: 'dragStart',
        target: describeNow(hit),
        offset: offsetIn(hit, event),
        ...(isMarked && { isMarked }),
      });
    }
  },

  dragenter(event: DragEvent): void {
    if (held === null) noteFilesOver(deepTarget(event), event);
  },

  dragover(event: DragEvent): void {
    if (!held) return;
    lastDragged = event;
    held.path.push(pointOf(event));
    // The browser tells this many times a second even when nothing moves.
    if (event.timeStamp - lastDragOver < 15) return;
    lastDragOver = event.timeStamp;
    passOver(held, event);
  },

  // Told now: what is dragged may be gone afterwards, and then nobody hears of the end of the drag.
  drop(event: DragEvent): void {
    const hit = deepTarget(event);
    if (hit && held === null && bringsFiles(event)) {
      tellFiles(hit, event);
      return;
    }
    lastDragged = event;
    held?.path.push(pointOf(event));
    // What was taken up in another frame: only that frame knows of it.
    const over = held ? passOver(held, event) : hit && { element: hit, box: boxOf(hit) };
    endDrag(over, event);
  },

  dragend(event: DragEvent): void {
    if (held) endDrag(held.over, event);
  },
};

/** Whether a control was ticked before it is pressed: a page may refuse. */
function tickOf(control: Element): { wasChecked?: boolean } {
  const checked = attempt(
    () => fieldState(control, false)?.checked,
    () => undefined,
  );
  return checked === undefined ? {} : { wasChecked: checked };
}

function endDrag(over: Over | null, event: DragEvent): void {
  const isNew = over !== null && cameSinceGesture(over.element);
  const ground = (held?.reorders || isNew) && held && lastDragged ? groundOf(held, lastDragged) : null;
  const course = held && ground ? courseOn(ground, held) : null;
  held = null;
  send({
    kind: 'dragEnd',
    ...(over && {
      over: { target: describeNow(over.element), offset: offsetFrom(over, event), ...(isNew && { isNew }) },
    }),
    ...(course && { course }),
  });
}

function holds(nodes: Node[], element: Element): boolean {
  return nodes.some((node) => isWithin(node, element));
}

onChange((change) => {
  if (held && performance.now() - held.since > PRESS_ANSWER_MS) held.isAnswered = true;
  if (held && !isWithin(held.target, change.target)) held.isIdle = false;
  // The dragged thing itself was put elsewhere while it is still held.
  if (held && held.path.length > 1 && change.kind === 'added' && holds(change.nodes, held.target)) held.reorders = true;
});
