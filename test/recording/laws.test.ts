/** What holds of the fold whatever happens. */
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createRecognizer, recognize } from '../../electron/recording/index.ts';
import { createTeller, type Told } from '../../electron/recording/teller.ts';
import { checkSyntax, describeAction, printSpec } from '../../electron/testcode/index.ts';
import type { RawEvent } from '../../shared/model/event.ts';
import { anyEvents } from './anyEvents.ts';

/** A click, a wait and a click may still become a double click. */
const UNSETTLED = 3;

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) freeze(each);
    Object.freeze(value);
  }
  return value;
};

const law = (holds: (events: RawEvent[]) => void) => fc.assert(fc.property(anyEvents, holds), { numRuns: 1000 });

test('no events make it throw, it changes none of them, and the same give the same', () => {
  law((events) => {
    const once = recognize(freeze(events));
    expect(recognize(JSON.parse(JSON.stringify(events)))).toEqual(once);
  });
});

test('what it says while events come is what it says of them all at once; to ask again changes nothing', () => {
  law((events) => {
    const recognizer = createRecognizer();
    for (const event of events) recognizer.push(event);
    const finished = structuredClone(recognizer.finish());
    expect(finished).toEqual(recognize(events));
    expect(recognizer.finish()).toEqual(finished);
  });
});

test('an event changes the last three actions at most: what lies before them stands for good', () => {
  law((events) => {
    const recognizer = createRecognizer();
    let settled: string[] = [];
    for (const event of events) {
      recognizer.push(event);
      const now = recognizer.actions.map((action) => JSON.stringify(action));
      expect(now.slice(0, settled.length)).toEqual(settled);
      settled = now.slice(0, Math.max(settled.length, now.length - UNSETTLED));
    }
    const last = recognizer.finish().map((action) => JSON.stringify(action));
    expect(last.slice(0, settled.length)).toEqual(settled);
  });
});

test('a recording that was cut off yields what was settled of the whole one', () => {
  fc.assert(
    fc.property(anyEvents, fc.nat(), (events, cut) => {
      const recognizer = createRecognizer();
      const some = events.slice(0, cut % (events.length + 1));
      for (const event of some) recognizer.push(event);
      const settled = structuredClone(recognizer.actions.slice(0, Math.max(0, recognizer.actions.length - UNSETTLED)));
      expect(recognize(events).slice(0, settled.length)).toEqual(settled);
      expect(recognize(some).slice(0, settled.length)).toEqual(settled);
    }),
    { numRuns: 1000 },
  );
});

test('every action names the events that it came from, in their order', () => {
  law((events) => {
    const numbers = new Set(events.map(({ seq }) => seq));
    let before = 0;
    for (const action of recognize(events)) {
      expect(action.events.length).toBeGreaterThan(0);
      for (const seq of action.events) expect(numbers.has(seq)).toBe(true);
      expect(action.events).toEqual(action.events.toSorted((one, other) => one - other));
      expect(action.events[0]).toBeGreaterThanOrEqual(before);
      before = action.events[0] ?? before;
    }
  });
});

test('whatever was recognised is printed as a spec that parses, and can be told in words', () => {
  law((events) => {
    const actions = recognize(events);
    const spec = printSpec(actions, { title: 'any', filesFolder: 'any.files' });
    expect(checkSyntax(spec, 'any.spec.ts'), spec).toBeNull();
    for (const action of actions) expect(describeAction(action)).not.toMatch(/undefined|^$/);
  });
});

test('what was told while somebody works and rests is, in the end, what was recognised', () => {
  vi.useFakeTimers();
  try {
    fc.assert(
      fc.property(anyEvents, fc.infiniteStream(fc.boolean()), (events, rests) => {
        const told: string[] = [];
        const hear = (each: Told): void => {
          if (each.kind === 'action') told[each.index] = JSON.stringify(each.action);
          else told.length = each.index;
        };
        const recognizer = createRecognizer();
        using teller = createTeller(recognizer.actions, hear);
        for (const event of events) {
          recognizer.push(event);
          teller.saw(event);
          if (rests.next().value) vi.advanceTimersByTime(1000);
        }
        teller.finish(recognizer.finish());
        expect(told).toEqual(recognizer.actions.map((action) => JSON.stringify(action)));
      }),
      { numRuns: 300 },
    );
  } finally {
    vi.useRealTimers();
  }
});
