/**
 * Remembers what of the page is new, what changed by itself and what changed while the mouse rested where. One observer for the
 * whole document; its callback only writes into weak maps, so that a busy page pays next to nothing.
 */
import { isDispatching } from './afterDispatch.ts';
import { notePulse } from './pulse.ts';
import { attribute, find, findAll, isGiven, isMatch, page, parentElementOf, parentOf, textIn } from './safe.ts';

import { noteClassChange } from './stable.ts';

type Change = {
  at: number;
  hovered: Element | null;
  gesture: number;
  oldValue: string | null;
  attribute: string | null;
};

const added = new WeakMap<Node, Change>();
const changed = new WeakMap<Element, Change[]>();
const changingTexts = new WeakSet<Element>();
const noisy = new WeakSet<Element>();

let gesture = 0;
let hovered: Element | null = null;
let phase = 'idle';
let replaced: () => void = () => {};
let listeners: ((change: Significant) => void)[] = [];

/** A change that may be the answer to something a person did. `phase` is the event being dispatched, or `later`. */
export type Significant = {
  target: Element;
  kind: 'added' | 'removed' | 'text' | 'attribute';
  attribute: string | null;
  phase: string;
  nodes: Node[];
  removed: Node[];
  /** The text that was there before; of an attribute its value. */
  oldText: string | null;
  /** What the mouse rested on, where nothing was done since it came there. */
  hovered: Element | null;
};

export function onChange(listener: (change: Significant) => void): () => void {
  listeners.push(listener);
  return () => {
    listeners = listeners.filter((other) => other !== listener);
  };
}

let changes = 0;
const mutationListeners: (() => void)[] = [];

/** Told of every change, of those that are noise as well. */
export function onMutation(listener: () => void): void {
  mutationListeners.push(listener);
}

/** How often anything was changed in what is observed. */
export function changesSoFar(): number {
  flush();
  return changes;
}

/** A person did something: what comes from now on is new. */
export function beginGesture(): void {
  flush();
  gesture++;
}

const hoverTexts = new WeakMap<Element, { was: string; is: string; gesture: number }[]>();

/** What entering an element with the mouse made of a text, since the last gesture. */
export function textChangesByHover(element: Element): { was: string; is: string }[] {
  flush();
  return (hoverTexts.get(element) ?? []).filter((change) => change.gesture === gesture);
}

function noteHoverText(target: Element, was: string): void {
  const is = textIn(target)?.trim() ?? '';
  if (is === was.trim() || is.length > 100) return;
  hoverTexts.set(target, [
    ...textChangesByHover(target).map((each) => ({ ...each, gesture })),
    { was: was.trim(), is, gesture },
  ]);
}

/** When it, or what it came with, was put into the document (ms of the page's clock). */
export function bornAt(element: Element): number {
  flush();
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : parentOf(at)) {
    const change = added.get(at);
    if (change) return change.at;
  }
  return Number.NEGATIVE_INFINITY;
}

/** How many gestures there were. */
export const gestures = (): number => gesture;

let hoveredAt = Number.NEGATIVE_INFINITY;
/** The way of the mouse, newest first; short, so that it holds little of a page that is gone. */
let way: Element[] = [];

/** `isOwn`: the mouse moved there, not the page under it. */
export function noteHover(element: Element | null, isOwn: boolean): void {
  flush();
  hovered = element;
  if (!isOwn) return;
  hoveredAt = performance.now();
  if (element) way = [element, ...way.filter((other) => other !== element).slice(0, 11)];
}

export function lastHovered(): readonly Element[] {
  return way;
}

/** Names the event that is being dispatched, so that changes can be laid to it. Changes so far belong to the phase before. */
export function enterPhase(name: string): void {
  flush();
  phase = name;
}

export function phaseIs(name: string): boolean {
  return phase === name;
}

export function isNewSinceGesture(element: Element): boolean {
  flush();
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : parentOf(at)) {
    const change = added.get(at);
    if (change && change.gesture === gesture) return true;
  }
  return false;
}

/** When this node came into the document while the mouse rested on some element and nothing else was done. */
export function changeOf(node: Node): Change | undefined {
  const change = added.get(node);
  return change?.gesture === gesture ? change : undefined;
}

/** Attribute changes of the element since the last gesture. */
export function attributeChangesOf(element: Element): Change[] {
  return (changed.get(element) ?? []).filter((change) => change.gesture === gesture);
}

/** Its text was seen to change without anybody doing anything to it: a clock, a counter, a price. */
export function isChangingText(element: Element): boolean {
  if (changingTexts.has(element)) return true;
  let looked = 0;
  for (const inner of findAll(element, '*')) {
    if (changingTexts.has(inner)) return true;
    if (++looked > 40) return false;
  }
  return false;
}

/** `document.open()` takes all listeners away, ours too: they are put back as soon as the document is seen to be replaced. */
export function onDocumentReplaced(restart: () => void): void {
  replaced = restart;
}

const observer = new MutationObserver(take);
const observed = new WeakSet<Node>();

/** Watches a document or a shadow root; each is watched once, or anew where the browser forgot. */
export function observe(root: Node, isAnew = false): void {
  if (observed.has(root) && !isAnew) return;
  observed.add(root);
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    characterDataOldValue: true,
    attributes: true,
    attributeOldValue: true,
  });
}

function flush(): void {
  const records = observer.takeRecords();
  if (records.length > 0) take(records);
}

/** Whether the mouse came to where it is by itself, and nothing was done since. */
export function isResting(): boolean {
  return hoveredAt > lastGestureAt;
}

/**
 * A mouse that rests where something was just clicked has not brought about what comes now. Nor has one that went on into a frame,
 * of which this document hears nothing.
 */
function restingOn(): Element | null {
  const isThere = isResting() && hovered !== null && isMatch(hovered, ':hover');
  return isThere && find(document, 'iframe:hover') === null ? hovered : null;
}

function take(records: MutationRecord[]): void {
  const at = performance.now();
  const rest = restingOn();
  changes += records.length;
  for (const listener of mutationListeners) listener();
  for (const record of records) {
    if (isSetAnew(record)) continue;
    const target = record.target instanceof Element ? record.target : parentElementOf(record.target);
    if (record.target === document && record.type === 'childList') replaced();
    if (!target) continue;
    const change: Change = {
      at,
      hovered: rest,
      gesture,
      oldValue: record.oldValue,
      attribute: record.attributeName,
    };
    if (record.type === 'attributes') rememberAttribute(target, change);
    else if (record.type === 'childList') {
      for (const node of record.addedNodes) added.set(node, change);
      if (isTextReplaced(record)) noteText(target, oldTextOf(record));
    } else noteText(target, oldTextOf(record));
    if (phase === 'enter' && record.type !== 'attributes') noteHoverText(target, oldTextOf(record) ?? '');
    if (isOwnDoing(at)) noteNoise(target, at);
    if (record.type !== 'attributes' && !isDispatching() && notePulse(target, at)) beatsOn(target);
    if (!noisy.has(target)) tell(record, target, rest);
  }
}

/** An attribute that was given the value that it had. */
function isSetAnew({ type, target, attributeName, oldValue }: MutationRecord): boolean {
  return (
    type === 'attributes' &&
    attributeName !== null &&
    target instanceof Element &&
    attribute(target, attributeName) === oldValue
  );
}

/** A popover comes into sight without any change of the document. */
export function noteOpened(element: Element): void {
  flush();
  const change = { at: performance.now(), hovered: restingOn(), gesture, oldValue: null, attribute: 'open' };
  rememberAttribute(element, change);
  const nothing = { nodes: [], removed: [], oldText: null };
  for (const listener of listeners)
    listener({ target: element, kind: 'attribute', attribute: 'open', phase, hovered: change.hovered, ...nothing });
}

function rememberAttribute(target: Element, change: Change): void {
  if (change.attribute === null) return;
  if (isDisabling(change.attribute)) noteEnabling(target, change);
  if (change.attribute === 'class') noteClassChange(change.oldValue ?? '', attribute(target, 'class') ?? '');
  const list = changed.get(target);
  if (!list || list[0]?.gesture !== gesture) changed.set(target, [change]);
  else if (list.length < 8) list.push(change);
}

const enabledLate = new WeakSet<Element>();

function isDisabling(name: string): boolean {
  return name === 'disabled' || name === 'aria-disabled';
}

function noteEnabling(target: Element, { attribute: name, oldValue }: Change): void {
  const was = name === 'disabled' ? oldValue !== null : oldValue === 'true';
  const is = name === 'disabled' ? isGiven(target, 'disabled') : attribute(target, 'aria-disabled') === 'true';
  if (was && !is) enabledLate.add(target);
}

/** Whether it was enabled since the page came and nobody used it since: told once. */
export function takeEnabledLate(element: Element): boolean {
  flush();
  return enabledLate.delete(element);
}

function isTextReplaced(record: MutationRecord): boolean {
  return (
    record.removedNodes.length > 0 &&
    record.addedNodes.length > 0 &&
    [...record.addedNodes].every((node) => node.nodeType === Node.TEXT_NODE)
  );
}

/** Without a gesture for so long (ms), a change is the page's own doing: noise to everything that looks for answers. */
const OWN_DOING_MS = 2000;
let lastGestureAt = Number.NEGATIVE_INFINITY;
let lastGesture: Event | null = null;
let restedBefore = false;

/** Nobody did anything for a while, not even with the mouse, and the page is not just being loaded. */
function isOwnDoing(at: number): boolean {
  return at - Math.max(lastGestureAt, hoveredAt) > OWN_DOING_MS && page.state === 'complete';
}

/** Several listeners hear of one event. */
export function noteGestureTime(event: Event): void {
  if (event !== lastGesture) restedBefore = isResting();
  lastGesture = event;
  lastGestureAt = performance.now();
}

/** What is done in another frame (ms of this page's clock) is heard of a little later: what changed since was no doing of the page's own. */
export function noteGestureElsewhere(at: number): void {
  lastGestureAt = Math.max(lastGestureAt, at);
  for (const { target, at: when } of ownDoings) if (when >= at) forgiveNoise(target);
  ownDoings = [];
}

/** Whether the mouse had moved on its own between the gesture that is being told and the one before it. */
export function didRestBefore(): boolean {
  return restedBefore;
}

export function isNoisy(element: Element): boolean {
  return noisy.has(element);
}

/** How often an element changed by itself. Once is content that came late; again and again is a clock, an advertisement, a poll. */
const restless = new WeakMap<Element, { times: number; at: number }>();
const APART_MS = 100;

function noteNoise(target: Element, at: number): void {
  const seen = restless.get(target) ?? { times: 0, at: Number.NEGATIVE_INFINITY };
  if (at - seen.at < APART_MS) return;
  restless.set(target, { times: seen.times + 1, at });
  ownDoings = [...ownDoings.slice(1 - MOST_OWN_DOINGS), { target, at }];
  if (seen.times > 0) noisy.add(target);
}

/** The last changes that were taken for the page's own doing. */
let ownDoings: { target: Element; at: number }[] = [];
const MOST_OWN_DOINGS = 20;

function forgiveNoise(target: Element): void {
  restless.delete(target);
  noisy.delete(target);
}

function beatsOn(target: Element): void {
  noisy.add(target);
  changingTexts.add(target);
}

function noteText(target: Element, oldText: string | null): void {
  if (isOwnDoing(performance.now()) && restless.has(target)) changingTexts.add(target);
  else if (oldText !== null && /\d/.test(oldText) && withoutDigits(oldText) === withoutDigits(textIn(target) ?? ''))
    changingTexts.add(target);
}

function withoutDigits(text: string): string {
  return text.replace(/[\d.,\s]+/g, '');
}

function tell(record: MutationRecord, target: Element, rest: Element | null): void {
  const kind =
    record.type === 'attributes'
      ? 'attribute'
      : record.type === 'characterData'
        ? 'text'
        : record.addedNodes.length > 0
          ? 'added'
          : 'removed';
  const significant: Significant = {
    target,
    kind,
    attribute: record.attributeName,
    phase,
    nodes: [...record.addedNodes],
    removed: [...record.removedNodes],
    oldText: oldTextOf(record),
    hovered: rest,
  };
  for (const listener of listeners) listener(significant);
}

function oldTextOf(record: MutationRecord): string | null {
  if (record.type !== 'childList') return record.oldValue;
  return [...record.removedNodes].map((node) => textIn(node) ?? '').join('');
}
