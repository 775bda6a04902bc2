import { expect, test } from 'vitest';
import { aRecording, createWorld, startChild } from './world.ts';

const withCode = (code: string, message: RegExp) =>
  expect.objectContaining({ name: 'StorageError', code, message: expect.stringMatching(message) });

test('a new recording is kept with what was said of it, by an id that can be read and sorted', () => {
  const world = createWorld();
  const { recordings } = world.open();
  const created = recordings.create(aRecording);
  expect(created).toEqual({
    ...aRecording,
    id: expect.stringMatching(/^20261105-094915-[0-9a-z]{4}$/),
    startedAt: world.host.now(),
    endedAt: null,
    state: 'recording',
    pid: process.pid,
    events: 0,
  });
  expect(recordings.get(created.id)).toEqual(created);
});

test('events count from 1 in each recording, and on in one that is reopened', () => {
  const world = createWorld();
  const storage = world.open();
  const [one, two] = [storage.recordings.create(aRecording), storage.recordings.create(aRecording)];
  expect(storage.recordings.appendEvent(one.id, '"a"')).toBe(1);
  expect(storage.recordings.appendEvent(two.id, '"b"')).toBe(1);
  expect(storage.recordings.finish(one.id, { output: '/tests/checkout.spec.ts' })).toMatchObject({
    state: 'finished',
    endedAt: world.host.now(),
    output: '/tests/checkout.spec.ts',
    events: 1,
  });
  storage.close();

  world.passTime(1000);
  const again = world.open().recordings;
  expect(again.reopen(one.id)).toMatchObject({ state: 'recording', endedAt: null });
  expect(again.appendEvent(one.id, '"c"')).toBe(2);
  expect([...again.events(one.id)]).toEqual([
    { seq: 1, at: world.host.now() - 1000, payload: '"a"' },
    { seq: 2, at: world.host.now(), payload: '"c"' },
  ]);
});

test('events can be appended while they are being read, and are read too', () => {
  const { recordings } = createWorld().open();
  const { id } = recordings.create(aRecording);
  for (let count = 0; count < 200; count += 1) recordings.appendEvent(id, '{}');
  const seen: number[] = [];
  for (const { seq } of recordings.events(id)) {
    seen.push(seq);
    if (seq <= 100) recordings.appendEvent(id, '{}');
  }
  expect(seen).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
});

test('an event of a recording that does not exist is refused', () => {
  const { recordings } = createWorld().open();
  expect(() => recordings.appendEvent('nowhere', '{}')).toThrow(withCode('RECORDING_NOT_FOUND', /"nowhere"/));
  expect(() => [...recordings.events('nowhere')]).toThrow(
    withCode('RECORDING_NOT_FOUND', /powerautomation recordings/),
  );
  expect(() => recordings.finish('nowhere', { output: null })).toThrow(withCode('RECORDING_NOT_FOUND', /nowhere/));
});

test('a recording is found by id, by title (the newest) and by the beginning of either', () => {
  const world = createWorld();
  const { recordings } = world.open();
  const older = recordings.create(aRecording);
  world.passTime(3_600_000);
  const newer = recordings.create(aRecording);
  const other = recordings.create({ ...aRecording, title: 'sign in' });
  expect(recordings.get(older.id).id).toBe(older.id);
  expect(recordings.get('checkout').id).toBe(newer.id);
  expect(recordings.get('sign').id).toBe(other.id);
  expect(recordings.get('20261105-0949').id).toBe(older.id);
  expect(() => recordings.get('check')).toThrow(
    withCode('RECORDING_AMBIGUOUS', new RegExp(`${newer.id}.*${older.id}`)),
  );
  expect(() => recordings.get('')).toThrow(withCode('RECORDING_NOT_FOUND', /No recording named ""/));
  expect(() => recordings.get('%')).toThrow(withCode('RECORDING_NOT_FOUND', /"%"/));
});

test('removing a recording removes its events, and another keeps its own', () => {
  const { recordings } = createWorld().open();
  const [gone, kept] = [recordings.create(aRecording), recordings.create(aRecording)];
  recordings.appendEvent(gone.id, '{}');
  recordings.appendEvent(kept.id, '{}');
  recordings.remove(gone.id);
  expect(recordings.list().map(({ id, events }) => [id, events])).toEqual([[kept.id, 1]]);
  expect(() => recordings.remove(gone.id)).toThrow(withCode('RECORDING_NOT_FOUND', /No recording/));
});

test('a recording reads as interrupted once its storage is closed without finishing it', () => {
  const world = createWorld();
  const [mine, other] = [world.open(), world.open()];
  const { id } = mine.recordings.create(aRecording);
  expect(other.recordings.get(id).state).toBe('recording');
  mine.close();
  expect(other.recordings.get(id).state).toBe('interrupted');
  expect(other.recordings.reopen(id).state).toBe('recording');
});

test('a recording reads as interrupted in the moment its process is killed, and not before', async () => {
  const world = createWorld();
  const storage = world.open();
  const writer = startChild('writer.ts', world.host.dataDir);
  const id = (await writer.lines.next()).value;
  await writer.lines.next();
  expect(storage.recordings.get(id)).toMatchObject({ state: 'recording', pid: writer.process.pid });
  writer.process.kill('SIGKILL');
  await writer.ended;
  expect(storage.recordings.get(id)).toMatchObject({ state: 'interrupted', pid: writer.process.pid });
  expect(storage.recordings.finish(id, { output: null }).state).toBe('finished');
});
