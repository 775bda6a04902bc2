import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Storage } from '../../electron/storage/index.ts';
import { createWorld } from './world.ts';

type Kept = { id: string; title: string; output: string | null; state: string; payloads: string[] };

// What a command is given picks one of the recordings that exist when it runs.
const command = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('create' as const), title: fc.string({ unit: 'grapheme' }) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('append' as const), pick: fc.nat(), value: fc.jsonValue() }) },
  fc.record({ kind: fc.constant('finish' as const), pick: fc.nat(), output: fc.option(fc.string()) }),
  fc.record({ kind: fc.constant('remove' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('read' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('list' as const), limit: fc.nat({ max: 5 }) }),
  fc.record({ kind: fc.constant('restart' as const) }),
);

test('recordings behave like plain arrays, over restarts too', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const world = createWorld();
      let storage = world.open();
      let model: Kept[] = [];
      for (const one of commands) {
        world.passTime(1000);
        const picked = 'pick' in one && model.length > 0 ? model[one.pick % model.length] : undefined;
        switch (one.kind) {
          case 'create': {
            const { id } = storage.recordings.create({ title: one.title, url: 'u', browser: 'b', output: null });
            model.unshift({ id, title: one.title, output: null, state: 'recording', payloads: [] });
            break;
          }
          case 'append': {
            if (!picked) break;
            const length = picked.payloads.push(JSON.stringify(one.value));
            expect(storage.recordings.appendEvent(picked.id, JSON.stringify(one.value))).toBe(length);
            break;
          }
          case 'finish': {
            if (!picked) break;
            Object.assign(picked, { state: 'finished', output: one.output });
            storage.recordings.finish(picked.id, { output: one.output });
            break;
          }
          case 'remove': {
            if (!picked) break;
            model = model.filter((kept) => kept !== picked);
            storage.recordings.remove(picked.id);
            break;
          }
          case 'read': {
            if (picked) expectSame(storage, picked);
            break;
          }
          case 'list': {
            const ids = storage.recordings.list({ limit: one.limit }).map(({ id }) => id);
            expect(ids).toEqual(model.slice(0, one.limit).map(({ id }) => id));
            break;
          }
          case 'restart': {
            storage.close();
            storage = world.open();
            for (const kept of model) if (kept.state === 'recording') kept.state = 'interrupted';
            break;
          }
        }
      }
      expect(storage.recordings.list().map(({ id }) => id)).toEqual(model.map(({ id }) => id));
      for (const kept of model) expectSame(storage, kept);
      storage.close();
    }),
    { numRuns: 60 },
  );
});

function expectSame(storage: Storage, { payloads, ...kept }: Kept): void {
  expect(storage.recordings.get(kept.id)).toMatchObject({ ...kept, events: payloads.length });
  const events = [...storage.recordings.events(kept.id)];
  expect(events.map(({ payload }) => payload)).toEqual(payloads);
  expect(events.map(({ seq }) => seq)).toEqual(payloads.map((_, index) => index + 1));
}
