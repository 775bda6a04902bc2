/** Keys in the text of `sendKeys`: `abc${KEY_ENTER}` is typing, then a press. */

const NAMES: Record<string, string> = {
  ALT: 'Alt',
  BACKSPACE: 'Backspace',
  BKSP: 'Backspace',
  CONTROL: 'Control',
  CTRL: 'Control',
  DEL: 'Delete',
  DELETE: 'Delete',
  DOWN: 'ArrowDown',
  ARROW_DOWN: 'ArrowDown',
  END: 'End',
  ENTER: 'Enter',
  ESC: 'Escape',
  ESCAPE: 'Escape',
  HOME: 'Home',
  INS: 'Insert',
  INSERT: 'Insert',
  LEFT: 'ArrowLeft',
  ARROW_LEFT: 'ArrowLeft',
  COMMAND: 'Meta',
  META: 'Meta',
  PAGE_DOWN: 'PageDown',
  PGDN: 'PageDown',
  PAGE_UP: 'PageUp',
  PGUP: 'PageUp',
  RETURN: 'Enter',
  RIGHT: 'ArrowRight',
  ARROW_RIGHT: 'ArrowRight',
  SHIFT: 'Shift',
  SPACE: ' ',
  TAB: 'Tab',
  UP: 'ArrowUp',
  ARROW_UP: 'ArrowUp',
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`F${index + 1}`, `F${index + 1}`])),
  ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`N${index}`, String(index)])),
};

const HELD = new Set(['Alt', 'Control', 'Meta', 'Shift']);

export type Keys = { kind: 'text'; text: string } | { kind: 'press'; chord: string };

/** Keys that are held go with the next key; null for a key that nobody knows. */
export function readKeys(text: string): Keys[] | null {
  const keys: Keys[] = [];
  let held: string[] = [];
  for (const part of text.split(/(\$\{KEY_\w+\})/)) {
    if (part === '') continue;
    const name = /^\$\{KEY_(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      const [first = ''] = part;
      const rest = held.length > 0 ? part.slice(first.length) : part;
      if (held.length > 0) keys.push({ kind: 'press', chord: [...held, first].join('+') });
      held = [];
      if (rest !== '') keys.push({ kind: 'text', text: rest });
      continue;
    }
    const key = NAMES[name];
    if (key === undefined) return null;
    if (HELD.has(key)) held.push(key);
    else {
      keys.push({ kind: 'press', chord: [...held, key].join('+') });
      held = [];
    }
  }
  return held.length > 0 ? [...keys, { kind: 'press', chord: held.join('+') }] : keys;
}
