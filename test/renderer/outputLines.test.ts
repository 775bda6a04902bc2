import { expect, test } from 'vitest';
import { linesOfRecording, linesOfRun } from '../../renderer/output/lines.ts';

const failure = { place: null, message: '\u001b[31mError:\u001b[39m no\r\nwhy\n', snippet: null };

test('a run is told without colours, line by line, hooks left out', () => {
  expect(linesOfRun({ kind: 'output', stream: 'out', text: '\u001b[1mone\u001b[0m\r\ntwo\n', test: null })).toEqual([
    'one',
    'two',
  ]);
  const step = { kind: 'stepBegin', test: 't', step: 's', title: 'Click', place: null, depth: 1 } as const;
  expect(linesOfRun({ ...step, does: 'action' })).toEqual(['    Click']);
  expect(linesOfRun({ ...step, does: 'hook' })).toEqual([]);
  const verdict = { kind: 'failed', why: 'short', failure } as const;
  expect(
    linesOfRun({ kind: 'testEnd', test: 't', verdict, duration: 12.4, retriesLeft: 0, trace: null, evidence: [] }),
  ).toEqual(['✗ 12 ms', '    Error: no', '    why']);
});

test('a recording never tells the value of a secret', () => {
  const notice = { variable: 'PASSWORD', kept: true, remedy: '' };
  expect(linesOfRecording({ kind: 'secret', notice })).toEqual(['  PASSWORD']);
});
