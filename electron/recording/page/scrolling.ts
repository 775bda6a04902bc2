/** Wheels and scrolls: those that brought something new or that the page took for itself. */

import { afterDispatch } from './afterDispatch.ts';
import { refer } from './describe.ts';
import { deepTarget } from './dom.ts';
import { describeGround } from './ground.ts';
import { modifiersOf } from './modifiers.ts';
import { offsetIn } from './pointer.ts';
import { retarget } from './retarget.ts';
import { beginGesture, enterPhase, isNoisy, onChange, type Significant } from './reveal.ts';
import { clientWidthOf, page, scrollLeftOf, scrollTopOf } from './safe.ts';
import { send } from './send.ts';

/** A scroll by hand follows its wheel, its scroll bar or its finger within this time. */
const BY_HAND_MS = 1000;
/** Scroll events stop for so long when the scroll is over; what it brings may take a little longer. */
const QUIET_MS = 150;
const ANSWER_MS = 600;

type Scroll = { scroller: Element | null; didMatter: boolean; timer: ReturnType<typeof setTimeout> | undefined };
let current: Scroll | null = null;
let lastByHand = Number.NEGATIVE_INFINITY;

export const scrollListeners = {
  wheel(event: WheelEvent): void {
    const hit = deepTarget(event);
    if (!hit) return;
    enterPhase('wheel');
    lastByHand = performance.now();
    if (event.ctrlKey && !event.cancelable) return;
    afterDispatch(() => {
      if (!event.defaultPrevented) return;
      const target = retarget(hit);
      send({
        kind: 'wheel',
        target: refer(target),
        offset: offsetIn(target, event),
        delta: { x: event.deltaX, y: event.deltaY },
        modifiers: modifiersOf(event),
      });
    });
  },

  pointerdown(event: PointerEvent): void {
    settle();
    const hit = deepTarget(event);
    if (
      hit instanceof HTMLElement &&
      (event.clientX >= clientWidthOf(page.root) ||
        event.offsetX >= clientWidthOf(hit) ||
        event.pointerType === 'touch')
    )
      lastByHand = performance.now();
  },

  keydown(): void {
    settle();
  },

  scroll(event: Event): void {
    if (performance.now() - lastByHand > BY_HAND_MS) return;
    lastByHand = performance.now();
    const scroller = event.target instanceof Element ? event.target : null;
    if (current && current.scroller !== scroller) settle();
    if (!current) {
      beginGesture();
      enterPhase('scroll');
      current = { scroller, didMatter: false, timer: undefined };
    }
    clearTimeout(current.timer);
    current.timer = setTimeout(settle, current.didMatter ? QUIET_MS : ANSWER_MS);
  },
};

/** A change while or right after scrolling, outside of mere looks, means that the scroll brought something. */
onChange((change: Significant) => {
  if (!current || current.didMatter || isNoisy(change.target)) return;
  if (
    change.kind === 'attribute' &&
    !['disabled', 'hidden', 'aria-hidden', 'aria-disabled', 'aria-expanded', 'src'].includes(change.attribute ?? '')
  )
    return;
  current.didMatter = true;
  clearTimeout(current.timer);
  current.timer = setTimeout(settle, QUIET_MS);
});

/** The scroll is over: by silence, or because the person did something else. */
export function settle(): void {
  if (!current) return;
  const { scroller, didMatter, timer } = current;
  clearTimeout(timer);
  current = null;
  if (!didMatter) return;
  const to = scroller
    ? { x: Math.round(scrollLeftOf(scroller)), y: Math.round(scrollTopOf(scroller)) }
    : { x: Math.round(scrollX), y: Math.round(scrollY) };
  send({ kind: 'scroll', ...(scroller && { target: describeGround(scroller) }), to, didMatter });
}
