/** Keys: text that is being typed, and keys that do something. */
import type { PageEvent } from '../../../shared/model/event.ts';
import type { Target } from '../../../shared/model/target.ts';
import { keyOf, type Story } from './story.ts';
import { chord, type Typing } from './typing.ts';

type Key = Extract<PageEvent, { kind: 'key' }>;

const ALONE = new Set([
  'Shift',
  'Control',
  'Alt',
  'Meta',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'AltGraph',
  'Fn',
  'Hyper',
  'Super',
  'Dead',
  'Process',
  'Unidentified',
]);
/** In a field of one line these only move the caret or change the text around it. */
const EDITING = new Set(['Backspace', 'Delete', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Insert']);
const EDITING_CHORDS =
  /^ControlOrMeta\+(?:Shift\+)?(?:a|v|x|z|y|ArrowLeft|ArrowRight|Backspace|Delete|Home|End)$|^Shift\+(?:ControlOrMeta\+)?(?:ArrowLeft|ArrowRight|Home|End|Insert)$/;

const ACCESS_KEY = /^(?:(?:Alt|Shift|ControlOrMeta)\+)*Alt\+(?:Shift\+)?[^+]$/;

const LETTER = /^[\p{L}\p{N}]$/u;

type Held = { key: string; name: string; target: Target; isIdle: boolean; isEnabledLate: boolean };

/** `led` is what it brought the focus to. */
type Tab = { page: string; key: string; times: number; target?: Target; led?: string };

export function createKeyboard(story: Story, typing: Typing) {
  /** A Tab is needed where nothing else brings the focus on; keys of a control where no change of its value follows. */
  let tab: Tab | null = null;
  /** A Tab before a press that may bring the focus along, or not: where the page forbids it, and in another tab. */
  let doubted: Tab | null = null;
  let held: Held[] = [];

  const release = (): void => {
    for (const { name, target, isIdle, isEnabledLate } of held) {
      if (!isIdle && isEnabledLate) story.add({ kind: 'waitUntilEnabled', target }, true);
      if (!isIdle) story.add({ kind: 'press', page: target.page, target, key: name }, true);
    }
    held = [];
  };
  const releaseTab = (): void => {
    if (!tab) return;
    // Keys of the control that it leaves come before it.
    release();
    const { page, target, times } = tab;
    for (let count = 0; count < times; count++)
      story.add({ kind: 'press', page, ...(target && { target }), key: 'Tab' }, true);
    tab = null;
  };

  /** Letters that go to the page as a whole, one right after the other, are typed. */
  const typeOn = (page: string, name: string): boolean => {
    const before = story.last();
    if (!LETTER.test(name) || story.isAwaiting() || !before || before.effects.length > 0) return false;
    const { step } = before;
    if ((step.kind !== 'press' && step.kind !== 'type') || step.target || step.page !== page) return false;
    const typed = step.kind === 'press' ? step.key : step.value.kind === 'plain' ? step.value.text : '';
    if (step.kind === 'press' && !LETTER.test(typed)) return false;
    before.step = { kind: 'type', page, value: { kind: 'plain', text: typed + name } };
    return true;
  };

  const pressNow = (page: string, target: Target | undefined, name: string, isEnabledLate = false): void => {
    if (!target && typeOn(page, name)) return;
    if (target && isEnabledLate) story.add({ kind: 'waitUntilEnabled', target });
    story.add({ kind: 'press', page, ...(target && { target }), key: name });
  };

  return {
    key(event: Key): void {
      if (event.isComposing || ALONE.has(event.key)) return;
      const name = chord(event.key, event.modifiers);
      const isText = event.key.length === 1 && !/ControlOrMeta|Meta/.test(name) && !event.modifiers.includes('Alt');
      const target = event.target && story.target(event, event.target);
      const key = event.target ? keyOf(event, event.target.ref) : '';
      if (name === 'Tab' && event.field !== 'rich') {
        // A second Tab passes something by: then both are needed, since the focus is the only way to where it leads.
        typing.leave();
        // The parts of a date are passed by Tab as well: its keys may still make one value.
        if (event.field !== 'value' || !held.every((each) => each.key === key)) release();
        if (tab?.key !== key) releaseTab();
        tab = { page: event.page, key, times: (tab?.times ?? 0) + 1, ...(target && { target }) };
        return;
      }
      if (tab && (!target || (event.field !== 'text' && event.field !== 'rich')))
        releaseTabBefore(target !== undefined);
      else tab = null;
      if (!target || !event.field) {
        typing.leave();
        release();
        pressNow(event.page, target, name, event.isEnabledLate);
        return;
      }
      if (event.isEnabledLate && (event.field === 'text' || event.field === 'rich'))
        typing.enabledLate(key, target, event.field);
      if (event.field === 'text') keyInText(event, key, target, name, isText);
      else if (event.field === 'rich') {
        release();
        if (isText) typing.text(key, target, 'rich', event.key);
        else typing.press(key, target, 'rich', name);
      } else keyInControl(event, key, target, name, isText);
    },
    /** A control changed: the keys that were held back did it, and the change says it better. */
    changed(key: string): boolean {
      const did = held.some((each) => each.key === key);
      held = held.filter((each) => each.key !== key);
      return did;
    },
    /** Something came of what was done last: of the Tab, where it was a Tab. */
    answered(): void {
      if (tab) releaseTab();
      else release();
    },
    /** The page took the key for itself. */
    handled(key: string): void {
      if (key === 'Tab') releaseTab();
      for (const each of held) if (each.name.endsWith(key)) each.isIdle = false;
    },
    /** The browser clicked something because of an access key: that key means nothing to anybody who only sends it to the page. */
    clicked(event: Extract<PageEvent, { kind: 'click' }>): boolean {
      const pressed = story.last();
      if (event.isPointer || pressed?.step.kind !== 'press' || !ACCESS_KEY.test(pressed.step.key)) return false;
      const target = story.target(event, event.target);
      pressed.step = { kind: 'click', target, button: 'left', clickCount: 1, modifiers: [] };
      return true;
    },
    /** Something else was done. `isFocusing`: it brings the focus along, so that a Tab before it did nothing more. */
    settle(isFocusing: boolean): void {
      release();
      if (isFocusing) tab = null;
      else releaseTab();
    },
    /** Something is pressed, where `led` are the keys of what that focuses: known by the time it is let go of. */
    pressed(page: string, led: (string | undefined)[]): void {
      release();
      const isThere = tab?.page === page && tab.led !== undefined && led.includes(tab.led);
      doubted = isThere ? null : tab;
      tab = null;
    },
    /** The focus came to something, by the Tab if that was last. */
    focused(page: string, key: string): void {
      if (tab?.page === page) tab.led = key;
    },
    /** The press is over. Where it left the focus alone, or was in another tab, nothing but the Tab took the focus away. */
    released(page: string, keepsFocus: boolean): void {
      tab = doubted && (keepsFocus || doubted.page !== page) ? doubted : null;
      doubted = null;
      releaseTab();
    },
  };

  function releaseTabBefore(hasTarget: boolean): void {
    if (hasTarget) tab = null;
    else releaseTab();
  }

  function keyInText(event: Key, key: string, target: Target, name: string, isText: boolean): void {
    release();
    const isMultiLine = target.fingerprint.tag === 'textarea';
    if (isText) typing.text(key, target, 'text', event.key);
    else if (
      EDITING.has(name) ||
      EDITING_CHORDS.test(name) ||
      (isMultiLine && (name === 'Enter' || /^(?:Shift\+)?(?:Arrow|Page)/.test(name)))
    )
      typing.press(key, target, 'text', name);
    else {
      typing.flush();
      pressNow(event.page, target, name);
    }
  }

  function keyInControl(
    { field, isEnabledLate }: Key,
    key: string,
    target: Target,
    name: string,
    isText: boolean,
  ): void {
    typing.leave();
    // Enter in a control submits; everything else may change the control, which its own event will tell.
    if (name === 'Enter' || (!isText && /ControlOrMeta|Alt|Escape|F\d/.test(name))) {
      release();
      pressNow(target.page, target, name, isEnabledLate);
      return;
    }
    if (held.some((each) => each.key !== key)) release();
    // Letters that find an option, or go beyond a date, say nothing beside the change that they made, or did not make.
    const isIdle = field === 'value' || (isText && field === 'select');
    held.push({ key, name, target, isIdle, isEnabledLate: isEnabledLate ?? false });
  }
}
