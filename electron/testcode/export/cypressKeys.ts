/** Keys as Cypress writes them. */

const KEYS: Record<string, string> = {
  ArrowDown: 'downArrow',
  ArrowLeft: 'leftArrow',
  ArrowRight: 'rightArrow',
  ArrowUp: 'upArrow',
  Backspace: 'backspace',
  Delete: 'del',
  End: 'end',
  Enter: 'enter',
  Escape: 'esc',
  Home: 'home',
  Insert: 'insert',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Tab: 'tab',
  Alt: 'alt',
  Control: 'ctrl',
  ControlOrMeta: 'ctrl',
  Meta: 'meta',
  Shift: 'shift',
};

/** `Control+a` is `{ctrl}a`; null for a key that Cypress has no word for. */
export function printChord(chord: string): string | null {
  const keys = chord.split(/\+(?=.)/).map((key) => {
    if (KEYS[key]) return `{${KEYS[key]}}`;
    if (key === 'Space') return ' ';
    if (key === '{') return '{{}';
    if (/^Key[A-Z]$/.test(key)) return key.slice(3).toLowerCase();
    if (/^Digit\d$/.test(key)) return key.slice(5);
    return [...key].length === 1 ? key : null;
  });
  return keys.every((key) => key !== null) ? keys.join('') : null;
}
