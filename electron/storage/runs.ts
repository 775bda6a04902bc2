import type { Run, RunEvent } from '../../shared/model/run.ts';
import type { Host } from '../host.ts';
import type { Alive } from './alive.ts';
import { type Connection, sql } from './connection.ts';
import { findNamed, notFound } from './findNamed.ts';
import { createId } from './id.ts';
import { createJournal, type JournalEntry } from './journal.ts';
import { createVerdicts, type StepVerdict, type TestVerdict } from './verdicts.ts';

/** Runs, what they told, and their verdicts. Whatever a method wrote survives the end of the process when it returns. */
export type Runs = {
  create(of: Pick<Run, 'folder'>): Run;
  /** Keeps the event and folds it into the verdicts of its test or step. Returns its number, counted from 1 in each run. */
  appendEvent(id: string, event: RunEvent): number;
  /** In order; `payload` is the RunEvent as JSON. */
  events(id: string): Iterable<JournalEntry>;
  /** Each attempt at each test, in the order they began. */
  tests(id: string): TestVerdict[];
  /** Each step of each attempt, in the order they began. */
  steps(id: string): StepVerdict[];
  /** The newest other run in which the test of this id, in this file, was green; null where it never was. */
  lastGreen(of: { test: string; file: string; except: string }): Run | null;
  /** Notes what is known so far, while the run goes on. */
  update(id: string, known: Partial<Pick<Run, 'counts' | 'report'>>): Run;
  finish(id: string, as: { state: 'passed' | 'failed' | 'interrupted' } & Pick<Run, 'counts' | 'report'>): Run;
  /** Newest first. */
  list(options?: { limit?: number }): Run[];
  /** By id or by its beginning. Throws RUN_NOT_FOUND or RUN_AMBIGUOUS. */
  get(id: string): Run;
  /** With its events, verdicts and references to blobs. */
  remove(id: string): void;
};

type Needs = { connection: Connection; alive: Alive; host: Host };

export function createRuns({ connection, alive, host }: Needs): Runs {
  const journal = createJournal(connection, 'run');
  const verdicts = createVerdicts(connection);

  const rows = () => sql.selectFrom('runs').selectAll().orderBy('started_at', 'desc').orderBy('key', 'desc');

  function byId(id: string) {
    const row = connection.first(rows().where('id', '=', id));
    if (!row) throw notFound('run', id);
    return row;
  }

  function runOf(row: ReturnType<typeof byId>): Run {
    const isCutOff = row.state === 'running' && !alive.isAlive(row.owner);
    return {
      id: row.id,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      state: isCutOff ? 'interrupted' : row.state,
      pid: row.pid,
      folder: row.folder,
      counts: { passed: row.passed, healed: row.healed, failed: row.failed, skipped: row.skipped, flaky: row.flaky },
      report: row.report,
    };
  }

  const appendAndFold = connection.database.transaction((id: string, event: RunEvent) => {
    const { key } = byId(id);
    verdicts.note(key, event);
    return journal.append(id, host.now(), JSON.stringify(event));
  });

  return {
    create({ folder }) {
      const at = host.now();
      const owner = connection.guarded(() => alive.owner());
      for (;;) {
        const id = createId(at);
        const insert = sql
          .insertInto('runs')
          .values({ id, started_at: at, state: 'running', pid: process.pid, owner, folder })
          .onConflict((conflict) => conflict.column('id').doNothing());
        if (connection.run(insert) === 1) return runOf(byId(id));
      }
    },

    appendEvent(id, event) {
      // Immediate: a transaction that first reads and then wants to write is refused where another process wrote meanwhile.
      const seq = connection.guarded(() => appendAndFold.immediate(id, event));
      if (seq === undefined) throw notFound('run', id);
      return seq;
    },

    events: (id) => journal.entries(byId(id).key),
    tests: (id) => verdicts.tests(byId(id).key),
    steps: (id) => verdicts.steps(byId(id).key),

    lastGreen({ test, file, except }) {
      const row = connection.first(
        sql
          .selectFrom('runs')
          .innerJoin('run_tests', 'run_tests.run', 'runs.key')
          .selectAll('runs')
          .where('runs.id', '!=', except)
          .where('test', '=', test)
          .where('file', '=', file)
          .where('verdict', 'in', ['passed', 'healed'])
          .orderBy('runs.started_at', 'desc')
          .orderBy('runs.key', 'desc')
          .limit(1),
      );
      return row ? runOf(row) : null;
    },

    update(id, { counts, report }) {
      const known = { ...counts, ...(report === undefined ? {} : { report }) };
      if (Object.keys(known).length > 0) connection.run(sql.updateTable('runs').set(known).where('id', '=', id));
      return runOf(byId(id));
    },

    finish(id, { state, counts, report }) {
      const ended = { state, ...counts, report, ended_at: host.now() };
      connection.run(sql.updateTable('runs').set(ended).where('id', '=', id));
      return runOf(byId(id));
    },

    list: ({ limit } = {}) => connection.all(limit === undefined ? rows() : rows().limit(limit)).map(runOf),

    get(id) {
      const names = sql.selectFrom('runs').select('id').orderBy('started_at', 'desc').orderBy('key', 'desc');
      return runOf(byId(findNamed('run', connection.all(names), id).id));
    },

    remove(id) {
      if (connection.run(sql.deleteFrom('runs').where('id', '=', id)) === 0) throw notFound('run', id);
    },
  };
}
