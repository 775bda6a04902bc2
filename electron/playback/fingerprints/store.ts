/** Fingerprints on disk: read, learned again, and written so that workers beside each other lose nothing. */
import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Fingerprint } from '../../../shared/model/target.ts';
import { writeFileAtomically } from '../../storage/index.ts';
import { besideSpec } from '../besideSpec.ts';
import { withFileLock } from '../fileLock.ts';
import {
  type FingerprintKey,
  type Fingerprints,
  nameKnownFor,
  nameOf,
  printFingerprints,
  type Read,
} from './format.ts';
import { outdated } from './outdated.ts';
import { readFingerprints } from './readFingerprints.ts';
import { isSameElement, relearn } from './relearn.ts';

export type StoreNeeds = {
  /** Takes secrets out of what is written. */
  redact: (text: string) => string;
  /** Says what a person should know: a file that was set aside. */
  notice: (message: string) => void;
};

export type Learned = { key: FingerprintKey; fingerprint: Fingerprint };

export type FingerprintStore = {
  /** What is remembered for a spec (its absolute path); nothing where nothing is, or where the file cannot be used. */
  read(spec: string): Promise<Fingerprints>;
  /**
   * Adds what a green run saw. Parallel writers wait for one another. `passed`: titles of tests that ended green as they stand; what they no
   * longer ask for is forgotten.
   */
  learn(spec: string, learned: readonly Learned[], passed?: readonly string[]): Promise<void>;
};

export function createFingerprintStore({ redact, notice }: StoreNeeds): FingerprintStore {
  const fileOf = (spec: string): string => besideSpec(spec, 'fingerprints');

  async function load(spec: string): Promise<Fingerprints> {
    const read = await readFingerprints(spec);
    if (read.kind === 'read') return read.fingerprints;
    notice(`${fileOf(spec)} ${whyUnusable(read)}: it is set aside when the next green run learns anew.`);
    return new Map();
  }

  async function setAsideIfUnusable(spec: string): Promise<void> {
    const read = await readFingerprints(spec);
    if (read.kind === 'read') return;
    const file = fileOf(spec);
    const aside = `${file}.aside-${Date.now()}`;
    await rename(file, aside);
    notice(
      `${file} ${whyUnusable(read)}: it was moved to ${path.basename(aside)}, and what green steps show is learned again.`,
    );
  }

  return {
    read: load,
    async learn(spec, learned, passed = []) {
      if (learned.length === 0) return;
      const file = fileOf(spec);
      await mkdir(path.dirname(file), { recursive: true });
      await withFileLock(file, async () => {
        await setAsideIfUnusable(spec);
        const known = new Map(await load(spec));
        const before = printFingerprints(known);
        const used = new Set<string>();
        for (const { key, fingerprint } of learned) {
          const clean = redactAll(key, redact);
          const seen = redactAll(fingerprint, redact);
          const name = nameKnownFor(clean, (one) => known.has(one));
          const old = name === null ? undefined : known.get(name);
          // The same locator, used again: only another element than before is worth an entry.
          const isAsBefore = name !== null && old !== undefined && name !== nameOf(clean) && isSameElement(old, seen);
          const own = isAsBefore ? name : nameOf(clean);
          used.add(own);
          if (!isAsBefore) known.set(own, old && name === own ? relearn(old, seen) : seen);
        }
        if (passed.length > 0) {
          const source = await readFile(spec, 'utf8').catch(() => null);
          const titles = passed.map(redact);
          // Without its source nobody knows what it still asks for.
          if (source !== null)
            for (const name of outdated(known.keys(), { used, passed: titles, source })) known.delete(name);
        }
        const after = printFingerprints(known);
        if (after !== before) await writeFileAtomically(file, after);
      });
    },
  };
}

function whyUnusable(read: Exclude<Read, { kind: 'read' }>): string {
  return read.kind === 'newer' ? `is of a newer version (${read.version})` : 'cannot be read';
}

function redactAll<Value>(value: Value, redact: (text: string) => string): Value {
  return JSON.parse(JSON.stringify(value), (_key, inner) =>
    typeof inner === 'string' ? redact(inner) : inner,
  ) as Value;
}
