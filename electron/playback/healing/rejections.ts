import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeFileAtomically } from '../../storage/index.ts';
import { besideSpec } from '../besideSpec.ts';
import { withFileLock } from '../fileLock.ts';
import { type Rejection, readRejections } from './readRejections.ts';

/** From now on it is neither suggested for this spec (its absolute path) nor healed. */
export async function addRejection(spec: string, { from, to }: Rejection): Promise<void> {
  const path = besideSpec(spec, 'heals');
  await mkdir(dirname(path), { recursive: true });
  await withFileLock(path, async () => {
    const known = await readRejections(spec);
    if (known.some((one) => one.from === from && one.to === to)) return;
    const rejected = [...known, { from, to }].sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
    await writeFileAtomically(path, `${JSON.stringify({ version: 1, rejected }, null, 2)}\n`);
  });
}

function textOf({ from, to }: Rejection): string {
  return `${from}\n${to}`;
}
