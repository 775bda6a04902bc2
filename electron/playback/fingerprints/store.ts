/** Fingerprints on disk: read, learned again, and written so that workers beside each other lose nothing. */
import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Fingerprint } from '../../../shared/model/target.ts';
import { writeFileAtomically } from '../../storage/index.ts';
import { besideSpec } from '../besideSpec.ts';
import { withFileLock } from '../fileLock.ts';
import { type FingerprintKey, type Fingerprints, nameOf, parseFingerprints, printFingerprints } from './format.ts';
import { relearn } from './relearn.ts';

export type StoreNeeds = {
  /** Takes secrets out of what is written. */
  redact: (text: string) => string;
  /** Says what a person should know: a file that was set aside. */
  notice: (message: string) => void;
};

type Learned = { key: FingerprintKey; fingerprint: Fingerprint };

export type FingerprintStore = {
  /** What is remembered for a spec (its absolute path); nothing where nothing is, or where the file cannot be used. */
  read(spec: string): Promise<Fingerprints>;
  /** Adds what a green run saw. Parallel writers wait for one another. */
  learn(spec: string, learned: readonly Learned[]): Promise<void>;
};

export function createFingerprintStore({ redact, notice }: StoreNeeds): FingerprintStore {
  const fileOf = (spec: string): string => besideSpec(spec, 'fingerprints');

  async function load(file: string): Promise<Fingerprints> {
    const source = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (source === null) return new Map();
    const read = parseFingerprints(source);
    if (read.kind === 'read') return read.fingerprints;
    const why = read.kind === 'newer' ? `is of a newer version (${read.version})` : 'cannot be read';
    notice(`${file} ${why}: it is set aside when the next green run learns anew.`);
    return new Map();
  }

  async function setAsideIfUnusable(file: string): Promise<void> {
    const source = await readFile(file, 'utf8').catch(() => null);
    if (source === null || parseFingerprints(source).kind === 'read') return;
    const aside = `${file}.aside-${Date.now()}`;
    await rename(file, aside);
    notice(`${file} was moved to ${path.basename(aside)}.`);
  }

  return {
    read: (spec) => load(fileOf(spec)),
    async learn(spec, learned) {
      if (learned.length === 0) return;
      const file = fileOf(spec);
      await mkdir(path.dirname(file), { recursive: true });
      await withFileLock(file, async () => {
        await setAsideIfUnusable(file);
        const known = new Map(await load(file));
        const before = printFingerprints(known);
        for (const { key, fingerprint } of learned) {
          const name = redact(nameOf(key));
          const seen = redactAll(fingerprint, redact);
          const old = known.get(name);
          known.set(name, old ? relearn(old, seen) : seen);
        }
        const after = printFingerprints(known);
        if (after !== before) await writeFileAtomically(file, after);
      });
    },
  };
}

function redactAll<Value>(value: Value, redact: (text: string) => string): Value {
  return JSON.parse(JSON.stringify(value), (_key, inner) =>
    typeof inner === 'string' ? redact(inner) : inner,
  ) as Value;
}
