/**
 * What a machine offers to the rooms: where to keep things, what time it is, how to tell a person something.
 * Rooms receive a host; they never ask the process for these themselves, so that a test gives each its own world.
 */
export type Host = {
  /** Absolute folder for the database, blobs and browser profiles of this person. */
  readonly dataDir: string;
  /** Absolute folder that relative paths are meant from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ms since the epoch */
  now(): number;
};
