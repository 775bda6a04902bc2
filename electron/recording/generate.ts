/** From the journal to the test: a recording that was cut off yields everything up to its last acknowledged event. */
import type { Action } from '../../shared/model/action.ts';
import type { RawEvent } from '../../shared/model/event.ts';
import type { Recordings } from '../storage/index.ts';
import { createRecognizer } from './recognize.ts';

export function actionsOf(recordings: Recordings, id: string): Action[] {
  const recognizer = createRecognizer();
  for (const event of rawEvents(recordings, id)) {
    try {
      recognizer.push(event);
    } catch {
      // As when it was recorded: one event that is not understood must not cost the others. It was told then.
    }
  }
  return [...recognizer.finish()];
}

export function* rawEvents(recordings: Recordings, id: string): Generator<RawEvent> {
  for (const { seq, payload } of recordings.events(id)) yield { ...JSON.parse(payload), seq };
}
