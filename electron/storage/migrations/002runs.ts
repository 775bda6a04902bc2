/** Runs, what they told while they went on, and the verdicts of their tests and steps as rows to ask about. */
export const runs = `
  CREATE TABLE runs (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    state TEXT NOT NULL CHECK (state IN ('running', 'passed', 'failed', 'interrupted')),
    pid INTEGER NOT NULL,
    owner TEXT NOT NULL,
    folder TEXT NOT NULL,
    report TEXT,
    passed INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    flaky INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE run_events (
    key INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    payload TEXT NOT NULL,
    UNIQUE (run, seq)
  ) STRICT;

  CREATE TABLE run_tests (
    key INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
    test TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    title TEXT NOT NULL,
    project TEXT NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    verdict TEXT,
    why TEXT,
    duration REAL,
    UNIQUE (run, test, attempt)
  ) STRICT;

  CREATE TABLE run_steps (
    key INTEGER PRIMARY KEY,
    run_test INTEGER NOT NULL REFERENCES run_tests (key) ON DELETE CASCADE,
    step TEXT NOT NULL,
    title TEXT NOT NULL,
    depth INTEGER NOT NULL,
    file TEXT,
    line INTEGER,
    verdict TEXT,
    why TEXT,
    duration REAL,
    UNIQUE (run_test, step)
  ) STRICT;

  CREATE INDEX run_steps_by_place ON run_steps (file, line);
`;
