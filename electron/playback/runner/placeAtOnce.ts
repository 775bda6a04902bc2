/**
 * Before Playwright clicks, it asks whether the element is ready, scrolls to it, and asks where it stands. The page knows the
 * third when it answers the first; where the element is in sight already (page/tellPlace.ts), there is nothing more to ask.
 * All of it sits on Playwright's own side of an element, and is looked at before it is trusted.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

type Work = (...args: never[]) => unknown;
type Box = { x: number; y: number; width: number; height: number };
type Evaluate = (work: Work, argument: unknown) => Promise<unknown>;
export type Placeable = {
  evaluateInUtility: Evaluate;
  _scrollRectIntoViewIfNeeded(progress: unknown, rect?: object): Promise<unknown>;
  _clickablePoint(progress: unknown): Promise<unknown>;
  _evaluateHandleInUtility: Evaluate;
};
type Delegate = { inputActionEpilogue(): Promise<unknown> };
type PointerAction = { delegate: Delegate | null; place: Box | null; epilogue: Promise<unknown> | null };

const underWay = new AsyncLocalStorage<PointerAction>();
const methods = [
  'evaluateInUtility',
  '_scrollRectIntoViewIfNeeded',
  '_clickablePoint',
  '_evaluateHandleInUtility',
] as const;

/** Around a pointer action in a page's main frame. `delegate` where the action waits for what its input begins. */
export function knowingItsPlace<Result>(delegate: Delegate | null, act: () => Promise<Result>): Promise<Result> {
  return underWay.run({ delegate, place: null, epilogue: null }, act);
}

/** Takes effect for all elements of the same copy of Playwright. */
export function placeAtOnce(element: Placeable): void {
  if (!methods.every((name) => typeof element[name] === 'function')) return;
  const { evaluateInUtility, _scrollRectIntoViewIfNeeded, _clickablePoint, _evaluateHandleInUtility } = element;
  element.evaluateInUtility = async function (work, argument) {
    const action = underWay.getStore();
    if (!action) return await evaluateInUtility.call(this, work, argument);
    // Whatever is asked next may change the page.
    action.place = null;
    if (!isForStates(argument)) return await evaluateInUtility.call(this, work, argument);
    const answer = await evaluateInUtility.call(this, withPlace(work), argument);
    if (!isPlaced(answer)) return answer;
    action.place = answer.place;
    return answer.missing;
  };
  element._scrollRectIntoViewIfNeeded = async function (progress, rect) {
    if (rect === undefined && underWay.getStore()?.place) return 'done';
    return await _scrollRectIntoViewIfNeeded.call(this, progress, rect);
  };
  element._clickablePoint = async function (progress) {
    const box = underWay.getStore()?.place;
    if (!box) return await _clickablePoint.call(this, progress);
    return { point: { x: box.x + box.width / 2, y: box.y + box.height / 2 }, box };
  };
  // What watches for whom the input hits.
  element._evaluateHandleInUtility = async function (work, argument) {
    const watcher = await _evaluateHandleInUtility.call(this, work, argument);
    const action = underWay.getStore();
    if (action?.delegate && isEvaluable(watcher)) epilogueAhead(watcher, action, action.delegate);
    return watcher;
  };
}

/** Takes effect for all pages of the same copy of Playwright. */
export function epilogueOnce(delegate: Delegate): void {
  const { inputActionEpilogue } = delegate;
  delegate.inputActionEpilogue = async function () {
    const action = underWay.getStore();
    const ahead = action?.epilogue ?? null;
    if (action) action.epilogue = null;
    return await (ahead ?? inputActionEpilogue.call(this));
  };
}

/** The way to the browser and back after which all is heard that an input has begun goes together with the last question. */
function epilogueAhead(watcher: { evaluate: Evaluate }, action: PointerAction, delegate: Delegate): void {
  const { evaluate } = watcher;
  watcher.evaluate = (...args) => {
    watcher.evaluate = evaluate;
    const answer = evaluate.apply(watcher, args);
    // After it: the question leaves some ticks later. Out of the action, or it would be given what is asked for here.
    const epilogue = new Promise((next) => setImmediate(next)).then(() =>
      underWay.exit(() => delegate.inputActionEpilogue()),
    );
    epilogue.catch(() => {}); // Whoever waits for it will hear of it.
    action.epilogue = epilogue;
    return answer;
  };
}

/** The same question, answered with the place where nothing is missing. A function is its text. */
function withPlace(work: Work): Work {
  const text = `async (all) => {
    const missing = await (${work})(all);
    return { missing, place: missing ? null : (all[0].placeInView?.(all[1]) ?? null) };
  }`;
  return Object.assign(() => {}, { toString: () => text });
}

function isForStates(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'elementStates' in argument;
}

function isPlaced(answer: unknown): answer is { missing: unknown; place: Box | null } {
  return typeof answer === 'object' && answer !== null && 'place' in answer;
}

function isEvaluable(made: unknown): made is { evaluate: Evaluate } {
  return typeof made === 'object' && made !== null && 'evaluate' in made && typeof made.evaluate === 'function';
}
