import { expect, test } from 'vitest';
import { rowAfter } from '../../renderer/parts/rowKeys.ts';
import { collectProblems, type Problem, problemRows } from '../../renderer/problems/collect.ts';
import { emptyRun, type RunView, type StepView } from '../../renderer/runs/foldRun.ts';

const nothing = { editor: [], specs: [], run: null, settings: [], isOpen: () => false };
const problem = (path: string, line: number): Problem => ({
  path,
  line,
  column: 1,
  severity: 'error',
  message: 'm',
  source: 'editor',
});

const step = (line: number, depth: number, why: string | null): StepView => ({
  id: `${line}`,
  title: '',
  does: 'action',
  depth,
  file: 'a.spec.ts',
  line,
  verdict: why === null ? { kind: 'passed' } : { kind: 'failed', why },
  duration: 1,
  healedTo: null,
  picture: null,
});

const runOf = (steps: StepView[]): RunView => ({
  ...emptyRun,
  tests: [
    {
      id: 't',
      title: 'buys',
      file: 'a.spec.ts',
      line: 1,
      attempt: 0,
      verdict: { kind: 'failed', why: 'whole' },
      duration: 1,
      steps,
    },
  ],
});

test('a spec that does not parse is told once: by the editor where it is open, else by itself', () => {
  const specs = [{ path: 'a.spec.ts', tests: [], problem: { line: 2, column: 3, message: 'odd' } }];
  expect(collectProblems({ ...nothing, specs })).toMatchObject([{ path: 'a.spec.ts', line: 2, source: 'spec' }]);
  expect(collectProblems({ ...nothing, specs, isOpen: () => true })).toEqual([]);
});

test('of a group that failed because of a step in it, the step is told; a test without one speaks for itself', () => {
  const run = runOf([step(2, 0, null), step(3, 0, 'group'), step(4, 1, 'inside'), step(6, 0, 'later')]);
  expect(collectProblems({ ...nothing, run }).map(({ line, message }) => [line, message])).toEqual([
    [4, 'buys: inside'],
    [6, 'buys: later'],
  ]);
  expect(collectProblems({ ...nothing, run: runOf([]) })).toMatchObject([{ line: 1, message: 'buys: whole' }]);
});

test('problems stand file by file in the order of their lines; settings have files of their own', () => {
  const settings = [{ file: 'settings' as const, line: 4, column: 1, message: 'odd' }];
  const editor = [problem('b.ts', 9), problem('a.ts', 5), problem('b.ts', 1)];
  const rows = problemRows(collectProblems({ ...nothing, editor, settings }));
  expect(rows.map((row) => (row.kind === 'file' ? `${row.path} ${row.count}` : row.problem.line))).toEqual([
    '//settings.json 1',
    4,
    'a.ts 1',
    5,
    'b.ts 2',
    1,
    9,
  ]);
});

test.each([
  ['ArrowDown', -1, 5, 0],
  ['ArrowDown', 4, 5, 4],
  ['ArrowUp', 0, 5, 0],
  ['End', 0, 5, 4],
  ['Home', 3, 5, 0],
  ['PageDown', 1, 50, 21],
  ['ArrowDown', -1, 0, null],
  ['x', 1, 5, null],
])('%s on row %i of %i rows leads to %s', (key, active, count, next) => {
  expect(rowAfter(key, active, count)).toBe(next);
});
