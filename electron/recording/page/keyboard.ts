/** Keys, fields and the clipboard. */

import { afterDispatch } from './afterDispatch.ts';
import { refer } from './describe.ts';
import { deepTarget } from './dom.ts';
import { fieldKind, fieldState } from './field.ts';
import { holdFiles } from './holdFiles.ts';
import { tellResting } from './hoverEffects.ts';
import { modifiersOf } from './modifiers.ts';
import { editingHost } from './retarget.ts';
import { beginGesture, enterPhase, isNoisy, onChange, type Significant, takeEnabledLate } from './reveal.ts';
import { isWithin, page } from './safe.ts';
import { isSecretField, secretName } from './secrets.ts';
import { send, sendSecret } from './send.ts';

/** A stay in one field, from its first key until the focus leaves. */
type Stay = { field: Element; seen: string | null; isTold: boolean; lastKeyAt: number };
let stay: Stay | null = null;
let lastCopied = '';
/** Keys that are held: what is put in meanwhile is their doing. And so it is for the listeners of a click. */
const keysDown = new Set<string>();
let isInPointer = false;

/** What was pasted is told once it is known whether the page took it for itself, before what the browser made of it. */
let pasted: ((isHandled: boolean) => void) | null = null;

function notePointer(): void {
  isInPointer = true;
  afterDispatch(() => {
    isInPointer = false;
  });
}

export const keyboardListeners = {
  pointerdown: notePointer,
  pointerup: notePointer,
  click: notePointer,
  keydown(event: KeyboardEvent): void {
    enterPhase('keydown');
    const field = focusOf(event);
    const kind = field ? fieldKind(field) : undefined;
    const isSecret = field !== null && isSecretField(field);
    if (kind === undefined) tellResting('key');
    if (field && (kind === 'text' || kind === 'rich')) enterField(field);
    checkRewritten();
    keysDown.add(event.code || event.key);
    if (stay) stay.lastKeyAt = performance.now();
    const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    send({
      kind: 'key',
      ...(field && { target: refer(field) }),
      // What is typed into a secret field is nobody's business, not even one key of it.
      key: isSecret && isText ? '*' : event.key,
      code: isSecret && isText ? '' : event.code,
      modifiers: modifiersOf(event),
      ...(kind && { field: kind }),
      ...(field && takeEnabledLate(field) && { isEnabledLate: true }),
      isComposing: event.isComposing || event.key === 'Process' || event.key === 'Dead',
      isSecret,
    });
    if (!isText || !kind) beginGesture();
    afterDispatch(() => {
      if (!event.defaultPrevented) return;
      if (isText && kind === 'text') tellKeysMatter('the page answers keys itself');
      else send({ kind: 'keyHandled', key: event.key });
    });
  },
  keypress(): void {
    enterPhase('keypress');
  },
  keyup(event: KeyboardEvent): void {
    keysDown.delete(event.code || event.key);
    checkRewritten();
    enterPhase('keyup');
    afterDispatch(() => enterPhase('later'));
  },
  beforeinput(): void {
    enterPhase('input');
  },
  input(event: InputEvent): void {
    enterPhase('input');
    pasted?.(false);
    tellState('input', deepTarget(event), event);
    afterDispatch(() => enterPhase('later'));
  },
  change(event: Event): void {
    enterPhase('input');
    watchChoice(event);
    tellState('change', deepTarget(event));
    if (stay && stay.field === deepTarget(event)) stay.seen = null;
  },
  compositionend(event: CompositionEvent): void {
    const field = focusOf(event);
    if (field && fieldKind(field) === 'rich') send({ kind: 'compose', target: refer(field), text: event.data });
  },
  paste(event: ClipboardEvent): void {
    const field = focusOf(event);
    if (!field || isSecretField(field)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const isOwnCopy = text !== '' && text === lastCopied;
    const target = refer(field);
    pasted = (isHandled) => {
      pasted = null;
      send({ kind: 'paste', target, text, isOwnCopy, ...(isHandled && { isHandled }) });
    };
    afterDispatch(() => pasted?.(event.defaultPrevented));
  },
  copy: rememberCopy,
  cut: rememberCopy,
  submit(): void {
    send({ kind: 'submit' });
  },
  focusin(event: FocusEvent): void {
    const target = deepTarget(event);
    if (!target) return;
    if (stay && stay.field !== target) stay = null;
    const kind = fieldKind(target);
    send({ kind: 'focus', target: refer(editingHost(target) ?? target), ...(kind && { field: kind }) });
  },
  focusout(): void {
    checkRewritten();
    // A key that is let go elsewhere is never heard of again.
    keysDown.clear();
    stay = null;
  },
};

function rememberCopy(): void {
  const { active } = page;
  lastCopied =
    active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement
      ? active.value.slice(active.selectionStart ?? 0, active.selectionEnd ?? 0)
      : (getSelection()?.toString() ?? '');
  send({ kind: 'copy' });
}

/** A page that answers every choice of a list must be told of each of them. */
function watchChoice(event: Event): void {
  const select = deepTarget(event);
  if (!(select instanceof HTMLSelectElement)) return;
  enterPhase('choice');
  let isAnswered = false;
  const stop = onChange((change) => {
    if (change.phase === 'choice' && !select.contains(change.target)) isAnswered = true;
  });
  afterDispatch(() => {
    enterPhase('later');
    stop();
    if (isAnswered) send({ kind: 'keysMatter', target: refer(select), why: 'the page answers each choice' });
  });
}

/** The element with the focus; null for the page itself. Inside rich text the whole editable region is meant. */
function focusOf(event: Event): Element | null {
  const target = deepTarget(event);
  if (!target) return null;
  const host = editingHost(target);
  // Where the whole document can be edited, it is the body that has the focus.
  if (host) return host === page.root ? page.body : host;
  return target === page.body || target === page.root ? null : target;
}

function enterField(field: Element): void {
  if (stay?.field === field) return;
  stay = { field, seen: null, isTold: false, lastKeyAt: performance.now() };
}

/** Right before the page's own listeners run the value is what the browser made of the key. */
export function tellState(kind: 'input' | 'change', hit: Element | null, input?: InputEvent): void {
  if (!hit) return;
  const target = editingHost(hit) ?? hit;
  const state = fieldState(target, kind === 'change');
  if (!state) return;
  if (state.kind === 'file') state.pick = holdFiles((target as HTMLInputElement).files);
  if (target instanceof HTMLInputElement && isSecretField(target)) sendSecret(secretName(target), target.value);
  else if (stay?.field === target && 'value' in target) stay.seen = String(target.value);
  send({
    kind,
    target: refer(target),
    inputType: input?.inputType ?? '',
    ...(input?.data && !isSecretField(target) && state.kind === 'rich' ? { data: input.data } : {}),
    state,
    isComposing: input?.isComposing ?? false,
    isCaused: keysDown.size > 0 || isInPointer,
  });
}

/** The field no longer holds what the browser put there: a mask, a formatter, a limit. */
function checkRewritten(): void {
  if (!stay || stay.seen === null || stay.isTold) return;
  const now = 'value' in stay.field ? String(stay.field.value) : null;
  if (now !== null && now !== stay.seen) tellKeysMatter('the page rewrites what is typed');
}

function tellKeysMatter(why: string): void {
  if (!stay || stay.isTold) return;
  stay.isTold = true;
  send({ kind: 'keysMatter', target: refer(stay.field), why });
}

const MEANINGFUL = new Set([
  'disabled',
  'hidden',
  'aria-expanded',
  'aria-selected',
  'aria-activedescendant',
  'aria-hidden',
  'aria-busy',
  'open',
  'checked',
  'src',
  'href',
]);
const KEY_PHASES = new Set(['keydown', 'keypress', 'keyup']);
/** An answer to typing that comes later than this belongs to something else. */
const ANSWER_MS = 1500;

/**
 * A page that answers single keys (suggestions, shortcuts) must be typed into when replayed. What it does in its `input`
 * listeners it will do for a fill as well.
 */
function watchAnswers(change: Significant): void {
  if (!stay || stay.isTold || change.phase === 'input' || change.phase === 'idle') return;
  if (performance.now() - stay.lastKeyAt > ANSWER_MS || isNoisy(change.target)) return;
  // What a listener for keys itself does to how things look is an answer; later it may be an animation.
  const looks = KEY_PHASES.has(change.phase) && (change.attribute === 'style' || change.attribute === 'class');
  if (change.kind === 'attribute' && !looks && !MEANINGFUL.has(change.attribute ?? '')) return;
  if (change.target === stay.field || (change.kind === 'attribute' && isWithin(change.target, stay.field))) return;
  if (editingHost(change.target) === stay.field) return;
  tellKeysMatter(change.phase === 'later' ? 'the page answers while one types' : `the page answers ${change.phase}`);
}
onChange(watchAnswers);
