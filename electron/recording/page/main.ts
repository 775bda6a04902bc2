/**
 * Runs inside every frame of the recorded page, in a world of its own: the page can neither see nor change it. It only listens:
 * in the capture phase at the window, before any listener of the page, and never stops or changes an event.
 */
import { choose, expectAnswer } from './appeared.ts';
import { sendBare } from './bare.ts';
import { describe } from './describe.ts';
import { deepTarget } from './dom.ts';
import { hoverListeners, settleHovers } from './hoverEffects.ts';
import { keyboardListeners } from './keyboard.ts';
import { pointerListeners } from './pointer.ts';
import { forget } from './remember.ts';
import { enterPhase, noteGestureTime, observe, onDocumentReplaced } from './reveal.ts';
import { scrollListeners, settle } from './scrolling.ts';
import { type LocatorSettings, useSettings } from './settings.ts';

declare const __paSettings: LocatorSettings;

const GESTURES = new Set(['pointerdown', 'pointerup', 'keydown', 'drop', 'wheel']);

/** Only what a person (or a program at the browser's own input) did; what page scripts dispatch is the page's own business. */
function guarded(type: string, listener: (event: never) => void): (event: Event) => void {
  return (event) => {
    if (!event.isTrusted && !isChosenFile(event)) return;
    if (type === 'click' || type === 'keydown') chooserAskedAt = performance.now();
    if (GESTURES.has(type)) {
      noteGestureTime();
      expectAnswer();
    }
    forget();
    try {
      listener(event as never);
    } catch {
      sendBare(event);
    }
  };
}

/** A person opens a file chooser and answers it within this time (ms). */
const CHOOSING_MS = 120_000;
let chooserAskedAt = Number.NEGATIVE_INFINITY;

/**
 * The browser's news of chosen files are not trusted where the chooser was answered by a program. A page could pretend them: they
 * are believed once for each click or key that could have opened a chooser.
 */
function isChosenFile(event: Event): boolean {
  const target = deepTarget(event);
  if (event.type !== 'change' || !(target instanceof HTMLInputElement) || target.type !== 'file') return false;
  if ((target.files?.length ?? 0) === 0 || performance.now() - chooserAskedAt > CHOOSING_MS) return false;
  chooserAskedAt = Number.NEGATIVE_INFINITY;
  return true;
}

const listeners = [hoverListeners, scrollListeners, pointerListeners, keyboardListeners].flatMap((group) =>
  Object.entries(group).map(([type, listener]) => ({ type, listener: guarded(type, listener) })),
);

/** Adding a listener that is there already does nothing, so this may run again at any time. */
function start(): void {
  for (const { type, listener } of listeners) addEventListener(type, listener, { capture: true, passive: true });
}

const scope = globalThis as typeof globalThis & {
  __paDescribe?: (element: Element) => string;
  __paSettle?: () => void;
};
// An element or a frame with this name is a property of the window as well, in every world.
if (!Object.hasOwn(scope, '__paDescribe')) {
  useSettings(__paSettings);
  scope.__paDescribe = (element) => JSON.stringify(describe(element));
  // The recording ends: what was held back to see what comes next is told now.
  scope.__paSettle = () => {
    settleHovers(null);
    settle();
    choose();
  };
  enterPhase('later');
  observe(document);
  start();
  onDocumentReplaced(start);
}
