/** All that is wrong, from wherever it is known, file by file. Pure. */
import type { SettingsProblem } from '../../shared/contract/settings.ts';
import type { RunView, StepView, TestView } from '../runs/foldRun.ts';
import type { SpecTests } from '../runs/specTests.ts';

export type Problem = {
  /** As a tab names it; null of what has no file that can be opened. */
  path: string | null;
  line: number;
  column: number;
  severity: 'error' | 'warning' | 'info';
  message: string;
  /** Who says so. */
  source: 'editor' | 'spec' | 'run' | 'settings';
};

const files: Readonly<Record<SettingsProblem['file'], string>> = {
  settings: '//settings.json',
  keybindings: '//keybindings.json',
  workspace: '.powerautomation/settings.json',
};

type Sources = {
  /** Of the texts that are open. */
  editor: readonly Problem[];
  specs: readonly SpecTests[];
  run: RunView | null;
  settings: readonly SettingsProblem[];
  /** The editor judges what is open, with what is not saved yet. */
  isOpen(path: string): boolean;
};

export function collectProblems({ editor, specs, run, settings, isOpen }: Sources): Problem[] {
  const unparsed = specs.flatMap(({ path, problem }): Problem[] =>
    problem && !isOpen(path) ? [{ path, ...problem, severity: 'error', source: 'spec' }] : [],
  );
  // The editor tells of a text that is open.
  const broken = settings
    .filter(({ file }) => !isOpen(files[file]))
    .map(
      ({ file, line, column, message }): Problem => ({
        path: files[file],
        line,
        column,
        severity: 'error',
        message,
        source: 'settings',
      }),
    );
  const failed = (run?.tests ?? []).flatMap(failuresOf);
  return [...editor, ...unparsed, ...broken, ...failed].sort(byPlace);
}

function failuresOf(test: TestView): Problem[] {
  if (test.verdict?.kind !== 'failed') return [];
  const steps = test.steps.filter((step, index) => isOwnFailure(step, test.steps.slice(index + 1)));
  const places = steps.flatMap(({ file, line, verdict }) =>
    line !== null && verdict?.kind === 'failed' ? [{ file, line, why: verdict.why }] : [],
  );
  const all = places.length > 0 ? places : [{ file: test.file, line: test.line, why: test.verdict.why }];
  return all.map(({ file, line, why }) => ({
    path: file,
    line,
    column: 1,
    severity: 'error',
    message: `${test.title}: ${why}`,
    source: 'run',
  }));
}

/** A group fails because of a step in it: that one is told. */
function isOwnFailure(step: StepView, following: readonly StepView[]): boolean {
  if (step.verdict?.kind !== 'failed') return false;
  const end = following.findIndex(({ depth }) => depth <= step.depth);
  const inside = end === -1 ? following : following.slice(0, end);
  return !inside.some(({ verdict }) => verdict?.kind === 'failed');
}

function byPlace(one: Problem, other: Problem): number {
  const [first, second] = [one.path ?? '', other.path ?? ''];
  return first === second ? one.line - other.line || one.column - other.column : first < second ? -1 : 1;
}

export type ProblemRow =
  | { kind: 'file'; path: string; count: number }
  | { kind: 'problem'; problem: Problem; serial: number };

/** Each file, then what is wrong in it. */
export function problemRows(problems: readonly Problem[]): ProblemRow[] {
  const byFile = Map.groupBy(problems, ({ path }) => path ?? '');
  let serial = 0;
  return [...byFile].flatMap(([path, own]): ProblemRow[] => [
    ...(path === '' ? [] : [{ kind: 'file' as const, path, count: own.length }]),
    ...own.map((problem) => ({ kind: 'problem' as const, problem, serial: serial++ })),
  ]);
}
