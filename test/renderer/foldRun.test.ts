import { expect, test } from 'vitest';
import { emptyRun, foldRun, marksOf } from '../../renderer/runs/foldRun.ts';
import type { RunEvent } from '../../shared/model/run.ts';

const place = (line: number) => ({ file: '/w/tests/a.spec.ts', line, column: 1 });
const counts = { passed: 0, healed: 0, failed: 1, skipped: 0, flaky: 0 };

const begin: RunEvent[] = [
  { kind: 'runBegin', run: 'r', at: 0, tests: 1, workers: 1, folder: '/data/r' },
  { kind: 'testBegin', test: 't', title: 'a test', place: place(3), project: '', attempt: 0 },
  { kind: 'stepBegin', test: 't', step: 's1', title: 'Click', does: 'action', place: place(4), depth: 0 },
];

test('a step is running until it has its verdict', () => {
  const running = foldRun(emptyRun, begin, '/w');
  expect(marksOf(running, 'tests/a.spec.ts')).toEqual([{ line: 4, verdict: 'running', why: null }]);
  const passed = foldRun(
    running,
    [{ kind: 'stepEnd', test: 't', step: 's1', verdict: { kind: 'passed' }, duration: 5 }],
    '/w',
  );
  expect(marksOf(passed, 'tests/a.spec.ts')).toEqual([{ line: 4, verdict: 'passed', why: null }]);
});

test('of several steps on one line the worst counts, and other files have their own', () => {
  const run = foldRun(
    emptyRun,
    [
      ...begin,
      { kind: 'stepEnd', test: 't', step: 's1', verdict: { kind: 'failed', why: 'not found' }, duration: 5 },
      { kind: 'stepBegin', test: 't', step: 's2', title: 'Click', does: 'action', place: place(4), depth: 0 },
      { kind: 'stepEnd', test: 't', step: 's2', verdict: { kind: 'passed' }, duration: 5 },
    ],
    '/w',
  );
  expect(marksOf(run, 'tests/a.spec.ts')).toEqual([{ line: 4, verdict: 'failed', why: 'not found' }]);
  expect(marksOf(run, 'tests/b.spec.ts')).toEqual([]);
});

test('another attempt takes the place of the one before', () => {
  const again: RunEvent = { kind: 'testBegin', test: 't', title: 'a test', place: place(3), project: '', attempt: 1 };
  const run = foldRun(emptyRun, [...begin, again], '/w');
  expect(run.tests).toHaveLength(1);
  expect(run.tests[0]).toMatchObject({ attempt: 1, steps: [] });
});

test('a run that failed without a failing test says why', () => {
  const end: RunEvent = {
    kind: 'runEnd',
    run: 'r',
    state: 'failed',
    counts,
    duration: 9,
    why: 'the config throws',
    report: null,
  };
  expect(foldRun(emptyRun, [...begin, end], '/w')).toMatchObject({ state: 'failed', problems: ['the config throws'] });
});

test('a run that watches begins each round with a clean page', () => {
  const run = foldRun(emptyRun, [...begin, ...begin], '/w');
  expect(run.tests).toHaveLength(1);
});

test('what lies outside of the workspace has no file to open', () => {
  const run = foldRun(emptyRun, begin, '/elsewhere');
  expect(run.tests[0]?.file).toBeNull();
});

test('a healed step says what its locator would have to be', () => {
  const heal = { from: "getByText('a')", to: "getByText('b')", confidence: 0.9, why: [], before: null, after: null };
  const run = foldRun(
    emptyRun,
    [
      ...begin,
      { kind: 'healed', test: 't', step: 's1', heal },
      { kind: 'stepEnd', test: 't', step: 's1', verdict: { kind: 'healed' }, duration: 5 },
    ],
    '/w',
  );
  expect(marksOf(run, 'tests/a.spec.ts')).toEqual([{ line: 4, verdict: 'healed', why: "getByText('b')" }]);
});

test('a run that halts tells where until it goes on; a step has the picture that was taken after it', () => {
  const paused = foldRun(emptyRun, [...begin, { kind: 'paused', test: 't', place: place(4) }], '/w');
  expect(paused.paused).toEqual({ file: 'tests/a.spec.ts', line: 4 });
  expect(foldRun(paused, [{ kind: 'resumed', test: 't' }], '/w').paused).toBeNull();
  const sight = { kind: 'page', url: 'http://x', picture: '/data/p.jpeg' } as const;
  const seen = foldRun(paused, [{ kind: 'evidence', test: 't', step: 's1', sight }], '/w');
  expect(seen.tests[0]?.steps[0]?.picture).toBe('/data/p.jpeg');
});
