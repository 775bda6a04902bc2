import Database from 'better-sqlite3';
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { explain, isCorruption } from './errors.ts';
import { markSuspect } from './health.ts';
import type { Tables } from './tables.ts';

/**
 * Builds and types the queries; better-sqlite3 runs them. Kysely's own driver would make every answer a promise, and the
 * journal must be on disk when `appendEvent` returns.
 */
export const sql = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** An open database that speaks in StorageErrors. */
export type Connection = {
  readonly database: Database.Database;
  readonly path: string;
  all<Row>(query: Compilable<Row>): Row[];
  /** For reading only: of a statement that writes, better-sqlite3 would not tell that the commit failed. */
  first<Row>(query: Compilable<Row>): Row | undefined;
  /** Returns how many rows it changed. */
  run(query: Compilable): number;
  /** Does `work`, and says in words what SQLite objected to. */
  guarded<Result>(work: () => Result): Result;
  close(): void;
};

/** `busyTimeout` in ms. */
export function connect(path: string, busyTimeout: number): Connection {
  const database = new Database(path, { timeout: busyTimeout });
  try {
    database.pragma('journal_mode = WAL');
    // A commit survives the end of the process; only a power cut may take the last ones, and never the database.
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
  } catch (error) {
    database.close();
    throw error;
  }

  function guarded<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      if (isCorruption(error)) markSuspect(path);
      throw explain(error, path);
    }
  }

  function prepared<Row>(query: Compilable<Row>) {
    const { sql: text, parameters } = query.compile();
    return database.prepare<unknown[], Row>(text).bind(...parameters);
  }

  return {
    database,
    path,
    guarded,
    all: (query) => guarded(() => prepared(query).all()),
    first: (query) => guarded(() => prepared(query).get()),
    run: (query) => guarded(() => prepared(query).run().changes),
    close: () => database.close(),
  };
}
