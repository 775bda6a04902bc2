/** After a gesture: what came of it later, and what of that a replay can wait for. */

import type { ControlState } from '../../../shared/model/action.ts';
import { isDispatching } from './afterDispatch.ts';
import { forgetDepartures, goneNow, hasDepartures, noteDeparture, noteWordsGone, vanishedFor } from './departures.ts';
import { describeNow } from './describe.ts';
import { deepTarget, isVisible } from './dom.ts';
import { evidenceIn } from './evidence.ts';
import { fieldKind } from './field.ts';
import { isShownBy, uncovers } from './hover.ts';
import { isOtherwiseOutOfReach } from './hoverRules.ts';
import type { Significant } from './reveal.ts';
import { isNoisy, onChange } from './reveal.ts';
import { attribute, isAttached, isDrawn, isEditable, isGiven, isSeen, page, parentElementOf } from './safe.ts';
import { noteGestureAt, send } from './send.ts';
import { elementText, normalize, textUpTo } from './text.ts';

/** A replay that clicks takes longer than this: only the next key of one that types may come too early. */
const CLICK_MS = 60;
/** The answer is over when nothing changed for so long. */
const QUIET_MS = 120;
/** Taken away sooner than this (ms) it is gone when one begins to wait. */
const AT_ONCE_MS = 50;
/** What comes and goes again that soon (ms) tells that the page is at work; what stays longer is there to be read. */
const SPINNER_MS = 1500;

let gestureAt = Number.POSITIVE_INFINITY;
/** What changed since the last gesture here: what is done in another frame is heard of a little later. */
let lately: { change: Significant; at: number }[] = [];
const MOST_LATELY = 60;
let arrived: Element[] = [];
/** How long after the gesture the last of it came (ms). */
let lastAfter = 0;
/** Words that stood there since the gesture and were taken away: should they come back, nobody could wait for them. */
let gone = '';
/** The same of the answer before, which the gesture that is being told follows. */
let goneBefore = '';
const MOST_GONE = 50_000;
/** What came since the first of many letters. */
let fresh = new WeakSet<Node>();
/** The document was moved through its history: what comes now is the answer to that. */
let isMoved = false;
/** A control that is in another state since. */
let became: { element: Element; state: ControlState } | null = null;
/** What was told last of this answer, and when it had come. */
let told: { element: Element; words: string; at: number } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** The last gesture was a letter. */
let isTyping = false;
/** Whether all that came was there before anybody could have clicked. */
let isQuick = true;

/** A person did something; answers to what was before are no longer waited for. */
export function expectAnswer(event: Event): void {
  const isText = isTextKey(event);
  const goesOn = isText && isTyping;
  if (!isQuick || (isKey(event) && !goesOn) || event.type === 'popstate') choose();
  isTyping = isText;
  isMoved = event.type === 'popstate';
  lately = [];
  begin(performance.now(), goesOn);
}

/**
 * Something was done in another frame (ms since the epoch), or there and the document before this one said `words`: what came here
 * since may be the answer.
 */
export function expectAnswerTo(epoch: number, words = ''): void {
  const at = epoch - performance.timeOrigin;
  if (gestureAt >= at && gestureAt !== Number.POSITIVE_INFINITY) return;
  if (!isQuick) choose();
  isTyping = false;
  isMoved = false;
  begin(at, false, words);
  for (const { change, at: when } of lately) if (when >= at) hear(change, when);
}

/** `goesOn`: one letter more of those before. `words` stood here before, in another document. */
function begin(at: number, goesOn: boolean, words = ''): void {
  goneBefore = gone;
  if (!goesOn) {
    arrived = [];
    gone = words;
    fresh = new WeakSet();
  }
  forgetDepartures();
  became = null;
  clearTimeout(timer);
  told = null;
  isQuick = true;
  lastAfter = 0;
  gestureAt = at;
  noteGestureAt(performance.timeOrigin + at);
}

/** Whether the same words stood on the page in the middle of the answer to the gesture before: that they are there says nothing. */
export function stoodBefore(element: Element): boolean {
  const words = textUpTo(element, 60);
  return words !== '' && goneBefore.includes(words);
}

/** A replay types in no time: of what comes and goes between two letters, it sees what is there in the end. */
function isTextKey(event: Event): boolean {
  if (!(event instanceof KeyboardEvent) || event.type !== 'keydown') return false;
  const isErasing = event.key === 'Backspace' || event.key === 'Delete';
  if ((event.key.length !== 1 && !isErasing) || event.ctrlKey || event.metaKey) return false;
  const field = deepTarget(event);
  const kind = field && fieldKind(field);
  return kind === 'text' || (kind === 'rich' && !isErasing);
}

function isKey(event: Event): boolean {
  return event instanceof KeyboardEvent && event.type === 'keydown' && !MODIFIERS.has(event.key);
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Process', 'Unidentified']);

onChange((change: Significant) => {
  // What the mouse brings about on its way is told as hovers.
  if (change.phase === 'enter' || change.phase === 'leave') return;
  // What stands in rich text was typed there.
  if (isEditable(change.target)) return;
  for (const node of change.nodes) fresh.add(node);
  // What the page's own listeners do is done when a replay goes on.
  if (isDispatching() || isNoisy(change.target)) return;
  const at = performance.now();
  if (lately.length >= MOST_LATELY) lately = lately.slice(-MOST_LATELY / 2);
  lately.push({ change, at });
  hear(change, at);
});

function hear(change: Significant, at: number): void {
  if (gestureAt === Number.POSITIVE_INFINITY) return;
  const after = at - gestureAt;
  if (after >= AT_ONCE_MS) noteGone(change);
  const came = elementsOf(change);
  const state = stateOf(change);
  if (came === null && state === null && !isHiding(change)) return;
  if (state) became = { element: change.target, state };
  arrived.push(...(came ?? []));
  lastAfter = after;
  if (after > CLICK_MS) isQuick = false;
  if (arrived.length > 200) arrived = arrived.slice(-100);
  clearTimeout(timer);
  timer = setTimeout(choose, QUIET_MS);
}

function noteGone(change: Significant): void {
  if (change.kind !== 'attribute' && change.oldText && !isOfLetters(change) && gone.length < MOST_GONE)
    gone += `${normalize(change.oldText)}\n`;
  for (const node of change.removed) if (node instanceof Element) noteDeparture(node, change.target);
  if (change.oldText && change.kind !== 'attribute') noteWordsGone(change.target, normalize(change.oldText));
  if (isHiding(change)) noteDeparture(change.target, parentElementOf(change.target) ?? page.body);
}

/** What is taken away came with an earlier one of the letters: no replay sees it. */
function isOfLetters({ removed, target }: Significant): boolean {
  if (!isTyping) return false;
  for (let at: Element | null = target; at; at = parentElementOf(at)) if (fresh.has(at)) return true;
  return removed.length > 0 && removed.every((node) => fresh.has(node));
}

/** It was put out of sight, and stays in the document. */
function isHiding({ kind, attribute: name, target }: Significant): boolean {
  return kind === 'attribute' && (name === 'hidden' || name === 'style') && !isDrawn(target);
}

const STATES = new Set<string | null>(['aria-checked', 'aria-pressed', 'aria-selected', 'aria-expanded']);

/** The state that a control came into: it can be used, or it says something else of itself. */
function stateOf({ kind, attribute: name, target, oldText }: Significant): ControlState | null {
  if (kind !== 'attribute' || name === null) return null;
  if (name === 'disabled') return oldText !== null && !isGiven(target, name) ? { name, value: null } : null;
  const value = attribute(target, name);
  return STATES.has(name) && value !== null ? { name, value } : null;
}

/** What came by this change; null where it only changed how something looks. */
function elementsOf({ kind, nodes, target, attribute: name, oldText }: Significant): Element[] | null {
  switch (kind) {
    case 'added':
      return nodes.flatMap((node) => (node instanceof Element ? node : (parentElementOf(node) ?? [])));
    case 'text':
      return [target];
    case 'removed':
      return [];
    case 'attribute': {
      const isShown =
        uncovers(target, name, oldText) ||
        (name === 'class' && isOtherwiseOutOfReach(target, ['display', 'visibility']) && isShownBy(target, 'class'));
      return isShown ? [target] : null;
    }
  }
}

/** Tells the one thing that a replay had best wait for, if there is any. */
function choose(): void {
  clearTimeout(timer);
  if (arrived.length === 0 && !hasDepartures() && !became) return;
  const came = arrived.toReversed();
  const after = Math.round(lastAfter);
  arrived = [];
  const evidence = evidenceIn(came, { stoodThere: (words) => gone.includes(words), onlyNamed: isDrawnWhatIsTyped() });
  if (evidence) {
    const { element, target, text } = evidence;
    told = { element, words: elementText(element), at: performance.now() };
    send({ kind: 'appeared', target, ...(text !== undefined && { text }), after });
  } else {
    const vanished = vanishedFor(after < SPINNER_MS) ?? passing();
    if (vanished) send({ kind: 'vanished', ...vanished, after });
    else if (became && isSeen(became.element))
      send({ kind: 'became', target: describeNow(became.element), state: became.state, after });
  }
  forgetDepartures();
  became = null;
}

/** What was told, where it soon was gone again: a replay may be too late for it. */
function passing(): ReturnType<typeof goneNow> {
  if (!told || performance.now() - told.at > SPINNER_MS) return null;
  const { element, words } = told;
  const isThere = isAttached(element) && isVisible(element) && elementText(element) === words;
  return isThere ? null : goneNow(null, words);
}

/** The page is about to be left, or was just moved: what came before that is told. */
export function hurry(): void {
  if (!isMoved) choose();
}

/** Editors that draw the text themselves: what comes while one types is what was typed, in pieces of their own choice. */
function isDrawnWhatIsTyped(): boolean {
  const { active } = page;
  return active !== null && fieldKind(active) === 'rich' && !isEditable(active);
}
