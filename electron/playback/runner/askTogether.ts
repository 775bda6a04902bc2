/**
 * Questions that Playwright asks the browser one after the other, although the second does not depend on the answer to the
 * first, go out together: the browser answers them in the same order, and an action comes one way to the browser and back sooner
 * to its end. All of it sits on Playwright's own side of a page, and is looked at before it is trusted.
 */
import { epilogueOnce } from './placeAtOnce.ts';

type PageFunction = (...args: never[]) => unknown;

type Handle = {
  evaluate(work: PageFunction, argument?: unknown): Promise<unknown>;
  evaluateHandle(work: PageFunction, argument?: unknown): Promise<Handle>;
  dispose(): void;
};
type Selectors = {
  callOnSelectorHandle(target: { markTargets?: string }, ...rest: unknown[]): Promise<{ result?: Handle } | null>;
};
type Delegate = {
  scrollRectIntoViewIfNeeded(element: object, rect?: object): Promise<unknown>;
  getContentQuads(element: object): Promise<unknown>;
  inputActionEpilogue(): Promise<unknown>;
};
export type Previewed = { _initializePreview(): Promise<void> };
export type Askable = { selectors?: Selectors; _page?: { delegate?: Delegate } };

const patched = new WeakSet<object>();
/** Elements that a pointer action is at, each with the place that was asked for while it was scrolled to. */
const underWay = new WeakMap<object, Promise<unknown> | null>();

/** Takes effect for all frames and pages of the same copy of Playwright. */
export function askTogether({ selectors, _page: page }: Askable): void {
  const forSelectors = classOf(selectors, 'callOnSelectorHandle');
  if (forSelectors) takeElementAlong(forSelectors);
  const forPages = classOf(page?.delegate, 'scrollRectIntoViewIfNeeded', 'getContentQuads', 'inputActionEpilogue');
  if (!forPages) return;
  placeWhileScrolling(forPages);
  epilogueOnce(forPages);
}

/** Around a pointer action: only there a place is asked for ahead, and never kept beyond. */
export async function aroundPointerAction<Result>(element: object, act: () => Promise<Result>): Promise<Result> {
  underWay.set(element, null);
  try {
    return await act();
  } finally {
    underWay.delete(element);
  }
}

/** What an action resolved its locator to is asked for what there is to say of it, and then for the element itself. */
function takeElementAlong(prototype: Selectors): void {
  const { callOnSelectorHandle: original } = prototype;
  prototype.callOnSelectorHandle = async function (target, ...rest) {
    const resolved = await original.call(this, target, ...rest);
    const handle = resolved?.result;
    if (target.markTargets !== 'all' || !handle?.evaluateHandle) return resolved;
    const { evaluate, evaluateHandle, dispose } = handle;
    let ahead: Promise<Handle> | null = null;
    handle.evaluate = (...args) => {
      const answer = evaluate.apply(handle, args);
      ahead = evaluateHandle.call(handle, ofElement as PageFunction);
      // Whoever wants the element will hear of what goes wrong.
      ahead.then((element) => inner.add(element)).catch(() => {});
      return answer;
    };
    handle.evaluateHandle = (...args) => {
      const known = isForElement(args[0]) ? ahead : null;
      if (known) ahead = null;
      return known ?? evaluateHandle.apply(handle, args);
    };
    handle.dispose = () => {
      dispose.call(handle);
      // Nobody wanted the element.
      void ahead?.then((element) => element.dispose()).catch(() => {});
    };
    return resolved;
  };
}

/** Elements that only an action has to do with. */
const inner = new WeakSet<object>();

/** Playwright asks the page for a name of every element that it holds, for people to read. Of these nobody reads it. */
export function spareInnerPreviews(element: Previewed): void {
  if (typeof element._initializePreview !== 'function') return;
  const { _initializePreview: original } = element;
  element._initializePreview = async function () {
    // It is made just now, and known to be an inner one a few ticks later.
    await new Promise((next) => setImmediate(next));
    if (!inner.has(this)) await original.call(this);
  };
}

const ofElement = (r: { element: unknown }): unknown => r.element;

function isForElement(work: unknown): boolean {
  return String(work).replace(/\s/g, '') === '(r)=>r.element';
}

function placeWhileScrolling(prototype: Delegate): void {
  const { scrollRectIntoViewIfNeeded: scroll, getContentQuads: place } = prototype;
  prototype.scrollRectIntoViewIfNeeded = function (element, ...rest) {
    const scrolled = scroll.call(this, element, ...rest);
    if (underWay.has(element)) {
      const ahead = place.call(this, element);
      ahead.catch(() => {}); // Whoever wants the place will hear of it.
      underWay.set(element, ahead);
    }
    return scrolled;
  };
  prototype.getContentQuads = function (element) {
    const ahead = underWay.get(element);
    if (ahead) underWay.set(element, null);
    return ahead ?? place.call(this, element);
  };
}

/** The prototype that an object has these methods from, the first time that it is asked for; null for what is built otherwise. */
function classOf<Made extends object>(made: Made | undefined, ...methods: (keyof Made & string)[]): Made | null {
  const prototype = made ? (Object.getPrototypeOf(made) as Made) : null;
  if (!prototype || patched.has(prototype) || !methods.every((name) => Object.hasOwn(prototype, name))) return null;
  patched.add(prototype);
  return prototype;
}
