import type { HealProposal } from '../../shared/model/heal.ts';
import type { RunCounts, RunEvent, StepKind, Verdict } from '../../shared/model/run.ts';

export type StepView = {
  id: string;
  title: string;
  does: StepKind;
  depth: number;
  /** From the workspace; null where it stands outside. */
  file: string | null;
  line: number | null;
  verdict: Verdict | null;
  duration: number | null;
  /** What its locator would have to be now, where the element was found again. */
  healedTo: string | null;
  /** How the page looked after it: where the engine keeps it. */
  picture: string | null;
};

export type TestView = {
  id: string;
  title: string;
  file: string | null;
  line: number;
  attempt: number;
  verdict: Verdict | null;
  duration: number | null;
  steps: readonly StepView[];
};

/** A run as it is shown: the sum of what was told. */
export type RunView = {
  state: 'starting' | 'running' | 'passed' | 'failed' | 'interrupted';
  tests: readonly TestView[];
  counts: RunCounts | null;
  duration: number | null;
  /** Where it halts, until it is let go on. */
  paused: { file: string | null; line: number | null } | null;
  /** What failed outside any test. */
  problems: readonly string[];
  /** What the run would change in the specs, or has changed. */
  proposals: readonly HealProposal[];
};

export const emptyRun: RunView = {
  state: 'starting',
  tests: [],
  counts: null,
  duration: null,
  paused: null,
  problems: [],
  proposals: [],
};

export function foldRun(run: RunView, events: readonly RunEvent[], folder: string): RunView {
  return events.reduce((view, event) => fold(view, event, folder), run);
}

function fold(run: RunView, event: RunEvent, folder: string): RunView {
  switch (event.kind) {
    case 'runBegin':
      // In a run that watches, the next round begins with a clean page.
      return { ...emptyRun, state: 'running' };
    case 'testBegin': {
      const begun: TestView = {
        id: event.test,
        title: event.title,
        file: inside(event.place.file, folder),
        line: event.place.line,
        attempt: event.attempt,
        verdict: null,
        duration: null,
        steps: [],
      };
      // Another attempt takes the place of the one before.
      const isKnown = run.tests.some(({ id }) => id === event.test);
      const tests = isKnown ? run.tests.map((test) => (test.id === event.test ? begun : test)) : [...run.tests, begun];
      return { ...run, tests };
    }
    case 'stepBegin': {
      const step: StepView = {
        id: event.step,
        title: event.title,
        does: event.does,
        depth: event.depth,
        file: event.place && inside(event.place.file, folder),
        line: event.place?.line ?? null,
        verdict: null,
        duration: null,
        healedTo: null,
        picture: null,
      };
      return inTest(run, event.test, (test) => ({ ...test, steps: [...test.steps, step] }));
    }
    case 'stepEnd':
      return inStep(run, event, { verdict: event.verdict, duration: event.duration });
    case 'healed':
      return inStep(run, event, { healedTo: event.heal.to });
    case 'proposal':
      return { ...run, proposals: [...run.proposals, event.proposal] };
    case 'testEnd':
      return inTest(run, event.test, (test) => ({ ...test, verdict: event.verdict, duration: event.duration }));
    case 'problem':
      return { ...run, problems: [...run.problems, event.why] };
    case 'runEnd':
      return {
        ...run,
        paused: null,
        state: event.state,
        counts: event.counts,
        duration: event.duration,
        problems: event.why !== null && run.problems.length === 0 ? [event.why] : run.problems,
      };
    case 'evidence':
      return event.sight.kind === 'page' && event.sight.picture !== null
        ? inStep(run, event, { picture: event.sight.picture })
        : run;
    case 'paused': {
      const { place } = event;
      return { ...run, paused: { file: place && inside(place.file, folder), line: place?.line ?? null } };
    }
    case 'resumed':
      return { ...run, paused: null };
    case 'output':
      return run;
  }
}

function inTest(run: RunView, id: string, change: (test: TestView) => TestView): RunView {
  return { ...run, tests: run.tests.map((test) => (test.id === id ? change(test) : test)) };
}

function inStep(run: RunView, { test, step }: { test: string; step: string }, changes: Partial<StepView>): RunView {
  return inTest(run, test, (each) => ({
    ...each,
    steps: each.steps.map((found) => (found.id === step ? { ...found, ...changes } : found)),
  }));
}

function inside(file: string, folder: string): string | null {
  const [path = '', base = ''] = [file, folder].map((each) => each.replaceAll('\\', '/'));
  return path.startsWith(`${base}/`) ? path.slice(base.length + 1) : null;
}

export type Mark = { line: number; verdict: 'running' | Verdict['kind']; why: string | null };

/** What stands beside the lines of a file: of several steps on a line, the worst counts. */
export function marksOf(run: RunView, path: string): Mark[] {
  const rank = { passed: 0, skipped: 1, interrupted: 2, healed: 3, running: 4, failed: 5 };
  const marks = new Map<number, Mark>();
  for (const { steps } of run.tests) {
    for (const { file, line, verdict, does, healedTo } of steps) {
      if (file !== path || line === null || does === 'hook') continue;
      const mark: Mark = {
        line,
        verdict: verdict?.kind ?? 'running',
        why: verdict?.kind === 'failed' ? verdict.why : healedTo,
      };
      const found = marks.get(line);
      if (!found || rank[mark.verdict] >= rank[found.verdict]) marks.set(line, mark);
    }
  }
  return [...marks.values()];
}
