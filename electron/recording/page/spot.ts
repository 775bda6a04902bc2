/** Where exactly something was hit, and whether that place was meant. */
import type { Point } from '../../../shared/model/target.ts';
import { deepElementFromPoint, isVisible } from './dom.ts';
import { editingHost, isActionable, isMiddleTheSame, middleOf } from './retarget.ts';
import { roleOf } from './role.ts';
import {
  boxOf,
  capitalTagOf,
  caretAt,
  clientHeightOf,
  clientLeftOf,
  clientTopOf,
  clientWidthOf,
  firstElementOf,
  isEditable,
  page,
  parentElementOf,
  scrollHeightOf,
  scrollWidthOf,
  shadowOf,
  textIn,
} from './safe.ts';

/** CSS px of this frame. */
export function pointOf(event: MouseEvent): Point {
  return { x: Math.round(event.clientX), y: Math.round(event.clientY) };
}

/** CSS px from the padding box, as Playwright's `position` counts them. */
export function offsetIn(element: Element, event: MouseEvent): Point {
  return offsetFrom({ element, box: boxOf(element) }, event);
}

/** From a box that the element had before. */
export function offsetFrom(
  { element, box }: { element: Element; box: DOMRect },
  event: Pick<MouseEvent, 'clientX' | 'clientY'>,
): Point {
  const style = getComputedStyle(element);
  // Downwards: half a px more may lie outside.
  return {
    x: Math.floor(event.clientX - box.left - (Number.parseFloat(style.borderLeftWidth) || 0)),
    y: Math.floor(event.clientY - box.top - (Number.parseFloat(style.borderTopWidth) || 0)),
  };
}

export function isInBox(box: DOMRect, { x, y }: Point): boolean {
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

/** Pressing a scroll bar is scrolling, which is recorded where it mattered. */
export function isScrollbar(hit: Element, event: MouseEvent): boolean {
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
export function isPlaceMeant(target: Element, hit: Element, event: MouseEvent): boolean {
  const tag = capitalTagOf(target);
  // What lies behind a modal dialog is hit as the dialog itself.
  if (tag === 'DIALOG' && hit === target && !isInBox(boxOf(target), pointOf(event))) return true;
  if (DRAWN.has(tag) && !isInsideControl(target)) return true;
  if (tag.includes('-') && !shadowOf(target) && hit === target && firstElementOf(target) === null) return true;
  if (target instanceof HTMLElement && (editingHost(target) ?? target) instanceof HTMLElement && isEditable(target))
    return (textIn(target) ?? '').trim() !== '';
  const role = roleOf(target);
  if (role === 'slider' || role === 'scrollbar') return true;
  if (!isActionable(target) && isWideAndEmpty(target)) return true;
  return !isMiddleTheSame(target, hit);
}

/** A double click marks the word under it. In a button or a field nobody copies from that is no matter. */
export function marksAnotherWord(target: Element, event: MouseEvent): boolean {
  if (isActionable(target) || getComputedStyle(target).userSelect === 'none') return false;
  const marked = wordAt(event.clientX, event.clientY);
  const { x, y } = middleOf(target);
  return marked !== null && marked !== wordAt(x, y);
}

/** The word at a point, with its place in its text; null where there is none. */
function wordAt(x: number, y: number): string | null {
  const caret = caretAt(x, y);
  if (!(caret?.offsetNode instanceof Text)) return null;
  const { data } = caret.offsetNode;
  const start = data.slice(0, caret.offset).search(/[\p{L}\p{N}_]*$/u);
  const word = /^[\p{L}\p{N}_]*/u.exec(data.slice(start))?.[0] ?? '';
  return `${start} ${word}`;
}

function isInsideControl(element: Element): boolean {
  const parent = parentElementOf(element);
  return parent !== null && isActionable(parent);
}

/** A plan, or a strip where it matters how far along it is clicked: colours, what was played of a film, progress. */
function isWideAndEmpty(element: Element): boolean {
  const { width, height } = boxOf(element);
  const isLarge = width * height > 20_000;
  const isStrip = Math.max(width, height) >= 100 && Math.max(width, height) >= 4 * Math.min(width, height);
  return (isLarge || isStrip) && (textIn(element) ?? '').trim() === '' && roleOf(element) === null;
}

/** `check()` clicks the control itself: nothing may cover it, not even a picture of it inside its own label. */
export function isReachable(control: HTMLElement): boolean {
  if (!isVisible(control)) return false;
  const { x, y } = middleOf(control);
  return deepElementFromPoint(x, y) === control;
}
