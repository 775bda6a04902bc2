/** A stay in a text field or editor: many keys become one fill where that does the same, and stay keys where it does not. */
import type { Action, Effect, Modifier, TextValue } from '../../../shared/model/action.ts';
import type { FieldKind, FieldState } from '../../../shared/model/event.ts';
import type { Point, Target } from '../../../shared/model/target.ts';
import type { Story } from './story.ts';
import { SOONEST_MS, wordsOf } from './waits.ts';

type Op = { kind: 'text'; text: string } | { kind: 'press'; key: string } | { kind: 'insert' | 'paste'; text: string };

/** `caret` is where the click put the caret, in a field that was not empty: px from the field's corner. */
type Entry = { action: Action; caret?: Point };

type Stay = {
  key: string;
  target: Target;
  kind: FieldKind;
  ops: Op[];
  /** What an input method has put there so far; it stays when nothing more is heard of it. */
  composition: string | null;
  state: FieldState | null;
  /** The value that is already accounted for, by an earlier fill or by keys that were pressed. */
  told: string | null;
  keysMatter: boolean;
  isEnabledLate: boolean;
  /** Text was put in already: what is called by its own text is called so no more. */
  hasText: boolean;
  /** The click that brought the focus here: not needed before a fill. */
  entry: Entry | null;
  effects: Effect[];
};

export type Typing = ReturnType<typeof createTyping>;

export function createTyping(story: Story) {
  let stay: Stay | null = null;

  const enter = (key: string, target: Target, kind: FieldKind): Stay => {
    if (stay?.key === key) {
      stay.target = target;
      return stay;
    }
    leave();
    stay = {
      key,
      target,
      kind,
      ops: [],
      composition: null,
      state: null,
      told: null,
      keysMatter: false,
      isEnabledLate: false,
      hasText: false,
      entry: null,
      effects: [],
    };
    return stay;
  };

  /** The first key of a stretch: what was to be waited for before it is settled now, what comes from here on is its answer. */
  const begin = (at: Stay): void => {
    if (at.ops.length === 0 && at.state === null && at.composition === null)
      story.settle(at.entry !== null, SOONEST_MS.key, at.target);
  };

  const addText = (at: Stay, text: string): void => {
    const before = at.ops.at(-1);
    if (before?.kind === 'text') before.text += text;
    else at.ops.push({ kind: 'text', text });
  };

  const commit = (at: Stay): void => {
    if (at.composition) addText(at, at.composition);
    at.composition = null;
  };

  /** Says what was typed so far; the stay goes on. */
  const flush = (): void => {
    if (!stay) return;
    commit(stay);
    const { ops, state, kind } = stay;
    const isChanged = state !== null && (state.secret !== undefined || state.value !== stay.told);
    const effects = stay.effects;
    stay.ops = [];
    stay.state = null;
    stay.effects = [];
    if (kind === 'rich' || (stay.keysMatter && state?.secret === undefined)) replayOps(stay, ops);
    else if (isChanged && state) fill(stay, state);
    else if (ops.length > 0 && state === null) replayOps(stay, ops);
    const action = story.last();
    if (action) action.effects.push(...effects);
  };

  const fill = (at: Stay, state: FieldState): void => {
    const value = textOf(state);
    if (!value) return;
    at.told = state.value ?? null;
    const click = at.entry?.action;
    const entry = click && story.last() === click && click.effects.length === 0 ? click : null;
    if (entry) story.remove(entry);
    at.entry = null;
    const previous = story.last();
    if (
      previous?.step.kind === 'fill' &&
      isSameTarget(previous.step.target, at.target) &&
      previous.effects.length === 0
    )
      previous.step.value = value;
    else if (at.keysMatter) story.push({ kind: 'type', page: at.target.page, target: at.target, value });
    else story.push({ kind: 'fill', target: at.target, value });
  };

  const replayOps = (at: Stay, ops: Op[]): void => {
    placeCaret(at, ops);
    if (at.isEnabledLate && !at.entry) story.push({ kind: 'waitUntilEnabled', target: at.target });
    at.isEnabledLate = false;
    at.entry = null;
    if (at.state?.value !== undefined) at.told = at.state.value;
    for (const op of ops) {
      if (op.kind === 'press') story.push({ kind: 'press', page: at.target.page, ...aim(at), key: op.key });
      else if (op.kind === 'paste') story.push({ kind: 'paste', target: at.target, text: op.text });
      else if (op.kind === 'insert') story.push({ kind: 'insertText', page: at.target.page, text: op.text });
      else story.push({ kind: 'type', page: at.target.page, ...aim(at), value: { kind: 'plain', text: op.text } });
      if (op.kind !== 'press') at.hasText = true;
    }
  };

  const leave = (): void => {
    flush();
    stay = null;
  };

  return {
    flush,
    leave,
    current: (): Readonly<Stay> | null => stay,
    isIn: (key: string): boolean => stay?.key === key,
    /** Whether its value changed since it was last told. */
    hasInput: (key: string): boolean => stay?.key === key && stay.state !== null,

    /** The field was clicked into. */
    entered(key: string, target: Target, kind: FieldKind, click: Entry): void {
      if (stay?.key === key) {
        // A click inside a field that is being typed into moves the caret: only keys care.
        if (stay.ops.length > 0 || stay.state) flush();
      } else enter(key, target, kind);
      if (stay) stay.entry = click;
    },
    enabledLate(key: string, target: Target, kind: FieldKind): void {
      enter(key, target, kind).isEnabledLate = true;
    },
    text(key: string, target: Target, kind: FieldKind, text: string): void {
      const at = enter(key, target, kind);
      begin(at);
      commit(at);
      addText(at, text);
    },
    /** An input method at work: each text replaces the one before, the last one is committed. */
    compose(key: string, target: Target, text: string, isCommitted: boolean): void {
      const at = enter(key, target, 'rich');
      begin(at);
      at.composition = text;
      if (isCommitted) commit(at);
    },
    press(key: string, target: Target, kind: FieldKind, name: string): void {
      const at = enter(key, target, kind);
      // What was typed had an answer, which this key may act upon.
      if (story.isAwaiting()) flush();
      begin(at);
      commit(at);
      at.ops.push({ kind: 'press', key: name });
    },
    /** A paste from elsewhere replaces the shortcut that made it. `isHandled`: the page took it, and answers to keys. */
    insert(key: string, target: Target, kind: FieldKind, text: string, isHandled = false): void {
      const at = enter(key, target, kind);
      begin(at);
      const before = at.ops.at(-1);
      if (before?.kind === 'press' && /\+v$/i.test(before.key)) at.ops.pop();
      at.ops.push({ kind: isHandled ? 'paste' : 'insert', text });
      if (isHandled) at.keysMatter = true;
    },
    changed(key: string, target: Target, state: FieldState): void {
      const at = enter(key, target, state.kind);
      begin(at);
      at.state = state.value === undefined && state.secret === undefined ? at.state : state;
    },
    keysMatter(key: string): void {
      if (stay?.key === key) stay.keysMatter = true;
    },
    /** The value changed by a key that is an action of its own (an arrow in a number field). */
    isAccountedFor(key: string, state: FieldState): void {
      if (stay?.key === key) stay.told = state.value ?? null;
    },
    /** While somebody types, what the page does meanwhile belongs to the typing. */
    affect(effect: Effect): boolean {
      if (!stay || (stay.ops.length === 0 && stay.state === null && stay.composition === null)) return false;
      const earlier = stay.effects.find((each) => each.kind === 'navigation' && effect.kind === 'navigation');
      if (earlier?.kind === 'navigation' && effect.kind === 'navigation') earlier.url = effect.url;
      else stay.effects.push(effect);
      return true;
    },
  };
}

/** Where in the text one clicked is told where the first key works from there, and not where it goes to an end by itself. */
function placeCaret({ entry, kind, target }: Stay, [first]: Op[]): void {
  if (!entry || !first || entry.action.step.kind !== 'click') return;
  const isLine = target.fingerprint.tag === 'input';
  const isFromAnEnd = first.kind === 'press' && (isLine ? TO_AN_END_OF_LINE : TO_AN_END).test(first.key);
  if (isFromAnEnd) delete entry.action.step.position;
  else if (kind === 'text' && entry.caret) entry.action.step.position = entry.caret;
}

const TO_AN_END = /^ControlOrMeta\+(?:a|Home|End)$/;
const TO_AN_END_OF_LINE = /^(?:ControlOrMeta\+(?:a|Home|End)|Home|End)$/;

function textOf(state: FieldState): TextValue | null {
  if (state.secret !== undefined) return { kind: 'secret', variable: state.secret };
  return state.value === undefined ? null : { kind: 'plain', text: state.value };
}

/** Editors that cannot be found again by words get their keys by the focus that the click before gave them. */
function aim(at: Stay): { target?: Target } {
  if (at.hasText && at.kind === 'rich' && isCalledByText(at.target)) return {};
  return (at.target.locators[0]?.score ?? 0) > 300 ? { target: at.target } : {};
}

/** A name that is changed in place. */
function isCalledByText({ locators: [best], fingerprint: { text } }: Target): boolean {
  const words = wordsOf(best?.locator.at(-1));
  return words !== null && (text?.includes(words) ?? false);
}

export function isSameTarget(one: Target, other: Target): boolean {
  return (
    one.page === other.page &&
    JSON.stringify([one.frames, one.locators[0]?.locator]) ===
      JSON.stringify([other.frames, other.locators[0]?.locator])
  );
}

/** As Playwright names a chord: modifiers first, Control and Meta as the one that fits the platform. */
export function chord(key: string, modifiers: Modifier[]): string {
  const printable = key.length === 1;
  const names = modifiers
    .filter(
      (modifier) =>
        !(printable && modifier === 'Shift' && !modifiers.includes('Control') && !modifiers.includes('Meta')),
    )
    .map((modifier) => (modifier === 'Control' || modifier === 'Meta' ? 'ControlOrMeta' : modifier));
  return [...names, key === ' ' ? 'Space' : printable && names.length > 0 ? key.toLowerCase() : key].join('+');
}
