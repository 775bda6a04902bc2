/** Which keys mean which command: the defaults, and what a person says beside or against them. Pure. */
import type { KeyBindings } from '../../shared/contract/settings.ts';

export type Binding = {
  /** As `normalKeys` writes them: strokes with a space between. */
  key: string;
  command: string;
  when: string | null;
  isMine: boolean;
};

const MODIFIERS = ['ctrl', 'shift', 'alt'];
const other: Readonly<Record<string, string>> = { cmd: 'ctrl', meta: 'ctrl', option: 'alt', esc: 'escape', space: ' ' };

/** The one form of a stroke or of several: `Shift+Ctrl+P` -> `ctrl+shift+p`. */
export function normalKeys(keys: string): string {
  return keys.trim().toLowerCase().split(/\s+/).map(normalStroke).join(' ');
}

function normalStroke(stroke: string): string {
  // A plus may be the key itself.
  const parts = stroke
    .replace(/\+\+$/, '+plus')
    .split('+')
    .map((part) => (part === 'plus' ? '+' : (other[part] ?? part)));
  const key = parts.at(-1) ?? '';
  return [...MODIFIERS.filter((each) => parts.slice(0, -1).includes(each)), key].join('+');
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Keys as they are pressed, in the one form of bindings: ctrl, shift, alt, then the key. On a Mac, ⌘ is ctrl. Null of a modifier alone. */
export function strokeOf({ key: pressed, code, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process'].includes(pressed)) return null;
  // With Alt a keyboard may give another letter; the place of the key stays.
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const key = (altKey && letter ? letter : pressed).toLowerCase();
  return [(ctrlKey || metaKey) && 'ctrl', shiftKey && 'shift', altKey && 'alt', key].filter(Boolean).join('+');
}

/** Later ones count more. A command with a minus in front takes a default away. */
export function effectiveBindings(defaults: readonly { command: string; key: string }[], mine: KeyBindings): Binding[] {
  const own = mine.map(({ key, command, when }) => ({ key: normalKeys(key), command, when: when ?? null }));
  const isTaken = (command: string, key: string): boolean =>
    own.some((each) => each.command === `-${command}` && each.key === key);
  return [
    ...defaults
      .map(({ command, key }) => ({ key: normalKeys(key), command, when: null, isMine: false }))
      .filter(({ command, key }) => !isTaken(command, key)),
    ...own.filter(({ command }) => !command.startsWith('-')).map((each) => ({ ...each, isMine: true })),
  ];
}

/** Other commands that the same keys could mean: the same strokes, or the beginning of them. */
export function conflictsOf({ key, command, when }: Binding, all: readonly Binding[]): Binding[] {
  return all.filter(
    (each) =>
      each.command !== command &&
      (each.when === when || each.when === null || when === null) &&
      (each.key === key || each.key.startsWith(`${key} `) || key.startsWith(`${each.key} `)),
  );
}

export type Meaning = { kind: 'command'; command: string } | { kind: 'more' } | { kind: 'nothing' };

/** What the strokes so far mean: a command, the beginning of one, or nothing. */
export function meaningOf(pressed: string, all: readonly Binding[], facts: ReadonlySet<string>): Meaning {
  const found = all.findLast(
    ({ key, when }) => (key === pressed || key.startsWith(`${pressed} `)) && holds(when, facts),
  );
  if (!found) return { kind: 'nothing' };
  return found.key === pressed ? { kind: 'command', command: found.command } : { kind: 'more' };
}

/** `editorFocus && !inputFocus` */
function holds(when: string | null, facts: ReadonlySet<string>): boolean {
  if (when === null || when.trim() === '') return true;
  return when.split('&&').every((part) => {
    const name = part.trim();
    return name.startsWith('!') ? !facts.has(name.slice(1).trim()) : facts.has(name);
  });
}

/** As a person reads them: `Ctrl+Shift+P`, on a Mac `⌘⇧P`. */
export function readableKeys(keys: string, isMac = navigator.platform.startsWith('Mac')): string {
  const names: Readonly<Record<string, string>> = {
    pagedown: 'PageDown',
    pageup: 'PageUp',
    ' ': 'Space',
    ...(isMac && { ctrl: '⌘', alt: '⌥', shift: '⇧' }),
  };
  const readable = (stroke: string): string =>
    stroke
      .split(/\+(?=.)/)
      .map((part) => names[part] ?? part.charAt(0).toUpperCase() + part.slice(1))
      .join(isMac ? '' : '+');
  return keys
    .split(/ (?=.)/)
    .map(readable)
    .join(' ');
}
