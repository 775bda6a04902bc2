/** Hands are not steady: what looks like a drag may have been meant as a click, or as nothing. */
import type { Held } from './drag.ts';
import { isActionable } from './retarget.ts';
import { boxOf, page } from './safe.ts';

/** A hand that slid a little while it clicked, or that thought better of it and let go elsewhere. */
export function slipOf(held: Held, over: Element | null): { slip?: 'same' | 'away' } {
  const { target: pressed, start, isIdle } = held;
  if (!isIdle || over === null || !isSameBox(start, boxOf(pressed)) || isMarked(pressed)) return {};
  const controls = [pressed, over].map((each) => (each instanceof HTMLLabelElement ? each.control : each));
  if (over === pressed || controls[0] === controls[1]) return { slip: 'same' };
  return isActionable(pressed) && (over === page.body || over === page.root) ? { slip: 'away' } : {};
}

/** Whether the mouse marked text, in a field or on the page. */
function isMarked(target: Element): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
    return target.selectionStart !== target.selectionEnd;
  // What says that it is there to be clicked is not read.
  return getSelection()?.isCollapsed === false && getComputedStyle(target).cursor !== 'pointer';
}

function isSameBox(one: DOMRect, other: DOMRect): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width;
}
