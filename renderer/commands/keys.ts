import { attempt } from '../stores/notices.ts';
import { type Command, type CommandId, commandIds, commands } from './commands.ts';

/** Keys as they are pressed, in the one form that the table has: ctrl, shift, alt, then the key. On a Mac, ⌘ is ctrl. */
function strokeOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  // With Alt a keyboard may give another letter; the place of the key stays.
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const key = (event.altKey && letter ? letter : event.key).toLowerCase();
  return [(event.ctrlKey || event.metaKey) && 'ctrl', event.shiftKey && 'shift', event.altKey && 'alt', key]
    .filter(Boolean)
    .join('+');
}

/** Our keys come before the browser's and the editor's. */
export function listenToKeys(): () => void {
  const byKeys = new Map<string, CommandId>();
  for (const id of commandIds) {
    const { keys }: Command = commands[id];
    if (keys !== null) byKeys.set(sorted(keys), id);
  }
  byKeys.set('f1', 'palette.show');
  const hear = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const id = byKeys.get(strokeOf(event));
    if (id === undefined || isForShell(event)) return;
    event.preventDefault();
    event.stopPropagation();
    attempt(commands[id].run);
  };
  window.addEventListener('keydown', hear, { capture: true });
  return () => window.removeEventListener('keydown', hear, { capture: true });
}

function sorted(keys: string): string {
  const parts = keys.split('+');
  const order = ['ctrl', 'shift', 'alt'];
  return [...order.filter((each) => parts.includes(each)), parts.at(-1)].join('+');
}

/** In a terminal a shell and its programs have what they are used to: single letters with Ctrl or Alt are theirs. */
function isForShell({ target, ctrlKey, altKey, shiftKey, key }: KeyboardEvent): boolean {
  const isInTerminal = target instanceof Element && target.closest('.xterm') !== null;
  return isInTerminal && key.length === 1 && key !== '`' && !shiftKey && ctrlKey !== altKey;
}
