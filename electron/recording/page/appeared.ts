/** After a gesture: something that came later and that a replay can wait for. */

import { describeNow } from './describe.ts';
import { deepTarget, isVisible } from './dom.ts';
import { fieldKind } from './field.ts';
import type { Significant } from './reveal.ts';
import { bornAt, gestures, isNoisy, onChange } from './reveal.ts';
import { roleOf } from './role.ts';
import { childrenOf, findAll, isAttached, isEditable, page, parentElementOf } from './safe.ts';
import { send } from './send.ts';
import { stablePart } from './stable.ts';
import { elementText, normalize, textUpTo } from './text.ts';

/** A replay that clicks takes longer than this: only the next key of one that types may come too early. */
const CLICK_MS = 60;
/** The answer is over when nothing changed for so long. */
const QUIET_MS = 120;
/** How many new elements are looked at, newest first, before giving up. */
const MOST_TRIES = 6;

let gestureAt = Number.POSITIVE_INFINITY;
let arrived: Element[] = [];
/** Words that stood there since the gesture and were taken away: should they come back, nobody could wait for them. */
let gone = '';
const MOST_GONE = 50_000;
/** What came since the gesture, or since the first of many letters: taking it away again leaves nothing that stood there before. */
let fresh = new WeakSet<Node>();
/** Things that an answer took away, by role and name: when nothing new came, a replay can wait until they are gone. */
let vanished: { role: string; name: string }[] = [];
const MOST_VANISHED = 40;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Whether all that came was there before anybody could have clicked. */
let isQuick = true;

/** What went away by and by, lately: how long it had stayed nobody knows who replays. */
let departed: { role: string; name: string; gesture: number; at: number }[] = [];
const MOST_DEPARTED = 60;
/** For so many gestures it is remembered. */
const GESTURES = 4;
/** What comes and what goes within this time (ms) are one change: the new in place of the old. */
const AT_ONCE_MS = 50;

/** Whether something of the same role and name went away a little after one of the last gestures. */
export function hadTwin(target: Element): boolean {
  if (departed.length === 0) return false;
  const role = roleOf(target);
  const name = textUpTo(target, 60);
  const born = bornAt(target);
  return departed.some(
    (each) =>
      each.role === role &&
      each.name === name &&
      gestures() - each.gesture <= GESTURES &&
      Math.abs(each.at - born) > AT_ONCE_MS,
  );
}

/** A person did something; answers to what was before are no longer waited for. */
export function expectAnswer(event: Event): void {
  if (!isQuick || isKeyThatActs(event)) choose();
  if (!isTextKey(event)) {
    arrived = [];
    gone = '';
    fresh = new WeakSet();
  }
  vanished = [];
  isQuick = true;
  departed = departed.filter(({ gesture }) => gestures() - gesture <= GESTURES);
  gestureAt = performance.now();
}

/** A replay types in no time: of what comes and goes between two letters, it sees what is there in the end. */
function isTextKey(event: Event): boolean {
  if (!(event instanceof KeyboardEvent) || event.type !== 'keydown') return false;
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return false;
  const field = deepTarget(event);
  const kind = field && fieldKind(field);
  return kind === 'text' || kind === 'rich';
}

function isKeyThatActs(event: Event): boolean {
  return event instanceof KeyboardEvent && event.type === 'keydown' && !isTextKey(event) && !MODIFIERS.has(event.key);
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Process', 'Unidentified']);

onChange((change: Significant) => {
  // What the mouse brings about on its way is told as hovers.
  if (change.phase === 'enter' || change.phase === 'leave') return;
  // What stands in rich text was typed there.
  if (isEditable(change.target)) return;
  for (const node of change.nodes) fresh.add(node);
  const after = performance.now() - gestureAt;
  if (after < AT_ONCE_MS || gestureAt === Number.POSITIVE_INFINITY || isNoisy(change.target)) return;
  // What went at once is gone when one begins to wait.
  const isFresh = change.removed.length > 0 && change.removed.every((node) => fresh.has(node));
  if (change.kind !== 'attribute' && change.oldText && !isFresh && gone.length < MOST_GONE)
    gone += `${normalize(change.oldText)}\n`;
  if (after > CLICK_MS) isQuick = false;
  for (const node of change.removed) if (node instanceof Element) noteVanished(node);
  if (change.kind === 'added') {
    for (const node of change.nodes) {
      if (node instanceof Element) arrived.push(node);
      else {
        const parent = parentElementOf(node);
        if (parent) arrived.push(parent);
      }
    }
  } else if (change.kind === 'text') arrived.push(change.target);
  else if (change.kind !== 'removed') return;
  if (arrived.length > 200) arrived = arrived.slice(-100);
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!isQuick) choose();
  }, QUIET_MS);
});

/** Tells the one new element that a replay had best wait for, if there is any. */
export function choose(): void {
  clearTimeout(timer);
  if (arrived.length === 0 && vanished.length === 0) return;
  const candidates = arrived.toReversed().flatMap(wordsIn);
  const taken = vanished;
  arrived = [];
  vanished = [];
  if (!tellArrived(candidates)) tellVanished(taken);
}

function tellArrived(candidates: Element[]): boolean {
  const isDrawn = isDrawnWhatIsTyped();
  for (const element of [...new Set(candidates)].slice(0, MOST_TRIES)) {
    if (isDrawn && !NAMED_BY_TEXT.has(roleOf(element) ?? '')) continue;
    const target = describeNow(element);
    if ((target.description?.locators[0]?.score ?? 0) < 640) continue;
    send({ kind: 'appeared', target });
    return true;
  }
  return false;
}

/** Editors that draw the text themselves: what comes while one types is what was typed, in pieces of their own choice. */
function isDrawnWhatIsTyped(): boolean {
  const { active } = page;
  return active !== null && fieldKind(active) === 'rich' && !isEditable(active);
}

function tellVanished(taken: typeof vanished): void {
  if (taken.length === 0) return;
  const words = page.body ? elementText(page.body) : '';
  const truly = taken.find(({ name }) => !words.includes(name));
  if (truly) send({ kind: 'vanished', ...truly });
}

function noteVanished(node: Element): void {
  for (const element of [node, ...[...findAll(node, '*')].slice(0, 30)]) {
    if (vanished.length >= MOST_VANISHED) return;
    const role = roleOf(element);
    const name = textUpTo(element, 60);
    if (role && NAMED_BY_TEXT.has(role) && name.length >= 2 && !/\d/.test(name) && stablePart(name) === name)
      vanished.push({ role, name });
    if (role && NAMED_BY_TEXT.has(role) && name.length >= 2 && departed.length < MOST_DEPARTED)
      departed.push({ role, name, gesture: gestures(), at: performance.now() });
  }
}

/** Roles whose name is their text, told without looking at styles: what was taken out of the page has none any more. */
const NAMED_BY_TEXT = new Set([
  'option',
  'button',
  'link',
  'heading',
  'menuitem',
  'tab',
  'treeitem',
  'cell',
  'gridcell',
  'row',
]);

/** The elements in (or at) a new node whose words are short, shown and the same tomorrow. */
function wordsIn(node: Element): Element[] {
  if (!isAttached(node)) return [];
  const found: Element[] = [];
  const inner = [node, ...[...findAll(node, '*')].slice(-60).reverse()];
  for (const element of inner) {
    const text = textUpTo(element, 60);
    if (text.length < 2 || /\d/.test(text) || stablePart(text) !== text || gone.includes(text)) continue;
    if (childrenOf(element).length <= 1 && isVisible(element)) found.push(element);
    if (found.length >= 3) break;
  }
  return found;
}
