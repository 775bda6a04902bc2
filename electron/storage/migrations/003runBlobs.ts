/** Which run shows which blob, so that pruning spares what a kept run refers to. */
export const runBlobs = `
  CREATE TABLE run_blobs (
    run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    PRIMARY KEY (run, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX run_blobs_by_hash ON run_blobs (hash);
`;
