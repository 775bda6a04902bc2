/** Mouse, pen and touch: presses with what they hit, the way of a drag, clicks as the browser counted them. */
import type { DragCourse, TargetRef } from '../../../shared/model/event.ts';
import type { Point } from '../../../shared/model/target.ts';
import { attempt } from './attempt.ts';
import { describeNow, refer } from './describe.ts';
import { deepElementFromPoint, deepTarget, flatAncestors, flatContains, isVisible } from './dom.ts';
import { fieldState } from './field.ts';
import { describeGround } from './ground.ts';
import { describeHover, neededHovers } from './hover.ts';
import { settleHovers } from './hoverEffects.ts';
import { BUTTONS, modifiersOf } from './modifiers.ts';
import { editingHost, isActionable, isMiddleTheSame, labelledControl, middleOf, retarget } from './retarget.ts';
import { beginGesture, isNewSinceGesture, onChange } from './reveal.ts';
import { roleOf } from './role.ts';
import {
  boxOf,
  capitalTagOf,
  clientHeightOf,
  clientLeftOf,
  clientTopOf,
  clientWidthOf,
  elementsAt,
  firstElementOf,
  isAttached,
  isEditable,
  isWithin,
  page,
  parentElementOf,
  scrollHeightOf,
  scrollWidthOf,
  shadowOf,
  textIn,
} from './safe.ts';
import { send } from './send.ts';

/** Enough points for any stroke; denser ones are thinned. */
const MOST_POINTS = 400;

/** What the pointer passed last besides the dragged thing, with its box from before the drag could move it. */
type Over = { element: Element; box: DOMRect };
/** `around` are the surroundings of what was pressed, with their boxes from before; `reorders` that the page moves things meanwhile. */
type Held = {
  target: Element;
  path: Point[];
  start: DOMRect;
  around: Over[];
  over: Over | null;
  isNative: boolean;
  reorders: boolean;
  isCovered: boolean;
};
let held: Held | null = null;
let dropped: { target: TargetRef; offset: Point } | null = null;
let lastDragOver = 0;
let lastDragged: DragEvent | null = null;

export const pointerListeners = {
  pointerdown(event: PointerEvent): void {
    const hit = deepTarget(event);
    if (!hit || isScrollbar(hit, event)) return;
    const target = retarget(hit);
    settleHovers(target);
    const control = attempt(
      () => labelledControl(target) ?? listOf(target),
      () => null,
    );
    const isNew = isNewSinceGesture(target);
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
      target: describeNow(target),
      button: BUTTONS[event.button] ?? 'left',
      modifiers: modifiersOf(event),
      point: pointOf(event),
      offset: offsetIn(target, event),
      isPlaceMeant: attempt(
        () => isPlaceMeant(target, hit),
        () => true,
      ),
      isNew,
      hovers: hovers.map(describeHover),
      ...(field && { field }),
      ...(control && { control: describeNow(control), isControlReachable: isReachable(control) }),
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
    };
    beginGesture();
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
    const { target: pressed, path } = held;
    path.push(pointOf(event));
    const over = spread(path) > 4 ? passOver(held, event) : null;
    const ground = over && groundOf(held, event);
    const beneath = over?.element === pressed ? over : (ground ?? over);
    const course = ground && held.reorders ? courseOn(ground, held) : null;
    held = null;
    send({
      kind: 'release',
      target: refer(pressed),
      ...(beneath && { beneath: { target: describeNow(beneath.element), offset: offsetFrom(beneath, event) } }),
      button: BUTTONS[event.button] ?? 'left',
      point: pointOf(event),
      path,
      ...(course && { course }),
    });
  },

  click(event: PointerEvent): void {
    const hit = deepTarget(event);
    if (!hit) return;
    const isPointer = event.pointerType !== '' && event.detail > 0;
    send({
      kind: 'click',
      target: refer(retarget(hit)),
      detail: event.detail,
      button: 'left',
      modifiers: modifiersOf(event),
      isPointer,
    });
  },

  dblclick(event: MouseEvent): void {
    const hit = deepTarget(event);
    if (hit) send({ kind: 'doubleClick', target: refer(retarget(hit)) });
  },

  contextmenu(event: PointerEvent): void {
    const hit = deepTarget(event);
    if (hit) send({ kind: 'contextMenu', target: refer(retarget(hit)), isKeyboard: event.button !== 2 });
  },

  dragstart(event: DragEvent): void {
    const hit = deepTarget(event);
    if (held && hit) held = { ...held, target: hit, start: boxOf(hit), isNative: true };
    if (hit) send({ kind: 'dragStart', target: describeNow(hit), offset: offsetIn(hit, event) });
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

  drop(event: DragEvent): void {
    const over = held && passOver(held, event);
    lastDragged = event;
    held?.path.push(pointOf(event));
    dropped = over && { target: describeNow(over.element), offset: offsetFrom(over, event) };
  },

  dragend(event: DragEvent): void {
    const over =
      dropped ?? (held?.over && { target: describeNow(held.over.element), offset: offsetFrom(held.over, event) });
    const ground = held?.reorders && lastDragged ? groundOf(held, lastDragged) : null;
    const course = held && ground ? courseOn(ground, held) : null;
    held = null;
    dropped = null;
    send({ kind: 'dragEnd', ...(over && { over }), ...(course && { course }) });
  },
};

/** The list that an option is shown in. */
function listOf(element: Element): HTMLElement | null {
  return element instanceof HTMLOptionElement ? element.closest('select') : null;
}

function pointOf(event: MouseEvent): Point {
  return { x: Math.round(event.clientX), y: Math.round(event.clientY) };
}

/** CSS px from the padding box, as Playwright's `position` counts them. */
export function offsetIn(element: Element, event: MouseEvent): Point {
  return offsetFrom({ element, box: boxOf(element) }, event);
}

function spread(path: Point[]): number {
  const first = path[0];
  return first ? Math.max(...path.map((point) => Math.hypot(point.x - first.x, point.y - first.y))) : 0;
}

/** Pressing a scroll bar is scrolling, which is recorded where it mattered. */
function isScrollbar(hit: Element, event: MouseEvent): boolean {
  if (!(hit instanceof HTMLElement)) return false;
  const box = boxOf(hit);
  const isRoot = hit === page.root;
  const x = isRoot ? event.clientX : event.clientX - box.left - clientLeftOf(hit);
  const y = isRoot ? event.clientY : event.clientY - box.top - clientTopOf(hit);
  const width = clientWidthOf(hit);
  const height = clientHeightOf(hit);
  const canScroll = isRoot || /auto|scroll/.test(getComputedStyle(hit).overflow);
  return (
    canScroll &&
    ((width > 0 && x >= width && scrollHeightOf(hit) > height) ||
      (height > 0 && y >= height && scrollWidthOf(hit) > width))
  );
}

const DRAWN = new Set(['CANVAS', 'VIDEO', 'OBJECT', 'EMBED', 'IMG', 'SVG', 'BODY', 'HTML', 'IFRAME', 'AREA']);

/** Whether another point of the target would have meant something else. */
function isPlaceMeant(target: Element, hit: Element): boolean {
  const tag = capitalTagOf(target);
  if (DRAWN.has(tag) && !isInsideControl(target)) return true;
  if (tag.includes('-') && !shadowOf(target) && hit === target && firstElementOf(target) === null) return true;
  if (target instanceof HTMLElement && (editingHost(target) ?? target) instanceof HTMLElement && isEditable(target))
    return (textIn(target) ?? '').trim() !== '';
  const role = roleOf(target);
  if (role === 'slider' || role === 'scrollbar') return true;
  if (!isActionable(target) && isWideAndEmpty(target)) return true;
  return !isMiddleTheSame(target, hit);
}

function isInsideControl(element: Element): boolean {
  const parent = parentElementOf(element);
  return parent !== null && isActionable(parent);
}

function isWideAndEmpty(element: Element): boolean {
  const box = boxOf(element);
  return box.width * box.height > 20_000 && (textIn(element) ?? '').trim() === '' && roleOf(element) === null;
}

/** `check()` clicks the control itself: nothing may cover it, not even a picture of it inside its own label. */
function isReachable(control: HTMLElement): boolean {
  if (!isVisible(control)) return false;
  const { x, y } = middleOf(control);
  return deepElementFromPoint(x, y) === control;
}

/**
 * Looks at what lies under the pointer: the drawing itself where it stays in its place, else what is under the thing that is
 * being moved. Sortable lists move their items while one drags: an item counts with the box that it had when it was reached.
 */
function passOver(drag: Held, event: MouseEvent): Over | null {
  const now = boxOf(drag.target);
  const hasMoved =
    Math.abs(drag.start.left - now.left) > 1 || Math.abs(drag.start.top - now.top) > 1 || !isAttached(drag.target);
  const stack = elementsAt(document, event.clientX, event.clientY);
  const [top] = stack;
  // A picture of the dragged thing follows the mouse outside of where it belongs: nothing beneath can be hovered for real.
  if (top && !drag.around.slice(0, 4).some(({ element }) => flatContains(element, top))) drag.isCovered = true;
  for (const element of stack) {
    const inner = innermostAt(element, event);
    const isDragged = flatContains(drag.target, inner);
    if (isDragged && (hasMoved || drag.isNative)) continue;
    const reached = isDragged ? drag.target : inner;
    if (drag.over?.element !== reached) drag.over = { element: reached, box: boxOf(reached) };
    break;
  }
  return drag.over;
}

function innermostAt(element: Element, event: MouseEvent): Element {
  const shadow = shadowOf(element);
  return (shadow && elementsAt(shadow, event.clientX, event.clientY)[0]) ?? element;
}

function surroundings(element: Element): Over[] {
  return [...flatAncestors(element)].slice(1, 9).map((each) => ({ element: each, box: boxOf(each) }));
}

/** Where a drag by pointer ended, told by what it began in and did not move: for it the place is what counts. */
function groundOf({ around }: Held, event: MouseEvent): Over | null {
  return (
    around.find(({ element, box }) => {
      const now = boxOf(element);
      const isSame =
        isAttached(element) &&
        now.x === box.x &&
        now.y === box.y &&
        now.width === box.width &&
        now.height === box.height;
      return (
        isSame &&
        event.clientX > box.left &&
        event.clientX < box.right &&
        event.clientY > box.top &&
        event.clientY < box.bottom
      );
    }) ?? null
  );
}

function holds(nodes: Node[], element: Element): boolean {
  return nodes.some((node) => isWithin(node, element));
}

function courseOn(ground: Over, { path, isCovered }: Held): DragCourse {
  const at = (point: Point): Point => offsetFrom(ground, { clientX: point.x, clientY: point.y });
  return { target: describeGround(ground.element), path: path.map(at), isCovered };
}

onChange((change) => {
  // The dragged thing itself was put elsewhere while it is still held.
  if (held && held.path.length > 1 && change.kind === 'added' && holds(change.nodes, held.target)) held.reorders = true;
});

function offsetFrom({ element, box }: Over, event: Pick<MouseEvent, 'clientX' | 'clientY'>): Point {
  const style = getComputedStyle(element);
  // Downwards: half a px more may lie outside.
  return {
    x: Math.floor(event.clientX - box.left - (Number.parseFloat(style.borderLeftWidth) || 0)),
    y: Math.floor(event.clientY - box.top - (Number.parseFloat(style.borderTopWidth) || 0)),
  };
}
