/** Hears keys before the browser and the editor do, and runs the commands that they mean. */
import { attempt } from '../stores/notices.ts';
import { meaningOf, strokeOf } from './bindings.ts';
import { bindings, commands } from './commands.ts';

let isSuspended = false;

/** While keys are being chosen they mean nothing else. Returns what ends it. */
export function suspendKeys(): () => void {
  isSuspended = true;
  return () => {
    isSuspended = false;
  };
}

export function listenToKeys(): () => void {
  /** Strokes that began something. */
  let begun = '';
  const hear = (event: KeyboardEvent): void => {
    const stroke = strokeOf(event);
    if (event.isComposing || isSuspended || stroke === null) return;
    const isMore = begun !== '';
    const pressed = isMore ? `${begun} ${stroke}` : stroke;
    begun = '';
    if (!isMore && isForShell(event)) return;
    const meaning = meaningOf(pressed, bindings(), factsOf(event.target));
    // The second stroke of something is nobody else's, known or not.
    if (meaning.kind === 'nothing' && !isMore) return;
    if (meaning.kind === 'command' && !isCommand(meaning.command)) return;
    event.preventDefault();
    event.stopPropagation();
    if (meaning.kind === 'more') begun = pressed;
    if (meaning.kind === 'command' && isCommand(meaning.command)) attempt(commands[meaning.command].run);
  };
  window.addEventListener('keydown', hear, { capture: true });
  return () => window.removeEventListener('keydown', hear, { capture: true });
}

const isCommand = (id: string): id is keyof typeof commands => Object.hasOwn(commands, id);

/** What `when` may ask for. */
function factsOf(target: EventTarget | null): ReadonlySet<string> {
  if (!(target instanceof Element)) return new Set();
  const inside = (selector: string, fact: string): string[] => (target.closest(selector) ? [fact] : []);
  return new Set([
    ...inside('.monaco-editor', 'editorFocus'),
    ...inside('.xterm', 'terminalFocus'),
    ...inside('input, textarea, select', 'inputFocus'),
    ...inside('.side-bar', 'sideBarFocus'),
    ...inside('.panel', 'panelFocus'),
  ]);
}

/** In a terminal a shell and its programs have what they are used to: single letters with Ctrl or Alt are theirs. */
function isForShell({ target, ctrlKey, altKey, shiftKey, key }: KeyboardEvent): boolean {
  const isInTerminal = target instanceof Element && target.closest('.xterm') !== null;
  return isInTerminal && key.length === 1 && !['`', ','].includes(key) && !shiftKey && ctrlKey !== altKey;
}
