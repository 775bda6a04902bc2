import type { Recording } from '../../shared/model/recording.ts';
import type { Host } from '../host.ts';
import type { Alive } from './alive.ts';
import { type Connection, sql } from './connection.ts';
import { findNamed, notFound } from './findNamed.ts';
import { createId } from './id.ts';
import { createJournal, type JournalEntry } from './journal.ts';

/** Recordings and their raw events. Whatever a method wrote survives the end of the process by any means when it returns. */
export type Recordings = {
  create(of: Pick<Recording, 'title' | 'url' | 'browser' | 'output'>): Recording;
  /** Goes on with a recording: this process writes it now, and the events count on. */
  reopen(id: string): Recording;
  /**
   * Returns the event's sequence number, counted from 1 in each recording without a gap. Takes events after `finish` too,
   * so that what a closing page still sends is kept.
   */
  appendEvent(id: string, payload: string): number;
  /** In order, read little by little; other calls may be made meanwhile, and events that they append are included. */
  events(id: string): Iterable<JournalEntry>;
  finish(id: string, as: Pick<Recording, 'output'>): Recording;
  /** Newest first. */
  list(options?: { limit?: number }): Recording[];
  /**
   * By id, by title (the newest of that title) or by the beginning of either.
   * Throws RECORDING_NOT_FOUND or RECORDING_AMBIGUOUS.
   */
  get(idOrTitle: string): Recording;
  /** With all its events. */
  remove(id: string): void;
};

type Needs = { connection: Connection; alive: Alive; host: Host };

export function createRecordings({ connection, alive, host }: Needs): Recordings {
  const journal = createJournal(connection, 'recording');

  const rows = () =>
    sql
      .selectFrom('recordings')
      .selectAll()
      .select((one) =>
        one
          .selectFrom('recording_events')
          .whereRef('recording_events.recording', '=', 'recordings.key')
          .select((event) => event.fn.coalesce(event.fn.max('seq'), event.lit(0)).as('events'))
          .as('events'),
      )
      .orderBy('started_at', 'desc')
      .orderBy('key', 'desc');

  type Row = ReturnType<typeof byId>;

  function byId(id: string) {
    const row = connection.first(rows().where('id', '=', id));
    if (!row) throw notFound('recording', id);
    return row;
  }

  function recordingOf(row: Row): Recording {
    const isCutOff = row.state === 'recording' && !alive.isAlive(row.owner);
    return {
      id: row.id,
      title: row.title,
      url: row.url,
      browser: row.browser,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      state: isCutOff ? 'interrupted' : row.state,
      pid: row.pid,
      output: row.output,
      events: row.events ?? 0,
    };
  }

  return {
    create(of) {
      const at = host.now();
      const owner = connection.guarded(() => alive.owner());
      for (;;) {
        const id = createId(at);
        const insert = sql
          .insertInto('recordings')
          .values({ ...of, id, started_at: at, ended_at: null, state: 'recording', pid: process.pid, owner })
          .onConflict((conflict) => conflict.column('id').doNothing());
        if (connection.run(insert) === 1) return recordingOf(byId(id));
      }
    },

    reopen(id) {
      const owner = connection.guarded(() => alive.owner());
      const mine = { state: 'recording', ended_at: null, pid: process.pid, owner } as const;
      connection.run(sql.updateTable('recordings').set(mine).where('id', '=', id));
      return recordingOf(byId(id));
    },

    appendEvent(id, payload) {
      const seq = journal.append(id, host.now(), payload);
      if (seq === undefined) throw notFound('recording', id);
      return seq;
    },

    events: (id) => journal.entries(byId(id).key),

    finish(id, { output }) {
      const finished = { state: 'finished', ended_at: host.now(), output } as const;
      connection.run(sql.updateTable('recordings').set(finished).where('id', '=', id));
      return recordingOf(byId(id));
    },

    list: ({ limit } = {}) =>
      connection.all(limit === undefined ? rows() : rows().limit(limit)).map((row) => recordingOf(row)),

    get(idOrTitle) {
      const names = sql
        .selectFrom('recordings')
        .select(['id', 'title'])
        .orderBy('started_at', 'desc')
        .orderBy('key', 'desc');
      return recordingOf(byId(findNamed('recording', connection.all(names), idOrTitle).id));
    },

    remove(id) {
      if (connection.run(sql.deleteFrom('recordings').where('id', '=', id)) === 0) throw notFound('recording', id);
    },
  };
}
