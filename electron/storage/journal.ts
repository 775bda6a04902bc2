import { type Connection, sql } from './connection.ts';

/** One entry as it was handed in. `at` in ms since the epoch; `payload` is JSON that storage does not look into. */
export type JournalEntry = { seq: number; at: number; payload: string };

/** Rows that belong to a recording or a run and count from 1 without a gap. */
export type Journal = {
  /** Returns the sequence number, or undefined where there is no such owner. On disk when it returns. */
  append(id: string, at: number, payload: string): number | undefined;
  entries(key: number): Iterable<JournalEntry>;
};

const PAGE = 64;

export function createJournal(connection: Connection, of: 'recording' | 'run'): Journal {
  const table = `${of}_events` as const;
  // By hand, because this one is what each event of a person waits for.
  const append = connection.database
    .prepare<[number, string, string], number>(
      `INSERT INTO ${table} (${of}, seq, at, payload)
       SELECT key, coalesce((SELECT max(seq) FROM ${table} WHERE ${of} = ${of}s.key), 0) + 1, ?, ?
       FROM ${of}s WHERE id = ?
       RETURNING seq`,
    )
    .pluck();

  return {
    append(id, at, payload) {
      // `all`, although it is one row: the commit comes after the row, and `get` of better-sqlite3 13 does not ask whether it failed, so
      // that on a full disk it would acknowledge what is lost.
      const [seq] = connection.guarded(() => append.all(at, payload, id));
      return seq;
    },

    *entries(key) {
      // Page by page, because SQLite lets nobody write on a connection while a query on it is being read.
      for (let last = 0; ; ) {
        const page = connection.all(
          sql
            .selectFrom(table)
            .select(['seq', 'at', 'payload'])
            .where(sql.dynamic.ref(of), '=', key)
            .where('seq', '>', last)
            .orderBy('seq')
            .limit(PAGE),
        );
        yield* page;
        if (page.length < PAGE) return;
        last = page.at(-1)?.seq ?? last;
      }
    },
  };
}
