import { readFile } from 'node:fs/promises';
import { besideSpec } from '../besideSpec.ts';
import { parseFingerprints, type Read } from './format.ts';

/** The file of a spec (its absolute path). Loaded into every worker, and so without any package. */
export async function readFingerprints(spec: string): Promise<Read> {
  const source = await readFile(besideSpec(spec, 'fingerprints'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return source === null ? { kind: 'read', fingerprints: new Map() } : parseFingerprints(source);
}
