import { expect, test } from 'vitest';
import type { RunEvent } from '../../shared/model/run.ts';
import { createWorld } from './world.ts';

const withCode = (code: string, message: RegExp) =>
  expect.objectContaining({ name: 'StorageError', code, message: expect.stringMatching(message) });

const counts = { passed: 3, healed: 0, failed: 1, skipped: 0, flaky: 1 };
const at = (line: number) => ({ file: '/shop/tests/pay.spec.ts', line, column: 3 });

const begin = (attempt: number): RunEvent => ({
  kind: 'testBegin',
  test: 't1',
  title: 'pays by card',
  place: at(3),
  project: 'chromium',
  attempt,
});
const step = (name: string, title: string, line: number | null): RunEvent => {
  return {
    kind: 'stepBegin',
    test: 't1',
    step: name,
    title,
    does: 'action',
    place: line === null ? null : at(line),
    depth: 0,
  };
};

test('a run is created, told of, finished and listed newest first', () => {
  const world = createWorld();
  const { runs } = world.open();
  const first = runs.create({ folder: '/shop' });
  expect(first).toMatchObject({ state: 'running', endedAt: null, folder: '/shop', pid: process.pid, report: null });
  expect(first.counts).toEqual({ passed: 0, healed: 0, failed: 0, skipped: 0, flaky: 0 });
  world.passTime(5);
  const second = runs.create({ folder: '/shop' });
  expect(runs.update(first.id, { counts }).counts).toEqual(counts);
  expect(runs.update(first.id, {})).toMatchObject({ counts, state: 'running' });
  world.passTime(5);
  expect(runs.finish(first.id, { state: 'failed', counts, report: '/shop/report/index.html' })).toEqual({
    ...first,
    endedAt: world.host.now(),
    state: 'failed',
    counts,
    report: '/shop/report/index.html',
  });
  expect(runs.list().map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(runs.list({ limit: 1 })).toHaveLength(1);
});

test('what a run tells is kept in order and folded into verdicts that can be asked for', () => {
  const { runs } = createWorld().open();
  const { id } = runs.create({ folder: '/shop' });
  const told: RunEvent[] = [
    { kind: 'runBegin', run: id, at: 1, tests: 1, workers: 1, folder: '/shop/run' },
    begin(0),
    step('s1', 'Click "Pay"', 5),
    { kind: 'stepEnd', test: 't1', step: 's1', verdict: { kind: 'failed', why: 'no button' }, duration: 30.5 },
    {
      kind: 'testEnd',
      test: 't1',
      verdict: { kind: 'failed', why: 'no button' },
      duration: 100,
      retriesLeft: 1,
      trace: null,
      evidence: [],
    },
    begin(1),
    // A second attempt uses the ids of the first once more.
    step('s1', 'Click "Pay"', 5),
    { kind: 'output', stream: 'out', text: 'hello', test: 't1' },
    { kind: 'stepEnd', test: 't1', step: 's1', verdict: { kind: 'passed' }, duration: 12 },
    step('s2', 'Fixture', null),
  ];
  expect(told.map((event) => runs.appendEvent(id, event))).toEqual(told.map((_, index) => index + 1));

  expect(Array.from(runs.events(id), ({ payload }) => JSON.parse(payload))).toEqual(told);
  const ofTest = { test: 't1', title: 'pays by card', project: 'chromium', file: '/shop/tests/pay.spec.ts', line: 3 };
  expect(runs.tests(id)).toEqual([
    { ...ofTest, attempt: 0, verdict: 'failed', why: 'no button', duration: 100 },
    { ...ofTest, attempt: 1, verdict: null, why: null, duration: null },
  ]);
  const ofStep = { test: 't1', testTitle: 'pays by card', depth: 0 };
  const pay = { ...ofStep, step: 's1', title: 'Click "Pay"', file: '/shop/tests/pay.spec.ts', line: 5 };
  expect(runs.steps(id)).toEqual([
    { ...pay, attempt: 0, verdict: 'failed', why: 'no button', duration: 30.5 },
    { ...pay, attempt: 1, verdict: 'passed', why: null, duration: 12 },
    {
      ...ofStep,
      attempt: 1,
      step: 's2',
      title: 'Fixture',
      file: null,
      line: null,
      verdict: null,
      why: null,
      duration: null,
    },
  ]);
});

test('an event that cannot be folded is not kept by half', () => {
  const { runs } = createWorld().open();
  const { id } = runs.create({ folder: '/shop' });
  runs.appendEvent(id, begin(0));
  expect(() => runs.appendEvent(id, begin(0))).toThrow();
  expect(runs.tests(id)).toHaveLength(1);
  expect(runs.appendEvent(id, begin(1))).toBe(2);
});

test('a run whose process is gone reads as interrupted, one that finished does not', () => {
  const world = createWorld();
  const mine = world.open();
  const [cut, done] = [mine.runs.create({ folder: '/a' }), mine.runs.create({ folder: '/b' })];
  mine.runs.finish(done.id, { state: 'passed', counts, report: null });
  mine.close();
  const { runs } = world.open();
  expect(runs.get(cut.id).state).toBe('interrupted');
  expect(runs.get(done.id).state).toBe('passed');
});

test('a run is found by the beginning of its id, and a missing one is named', () => {
  const world = createWorld();
  const { runs } = world.open();
  const { id } = runs.create({ folder: '/a' });
  expect(runs.get(id.slice(0, 8)).id).toBe(id);
  runs.create({ folder: '/b' });
  expect(() => runs.get(id.slice(0, 8))).toThrow(withCode('RUN_AMBIGUOUS', /2 runs begin with/));
  expect(() => runs.get('zzz')).toThrow(withCode('RUN_NOT_FOUND', /powerautomation runs/));
  expect(() => runs.appendEvent('zzz', { kind: 'output', stream: 'out', text: '', test: null })).toThrow(
    withCode('RUN_NOT_FOUND', /zzz/),
  );
  runs.remove(id);
  expect(() => runs.get(id)).toThrow(withCode('RUN_NOT_FOUND', /No run named/));
});
