import { expect, test } from 'vitest';
import { createDescriber, summarize } from '../../electron/playback/index.ts';
import type { RunEvent } from '../../shared/model/run.ts';

const place = (line: number) => ({ file: '/shop/tests/pay.spec.ts', line, column: 3 });
const passed = { kind: 'passed' } as const;
const failed = {
  kind: 'failed',
  why: 'p: expected "Paid", but it was "Declined"',
  failure: {
    place: place(9),
    expected: '"Paid"',
    received: '"Declined"',
    message: '…',
    snippet: '> 9 | expect\n    | ^',
  },
} as const;

const events: RunEvent[] = [
  { kind: 'runBegin', run: 'r', at: 0, tests: 2, workers: 2, folder: '/runs/r' },
  { kind: 'testBegin', test: 'a', title: 'pays', place: place(4), project: '', attempt: 0 },
  { kind: 'testBegin', test: 'b', title: 'leaves', place: place(20), project: 'phone', attempt: 0 },
  { kind: 'stepBegin', test: 'a', step: '1', title: 'Click button "Pay"', does: 'action', place: place(8), depth: 0 },
  { kind: 'stepEnd', test: 'a', step: '1', verdict: passed, duration: 43.4 },
  { kind: 'stepBegin', test: 'b', step: '2', title: 'go home', does: 'group', place: place(21), depth: 0 },
  { kind: 'stepBegin', test: 'b', step: '3', title: 'Open shop.example', does: 'action', place: place(22), depth: 1 },
  { kind: 'stepEnd', test: 'b', step: '3', verdict: passed, duration: 1200 },
  { kind: 'stepEnd', test: 'b', step: '2', verdict: passed, duration: 1201 },
  { kind: 'output', stream: 'out', text: 'two\nlines\n', test: 'b' },
  { kind: 'testEnd', test: 'b', verdict: passed, duration: 1300, retriesLeft: 0, trace: null, evidence: [] },
  { kind: 'stepBegin', test: 'a', step: '4', title: 'Expect p to have text', does: 'check', place: place(9), depth: 0 },
  { kind: 'stepEnd', test: 'a', step: '4', verdict: failed, duration: 5000 },
  {
    kind: 'testEnd',
    test: 'a',
    verdict: failed,
    duration: 5100,
    retriesLeft: 0,
    trace: '/runs/r/trace.zip',
    evidence: [],
  },
  {
    kind: 'runEnd',
    run: 'r',
    state: 'failed',
    counts: { passed: 1, healed: 0, failed: 1, skipped: 0, flaky: 0 },
    duration: 6400,
    why: null,
    report: '/runs/r/report/index.html',
  },
];

test('events read as lines in a terminal, and it stays clear whose they are when tests run beside each other', () => {
  expect(events.flatMap(createDescriber()).join('\n')).toBe(`Playing 2 tests with 2 workers
pays  (pay.spec.ts:4)
[phone] leaves  (pay.spec.ts:20)
pays …
  ✓ Click button "Pay"  (pay.spec.ts:8)  43 ms
[phone] leaves …
  go home
    ✓ Open shop.example  (pay.spec.ts:22)  1.2 s
  │ two
  │ lines
✓ [phone] leaves  passed  1.3 s
pays …
  ✗ Expect p to have text  (pay.spec.ts:9)  5.0 s
    p: expected "Paid", but it was "Declined"
    > 9 | expect
        | ^
✗ pays  failed: p: expected "Paid", but it was "Declined"  5.1 s
  trace: /runs/r/trace.zip
Failed: 1 passed, 1 failed  6.4 s
report: /runs/r/report/index.html`);
});

test('the summary names each failure with its step, reason, place and trace', () => {
  expect(summarize(events).join('\n')).toBe(`✗ failed: 1 passed, 1 failed in 6.4 s
  ✗ pays
      at: Expect p to have text
      why: p: expected "Paid", but it was "Declined"
      where: /shop/tests/pay.spec.ts:9:3
      trace: /runs/r/trace.zip
  report: /runs/r/report/index.html`);
});
