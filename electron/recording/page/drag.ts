/** What a held pointer carries, what it passes, and the ground that it goes over. */
import type { DragCourse } from '../../../shared/model/event.ts';
import type { Point } from '../../../shared/model/target.ts';
import { flatAncestors, flatContains } from './dom.ts';
import { describeGround } from './ground.ts';
import { boxOf, elementsAt, isAttached, page, shadowOf } from './safe.ts';
import { isInBox, offsetFrom } from './spot.ts';

/** What the pointer passed last besides the dragged thing, with its box from before the drag could move it. */
export type Over = { element: Element; box: DOMRect };
/** `around` are the surroundings of what was pressed, with their boxes from before; `reorders` that the page moves things meanwhile. */
export type Held = {
  target: Element;
  path: Point[];
  start: DOMRect;
  around: Over[];
  over: Over | null;
  isNative: boolean;
  reorders: boolean;
  isCovered: boolean;
  /** ms of the page's clock */
  since: number;
  /** The page did something while nothing but time went by. */
  isAnswered: boolean;
  isIdle: boolean;
  keepsFocus: boolean;
};
/**
 * Looks at what lies under the pointer: the drawing itself where it stays in its place, else what is under the thing that is
 * being moved. Sortable lists move their items while one drags: an item counts with the box that it had when it was reached.
 */
export function passOver(drag: Held, event: MouseEvent): Over | null {
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

export function surroundings(element: Element): Over[] {
  const ancestors = [...flatAncestors(element)].slice(1);
  const near = ancestors.slice(0, 8);
  const root = ancestors.at(-1);
  return (root && !near.includes(root) ? [...near, root] : near).map((each) => ({ element: each, box: boxOf(each) }));
}

/**
 * Where a drag by pointer ended, told by what it began in and did not move: for it the place is what counts. Best if the whole way
 * lies in it.
 */
export function groundOf({ around, path }: Held, event: MouseEvent): Over | null {
  const end = { x: event.clientX, y: event.clientY };
  const still = around.filter(({ element, box }) => {
    const now = boxOf(element);
    const isStill = isAttached(element) && now.x === box.x && now.y === box.y;
    // The page itself goes on beyond its content.
    return isStill && (element === page.root || (isInBox(box, end) && isInBox(now, end)));
  });
  return still.find(({ box }) => path.every((point) => isInBox(box, point))) ?? still[0] ?? null;
}

/** A hand draws no lines with a ruler, but it does not go around a corner without meaning it. */
export function isDetour(path: Point[]): boolean {
  const [from, to] = [path[0], path.at(-1)];
  if (!from || !to) return false;
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  const off = ({ x, y }: Point): number => Math.abs((to.x - from.x) * (from.y - y) - (from.x - x) * (to.y - from.y));
  return path.some((point) => off(point) > (far * far) / 4) || spread(path) > far * 1.25;
}

export function spread(path: Point[]): number {
  const first = path[0];
  return first ? Math.max(...path.map((point) => Math.hypot(point.x - first.x, point.y - first.y))) : 0;
}

export function courseOn(ground: Over, { path, isCovered }: Held): DragCourse {
  const at = (point: Point): Point => offsetFrom(ground, { clientX: point.x, clientY: point.y });
  return {
    target: describeGround(ground.element),
    path: path.map(at),
    isCovered,
    ...(isDetour(path) && { isWandering: true }),
  };
}
