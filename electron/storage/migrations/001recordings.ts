/** Recordings and their raw events: the journal. */
export const recordings = `
  CREATE TABLE recordings (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    browser TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    state TEXT NOT NULL CHECK (state IN ('recording', 'finished')),
    pid INTEGER NOT NULL,
    owner TEXT NOT NULL,
    output TEXT
  ) STRICT;

  CREATE TABLE recording_events (
    key INTEGER PRIMARY KEY,
    recording INTEGER NOT NULL REFERENCES recordings (key) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    payload TEXT NOT NULL,
    UNIQUE (recording, seq)
  ) STRICT;
`;
