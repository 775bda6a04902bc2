import { recordings } from './001recordings.ts';
import { runs } from './002runs.ts';
import { runBlobs } from './003runBlobs.ts';
import { healed } from './004healed.ts';

/**
 * In the order they are applied; the place in the list, counted from 1, is the version of the database. Only ever append:
 * a released migration is never changed, and the change that adds one plants `test/storage/fixtures/version-<N>.sql`.
 */
export const migrations: readonly string[] = [recordings, runs, runBlobs, healed];
