/** Keys as Selenium IDE writes them. */

const KEYS: Record<string, string> = {
  ArrowDown: 'DOWN',
  ArrowLeft: 'LEFT',
  ArrowRight: 'RIGHT',
  ArrowUp: 'UP',
  Alt: 'ALT',
  Backspace: 'BACKSPACE',
  Control: 'CTRL',
  ControlOrMeta: 'CTRL',
  Delete: 'DELETE',
  End: 'END',
  Enter: 'ENTER',
  Escape: 'ESCAPE',
  Home: 'HOME',
  Insert: 'INSERT',
  Meta: 'META',
  PageDown: 'PAGE_DOWN',
  PageUp: 'PAGE_UP',
  Shift: 'SHIFT',
  Space: 'SPACE',
  Tab: 'TAB',
};

export function printChord(chord: string): string | null {
  const keys = chord.split(/\+(?=.)/).map((key) => {
    if (/^F\d{1,2}$/.test(key)) return `\${KEY_${key}}`;
    if (KEYS[key]) return `\${KEY_${KEYS[key]}}`;
    if (/^Key[A-Z]$/.test(key)) return key.slice(3).toLowerCase();
    if (/^Digit\d$/.test(key)) return key.slice(5);
    return [...key].length === 1 ? key : null;
  });
  return keys.every((key) => key !== null) ? keys.join('') : null;
}
