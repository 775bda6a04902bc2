/** Says what is recognised while a person works: at once what can no longer change, and the rest in a moment of quiet. */
import type { Action } from '../../shared/model/action.ts';
import type { RawEvent } from '../../shared/model/event.ts';
import { createRecognizer } from './recognize.ts';

export type Told =
  /** An action with its number from 0; told again where it changed meanwhile (a click became a double click). */
  | { kind: 'action'; index: number; action: Action }
  /** The last action told is none of its own: it belongs to the one before. */
  | { kind: 'withdrawn'; index: number };

/** So long (ms) without an event means that a person is looking, not acting. Longer than two clicks of a double click. */
const QUIET_MS = 700;
/** Later events may still change so many of the last actions: two clicks, and between them a wait, become a double click. */
const UNSETTLED = 3;
/** Pages do these on and on by themselves. */
const NO_GESTURES: ReadonlySet<RawEvent['kind']> = new Set(['requested', 'responded', 'appeared']);

export type Teller = Disposable & {
  saw(event: RawEvent): void;
  /** Tells what is not yet told, and the corrections. */
  finish(actions: readonly Action[]): void;
};

/** `isResuming`: what comes before the recording goes on was played, not done, and is not told. */
export function createTeller(soFar: readonly Action[], tell: (told: Told) => void, isResuming = false): Teller {
  let isSilent = isResuming;
  const told: string[] = [];
  let settled = 0;
  const events: RawEvent[] = [];
  let timer: NodeJS.Timeout | undefined;

  const upTo = (count: number, actions: readonly Action[]): void => {
    for (let index = settled; index < count; index++) {
      const action = actions[index];
      const text = JSON.stringify(action);
      if (!action || told[index] === text) continue;
      told[index] = text;
      tell({ kind: 'action', index, action });
    }
  };
  const all = (actions: readonly Action[]): void => {
    settled = Math.min(settled, actions.length);
    while (told.length > actions.length) {
      told.pop();
      tell({ kind: 'withdrawn', index: told.length });
    }
    upTo(actions.length, actions);
  };
  /** A recogniser of its own, because asking for what is held back ends it: a field that is still being typed into would become two fills. */
  const asOfNow = (): readonly Action[] => {
    const recognizer = createRecognizer();
    for (const event of events) recognizer.push(event);
    return recognizer.finish();
  };

  return {
    saw(event) {
      events.push(event);
      if (event.kind === 'resumed') isSilent = false;
      if (isSilent) return;
      upTo(soFar.length - UNSETTLED, soFar);
      settled = Math.max(settled, soFar.length - UNSETTLED);
      if (NO_GESTURES.has(event.kind)) return;
      clearTimeout(timer);
      timer = setTimeout(() => all(asOfNow()), QUIET_MS);
    },
    finish(actions) {
      clearTimeout(timer);
      all(actions);
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
