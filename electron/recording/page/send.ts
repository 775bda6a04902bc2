/** The way out of the page: one binding for events, one for secrets, both visible to this world only. */
import type { FrameEvent } from '../../../shared/model/event.ts';
import { attempt } from './attempt.ts';
import { noteTold } from './describe.ts';

declare const __paEvent: (payload: string) => void;
declare const __paSecret: (payload: string) => void;

/** Tells documents of one frame apart: element numbers start anew with each. */
const doc = Math.random().toString(36).slice(2, 10);

/** When the last gesture was that this document knows of (ms since the epoch). */
let since: number | null = null;

export function noteGestureAt(epoch: number): void {
  since = epoch;
}

export function send(event: FrameEvent): void {
  attempt(
    () => noteTold(event),
    () => {},
  );
  __paEvent(JSON.stringify({ doc, since, ...event }));
}

/** The value of a secret field goes to the keychain by a way of its own and is part of no event. */
export function sendSecret(name: string, value: string): void {
  __paSecret(JSON.stringify({ name, value }));
}
