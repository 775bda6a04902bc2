import { expect, test } from 'vitest';
import { advance, createProgressLine, progressWords, startProgress } from '../../electron/doors/cli/progress.ts';
import type { RunEvent } from '../../shared/model/run.ts';

const place = { file: '/a.spec.ts', line: 1, column: 1 };
const begin = (title: string): RunEvent => ({ kind: 'testBegin', test: title, title, place, project: '', attempt: 0 });
const end = (test: string, kind: 'passed' | 'failed', retriesLeft = 0): RunEvent => {
  const verdict = kind === 'failed' ? { kind, why: 'so' } : { kind };
  return { kind: 'testEnd', test, verdict, duration: 1, retriesLeft, trace: null, evidence: [] };
};
const runBegin: RunEvent = { kind: 'runBegin', run: 'r', at: 0, tests: 3, workers: 1, folder: '/r' };

test('the progress of a run counts tests and not attempts, and is no wider than the window', () => {
  const events = [
    runBegin,
    begin('pays'),
    end('pays', 'failed', 1),
    end('pays', 'failed'),
    begin('signs in'),
    end('signs in', 'passed'),
  ];
  const progress = events.reduce(advance, startProgress(0));
  expect(progressWords(progress, 65_000, 80)).toBe('2/3 tests, 1 failed, 1 min 5 s  signs in');
  expect(progressWords(progress, 4_000, 20)).toBe('2/3 tests, 1 faile…');
  expect(progressWords({ ...progress, now: '登录登录' }, 4_000, 33)).toBe('2/3 tests, 1 failed, 4 s  登录…');
});

test('the line stands below what is said, and leaves nothing behind; in a file there is none', () => {
  let shown = '';
  const screen = { isTTY: true, columns: 40, write: note };
  function note(text: string): void {
    shown += text;
  }
  {
    using line = createProgressLine(screen, () => 2000, true);
    line.tell(runBegin);
    line.tell(begin('pays'));
    line.above(() => screen.write('✓ Click\n'));
    line.tell({
      kind: 'runEnd',
      run: 'r',
      state: 'passed',
      counts: { passed: 1, healed: 0, failed: 0, skipped: 0, flaky: 0 },
      duration: 1,
      why: null,
      report: null,
    });
  }
  const clear = '\r\u001b[K';
  expect(shown).toBe(
    `${clear}0/3 tests, 2 s${clear}0/3 tests, 2 s  pays${clear}✓ Click\n${clear}0/3 tests, 2 s  pays${clear}`,
  );
  shown = '';
  using quiet = createProgressLine({ ...screen, isTTY: false }, () => 0, true);
  quiet.tell(runBegin);
  expect(shown).toBe('');
});
