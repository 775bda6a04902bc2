/** Keys as Selenium for JavaScript has them. */
import { quote } from '../quote.ts';

const KEYS: Record<string, string> = {
  ArrowDown: 'ARROW_DOWN',
  ArrowLeft: 'ARROW_LEFT',
  ArrowRight: 'ARROW_RIGHT',
  ArrowUp: 'ARROW_UP',
  PageDown: 'PAGE_DOWN',
  PageUp: 'PAGE_UP',
  Backspace: 'BACK_SPACE',
  Space: 'SPACE',
  ' ': 'SPACE',
  ...Object.fromEntries(
    [
      'Alt',
      'Control',
      'Delete',
      'End',
      'Enter',
      'Escape',
      'Home',
      'Insert',
      'Meta',
      'Shift',
      'Tab',
      ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
    ].map((name) => [name, name.toUpperCase()]),
  ),
};

export function printKey(key: string): string {
  if (key === 'ControlOrMeta') return "process.platform === 'darwin' ? Key.META : Key.CONTROL";
  return KEYS[key]
    ? `Key.${KEYS[key]}`
    : quote(/^Key[A-Z]$/.test(key) ? key.slice(3).toLowerCase() : /^Digit\d$/.test(key) ? key.slice(5) : key);
}

/** The last of its keys may be a plus. */
export function printChord(chord: string): string {
  const keys = chord.split(/\+(?=.)/).map(printKey);
  return keys.length === 1 ? (keys[0] ?? "''") : `Key.chord(${keys.join(', ')})`;
}
