/** Wheels and scrolls: those that brought something new or that the page took for itself. */

import type { TargetRef } from '../../../shared/model/event.ts';
import type { Point } from '../../../shared/model/target.ts';
import { afterDispatch } from './afterDispatch.ts';
import { refer } from './describe.ts';
import { deepTarget, flatContains } from './dom.ts';
import { fieldKind } from './field.ts';
import { describeGround } from './ground.ts';
import { modifiersOf } from './modifiers.ts';
import { retarget } from './retarget.ts';
import { beginGesture, enterPhase, isNoisy, onChange, type Significant } from './reveal.ts';
import {
  clientHeightOf,
  clientWidthOf,
  isAttached,
  page,
  scrollHeightOf,
  scrollLeftOf,
  scrollTopOf,
  scrollWidthOf,
} from './safe.ts';
import { send } from './send.ts';
import { offsetIn } from './spot.ts';

/** A scroll by hand follows its wheel, its scroll bar, its key or its finger within this time. */
const BY_HAND_MS = 1000;
/** Scroll events stop for so long when the scroll is over; what it brings may take a little longer. */
const QUIET_MS = 150;
const ANSWER_MS = 600;
const SCROLLING_KEYS = new Set(['PageDown', 'PageUp', 'End', 'Home', 'ArrowDown', 'ArrowUp', ' ']);

type Size = { x: number; y: number };
/**
 * A scroll by hand on its way. `at` is where the last event of it was; `size` how large the content was then; a scroll in which things
 * went as well as came and nothing else changed is that of a list that only draws what is in sight.
 */
type Scroll = {
  scroller: Element | null;
  at: Point;
  /** Where it was when something came that was not measured yet. */
  before: Point | null;
  size: Size;
  address: string;
  didMatter: boolean;
  /** Places where something came of it, each half a window from the one before. */
  stops: Point[];
  tookAway: boolean;
  changedOthers: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
};
let current: Scroll | null = null;
/** What the wheel was turned over, if that was done last. */
let wheeled: Element | null = null;
let lastByHand = Number.NEGATIVE_INFINITY;

export const scrollListeners = {
  wheel(event: WheelEvent): void {
    const hit = deepTarget(event);
    if (!hit) return;
    enterPhase('wheel');
    wheeled = hit;
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
    wheeled = null;
    const hit = deepTarget(event);
    const isOnBar =
      hit instanceof HTMLElement &&
      (event.clientX >= clientWidthOf(page.root) ||
        event.offsetX >= clientWidthOf(hit) ||
        event.pointerType === 'touch');
    lastByHand = isOnBar ? performance.now() : Number.NEGATIVE_INFINITY;
  },

  keydown(event: KeyboardEvent): void {
    settle();
    wheeled = null;
    const hit = deepTarget(event);
    const doesScroll = SCROLLING_KEYS.has(event.key) && (!hit || fieldKind(hit) === undefined);
    lastByHand = doesScroll ? performance.now() : Number.NEGATIVE_INFINITY;
  },

  scroll(event: Event): void {
    if (performance.now() - lastByHand > BY_HAND_MS) return;
    lastByHand = performance.now();
    const scroller = event.target instanceof Element ? event.target : null;
    if (current && isFollowing(current, scroller)) return;
    if (current && current.scroller !== scroller) settle();
    if (current) current.at = placeOf(scroller);
    else begin(scroller);
    wait();
  },
};

/** Panes and scroll bars that pages draw themselves are kept in step by the page: it does so again when the one under the wheel is scrolled. */
function isFollowing({ scroller: led }: Scroll, scroller: Element | null): boolean {
  if (scroller === null || scroller === led || wheeled === null || flatContains(scroller, wheeled)) return false;
  if (led !== null && !flatContains(led, wheeled)) return false;
  const [leads, follows] = [placeOf(led), placeOf(scroller)];
  return (follows.y > 0 && follows.y === leads.y) || (follows.x > 0 && follows.x === leads.x);
}

function begin(scroller: Element | null): void {
  beginGesture();
  enterPhase('scroll');
  current = {
    scroller,
    at: placeOf(scroller),
    before: null,
    size: sizeOf(scroller),
    address: location.href,
    didMatter: false,
    stops: [],
    tookAway: false,
    changedOthers: false,
    timer: undefined,
  };
  send({ kind: 'scrolling' });
}

function wait(): void {
  if (!current) return;
  clearTimeout(current.timer);
  current.timer = setTimeout(settle, current.didMatter ? QUIET_MS : ANSWER_MS);
}

/** A change while or right after scrolling, outside of mere looks, means that the scroll brought something. */
onChange((change: Significant) => {
  if (!current || isNoisy(change.target)) return;
  if (
    change.kind === 'attribute' &&
    !['disabled', 'hidden', 'aria-hidden', 'aria-disabled', 'aria-expanded', 'src'].includes(change.attribute ?? '')
  )
    return;
  if (change.removed.length > 0 || change.kind === 'text') current.tookAway = true;
  // What was taken out is taken apart afterwards: that is nowhere.
  const isWithin = current.scroller !== null && flatContains(current.scroller, change.target);
  if (!isWithin && isAttached(change.target)) current.changedOthers = true;
  if (change.kind === 'added' && current.before === null) {
    current.before = current.at;
    afterDispatch(tellGrowth);
  }
  noteStop(current);
  if (current.didMatter) return;
  current.didMatter = true;
  wait();
});

function noteStop({ scroller, stops, at }: Scroll): void {
  const last = stops.at(-1);
  const of = scroller ?? page.root;
  if (!last || Math.abs(at.x - last.x) > clientWidthOf(of) / 2 || Math.abs(at.y - last.y) > clientHeightOf(of) / 2)
    stops.push(at);
}

/** More came to the end (or the beginning) of what is scrolled: that it was scrolled this far is what brought it. */
function tellGrowth(): void {
  if (!current) return;
  const { scroller, size, at, before } = current;
  const now = sizeOf(scroller);
  current.before = null;
  if (now.y <= size.y && now.x <= size.x) return;
  const by = now.y > size.y ? 'y' : 'x';
  current = { ...current, size: now, at: placeOf(scroller), didMatter: false, stops: [] };
  // Halfway between what was and what is: letters may be a little larger elsewhere.
  send({
    kind: 'scroll',
    ...groundOf(scroller),
    to: before ?? at,
    didMatter: true,
    grows: { by, beyond: middle(size[by], now[by]) },
  });
}

function middle(one: number, other: number): number {
  return Math.round((one + other) / 2);
}

/** The scroll is over: by silence, or because the person did something else. */
export function settle(): void {
  if (!current) return;
  const { scroller, didMatter, timer, tookAway, changedOthers, address, stops } = current;
  clearTimeout(timer);
  current = null;
  if (!didMatter && address === location.href) return;
  const isVirtual = tookAway && !changedOthers && address === location.href;
  const to = placeOf(scroller);
  const ground = groundOf(scroller);
  const isPassing = (stop: Point): boolean => stop.x !== to.x || stop.y !== to.y;
  if (!isVirtual)
    for (const stop of stops.filter(isPassing))
      send({ kind: 'scroll', ...ground, to: stop, didMatter, isPassing: true });
  send({ kind: 'scroll', ...ground, to, didMatter: true, ...(isVirtual && { isVirtual }) });
}

/** The page's own scroller has no target; that of a frame is the root of its document. */
function groundOf(scroller: Element | null): { target?: TargetRef } {
  if (scroller) return { target: describeGround(scroller) };
  return window === window.top ? {} : { target: describeGround(page.scroller) };
}

function placeOf(scroller: Element | null): Point {
  return scroller
    ? { x: Math.round(scrollLeftOf(scroller)), y: Math.round(scrollTopOf(scroller)) }
    : { x: Math.round(scrollX), y: Math.round(scrollY) };
}

function sizeOf(scroller: Element | null): Size {
  const of = scroller ?? page.scroller;
  return { x: scrollWidthOf(of), y: scrollHeightOf(of) };
}
