/** Files that a person or a program chooses, also in fields that stand in no document. */
import { deepTarget } from './dom.ts';
import { tellState } from './keyboard.ts';
import { isAttached } from './safe.ts';

/** A person opens a file chooser and answers it within this time (ms). */
const CHOOSING_MS = 120_000;
let askedAt = Number.NEGATIVE_INFINITY;

/** Called for every event that is a person's doing, before the page sees it. */
export function noteChooser({ type }: Event): void {
  if (type === 'click' || type === 'keydown') askedAt = performance.now();
}

/**
 * The browser's news of chosen files are not trusted where the chooser was answered by a program. A page could pretend them: they
 * are believed once for each click or key that could have opened a chooser.
 */
export function isChosenFile(event: Event): boolean {
  const target = deepTarget(event);
  if (event.type !== 'change' || !isFileField(target)) return false;
  if ((target.files?.length ?? 0) === 0 || performance.now() - askedAt > CHOOSING_MS) return false;
  askedAt = Number.NEGATIVE_INFINITY;
  return true;
}

const listened = new WeakSet<Element>();

/** No event of a field outside of the document passes the window: it is listened to by itself. It may have its files already. */
export function listenToField(field: Element): void {
  if (!isFileField(field) || isAttached(field) || listened.has(field)) return;
  listened.add(field);
  if ((field.files?.length ?? 0) > 0) tellState('change', field);
  else
    field.addEventListener('change', (event) => {
      if (event.isTrusted || isChosenFile(event)) tellState('change', field);
    });
}

function isFileField(element: Element | null): element is HTMLInputElement {
  return element instanceof HTMLInputElement && element.type === 'file';
}
