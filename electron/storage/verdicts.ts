import type { Heal } from '../../shared/model/heal.ts';
import type { RunEvent, Verdict } from '../../shared/model/run.ts';
import { type Connection, sql } from './connection.ts';
import type { VerdictKind } from './tables.ts';

/** One attempt at a test. `verdict` and `duration` (ms) are null where the run was cut off. */
export type TestVerdict = {
  test: string;
  attempt: number;
  title: string;
  project: string;
  file: string;
  line: number;
  verdict: VerdictKind | null;
  why: string | null;
  duration: number | null;
};

/** One step of one attempt; `file` and `line` are null for a step that has no place in a source. */
export type StepVerdict = {
  test: string;
  attempt: number;
  testTitle: string;
  step: string;
  title: string;
  depth: number;
  file: string | null;
  line: number | null;
  verdict: VerdictKind | null;
  why: string | null;
  duration: number | null;
};

export type Verdicts = {
  /** Folds one event of a run into its rows; events that speak of no test or step change nothing. */
  note(runKey: number, event: RunEvent): void;
  tests(runKey: number): TestVerdict[];
  steps(runKey: number): StepVerdict[];
};

export function createVerdicts(connection: Connection): Verdicts {
  /** The attempt that is going on: a test that is tried again keeps its id, and its steps theirs. */
  const currentAttempt = (run: number, test: string) =>
    sql
      .selectFrom('run_tests')
      .select('run_tests.key')
      .where('run', '=', run)
      .where('test', '=', test)
      .orderBy('attempt', 'desc')
      .limit(1);

  return {
    note(run, event) {
      switch (event.kind) {
        case 'testBegin': {
          const { test, attempt, title, project, place } = event;
          const row = { run, test, attempt, title, project, file: place.file, line: place.line };
          connection.run(sql.insertInto('run_tests').values(row));
          return;
        }
        case 'stepBegin': {
          const { step, title, depth, place } = event;
          const attempt = connection.first(currentAttempt(run, event.test));
          if (!attempt) return;
          const at = { file: place?.file ?? null, line: place?.line ?? null };
          connection.run(sql.insertInto('run_steps').values({ run_test: attempt.key, step, title, depth, ...at }));
          return;
        }
        case 'stepEnd':
          connection.run(
            sql
              .updateTable('run_steps')
              .set(outcome(event.verdict, event.duration))
              .where('run_test', '=', currentAttempt(run, event.test))
              .where('step', '=', event.step),
          );
          return;
        case 'testEnd':
          connection.run(
            sql
              .updateTable('run_tests')
              .set(outcome(event.verdict, event.duration))
              .where('key', '=', currentAttempt(run, event.test)),
          );
          return;
        case 'healed': {
          const row = () =>
            sql
              .updateTable('run_steps')
              .where('run_test', '=', currentAttempt(run, event.test))
              .where('step', '=', event.step);
          connection.run(row().set({ why: healWords(event.heal) }));
          // It may have ended well before that was known.
          connection.run(row().set({ verdict: 'healed' }).where('verdict', '=', 'passed'));
          return;
        }
        case 'runBegin':
        case 'evidence':
        case 'output':
        case 'paused':
        case 'problem':
        case 'proposal':
        case 'resumed':
        case 'runEnd':
          return;
      }
    },

    tests: (run) =>
      connection.all(
        sql
          .selectFrom('run_tests')
          .select(['test', 'attempt', 'title', 'project', 'file', 'line', 'verdict', 'why', 'duration'])
          .where('run', '=', run)
          .orderBy('key'),
      ),

    steps: (run) =>
      connection.all(
        sql
          .selectFrom('run_steps')
          .innerJoin('run_tests', 'run_tests.key', 'run_steps.run_test')
          .select(['run_tests.test', 'run_tests.attempt', 'run_tests.title as testTitle'])
          .select(['run_steps.step', 'run_steps.title', 'run_steps.depth', 'run_steps.file', 'run_steps.line'])
          .select(['run_steps.verdict', 'run_steps.why', 'run_steps.duration'])
          .where('run_tests.run', '=', run)
          .orderBy('run_steps.key'),
      ),
  };
}

/** Of what was healed it is known already why. */
function outcome(verdict: Verdict, duration: number) {
  const why = verdict.kind === 'failed' ? { why: verdict.why } : {};
  return { verdict: verdict.kind, ...why, duration };
}

function healWords({ from, to, confidence }: Heal): string {
  return `${from} → ${to} (${Math.round(confidence * 100)} % sure)`;
}
