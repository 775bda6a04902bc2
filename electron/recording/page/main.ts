/**
 * Runs inside every frame of the recorded page, in a world of its own: the page can neither see nor change it. It only listens:
 * in the capture phase at the window, before any listener of the page, and never stops or changes an event.
 */

import { beginDispatch, runPending } from './afterDispatch.ts';
import { aheadListeners, isAhead, noteDoing } from './ahead.ts';
import { expectAnswer, expectAnswerTo, hurry } from './answer.ts';
import { attempt } from './attempt.ts';
import { sendBare } from './bare.ts';
import { describe } from './describe.ts';
import { allRoots } from './dom.ts';
import { isChosenFile, listenToField, noteChooser } from './fileChooser.ts';
import { hoverListeners, tellResting } from './hoverEffects.ts';
import { keyboardListeners } from './keyboard.ts';
import { pointerListeners } from './pointer.ts';
import { forget } from './remember.ts';
import { enterPhase, noteGestureElsewhere, noteGestureTime, observe, onDocumentReplaced } from './reveal.ts';
import { page } from './safe.ts';
import { scrollListeners, settle } from './scrolling.ts';
import { type LocatorSettings, useSettings } from './settings.ts';
import { textUpTo } from './text.ts';

declare const __paSettings: LocatorSettings;

/** They change nothing that an element is called or found by. */
const MOVES = new Set(['pointerover', 'pointerout', 'pointermove', 'mouseover', 'mouseout', 'mousemove']);
/** Going back within a document is one as well: what comes of it is told by the browser, what came before it by us. */
const GESTURES = new Set(['pointerdown', 'pointerup', 'keydown', 'drop', 'wheel', 'popstate']);

/** What happens inside of shadow roots is watched from when the mouse or a key first gets there, or something else is pressed. */
function watchShadows(event: Event): void {
  if (event.type === 'pointerdown') {
    if (!isAhead()) for (const root of allRoots()) observe(root);
  } else if (event.type === 'pointerover' || event.type === 'keydown' || event.type === 'wheel')
    for (const node of event.composedPath()) if (node instanceof ShadowRoot) observe(node);
}

type Hears = (event: never) => void;

/** Only what a person (or a program at the browser's own input) did; what page scripts dispatch is the page's own business. */
function guarded(type: string, all: Hears[]): (event: Event) => void {
  return (event) => {
    if (!event.isTrusted && !isChosenFile(event)) return;
    noteChooser(event);
    beginDispatch(event);
    if (GESTURES.has(type)) {
      if (type !== 'drop') runPending();
      noteGestureTime(event);
      expectAnswer(event);
    }
    forget();
    attempt(
      () => watchShadows(event),
      () => {},
    );
    for (const listener of all) {
      try {
        listener(event as never);
      } catch {
        sendBare(event);
      }
    }
    if (!MOVES.has(type)) noteDoing(type);
  };
}

const historyListeners = { popstate() {} };
const heard = new Map<string, Hears[]>();
for (const group of [
  aheadListeners,
  hoverListeners,
  scrollListeners,
  pointerListeners,
  keyboardListeners,
  historyListeners,
])
  for (const [type, listener] of Object.entries(group)) heard.set(type, [...(heard.get(type) ?? []), listener]);

/** One for each type: what is found out for an event is found out once. */
const listeners = [...heard].map(([type, all]) => ({ type, listener: guarded(type, all) }));

/** Adding a listener that is there already does nothing, so this may run again at any time. */
function start(): void {
  for (const { type, listener } of listeners) addEventListener(type, listener, { capture: true, passive: true });
}

const scope = globalThis as typeof globalThis & {
  __paDescribe?: (element: Element) => string;
  __paSettle?: () => void;
  __paListen?: (field: Element) => void;
  __paHurry?: () => void;
  __paRestart?: () => void;
  __paElsewhere?: (epoch: number, words?: string) => void;
  __paSaid?: (most: number) => string;
};
// An element or a frame with this name is a property of the window as well, in every world.
if (!Object.hasOwn(scope, '__paDescribe')) {
  useSettings(__paSettings);
  scope.__paDescribe = (element) => JSON.stringify(describe(element));
  scope.__paListen = listenToField;
  // The recording ends: what was held back to see what comes next is told now.
  scope.__paSettle = () => {
    tellResting('seen');
    scope.__paHurry?.();
  };
  // The page is being left: what is there has been seen.
  scope.__paHurry = () => {
    settle();
    hurry();
  };
  scope.__paElsewhere = (epoch, words) => {
    noteGestureElsewhere(epoch - performance.timeOrigin);
    expectAnswerTo(epoch, words);
  };
  scope.__paSaid = (most) => textUpTo(page.body, most);
  scope.__paRestart = () => {
    observe(document, true);
    start();
  };
  enterPhase('later');
  observe(document);
  start();
  onDocumentReplaced(start);
}
