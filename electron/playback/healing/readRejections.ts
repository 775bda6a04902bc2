/** Heals that a person said are wrong: kept beside the spec, so that nobody on the team is asked again. */
import { readFile } from 'node:fs/promises';
import { besideSpec } from '../besideSpec.ts';

export type Rejection = { from: string; to: string };

/** What was rejected for a spec (its absolute path); nothing where nothing was, or where the file cannot be read. */
export async function readRejections(spec: string): Promise<Rejection[]> {
  try {
    const { rejected } = JSON.parse(await readFile(besideSpec(spec, 'heals'), 'utf8')) as { rejected?: unknown };
    return Array.isArray(rejected) ? rejected.filter(isRejection) : [];
  } catch {
    return []; // None yet. A damaged one costs a proposal more, which is rejected again.
  }
}

function isRejection(value: unknown): value is Rejection {
  if (typeof value !== 'object' || value === null) return false;
  return 'from' in value && 'to' in value && typeof value.from === 'string' && typeof value.to === 'string';
}
