import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../../../storage/index.ts';
import { withFileLock } from '../../fileLock.ts';
import { decodePicture } from '../picture/codec.ts';
import { learnVolatile } from '../picture/volatile.ts';
import type { RecordedPicture, TestRecord, VerifyMode } from '../record.ts';
import { approve, type BaselineChange, type LearnPicture } from './approve.ts';
import { baselineFile } from './place.ts';
import { readBaseline } from './readBaseline.ts';
import type { Baseline, BaselinePicture } from './schema.ts';

export type KeepResult = {
  isChanged: boolean;
  /** Where an unreadable baseline was put, absolute. */
  setAside: string | null;
};

export type Keeping = { mode: VerifyMode; threshold: number; now: () => number };

/**
 * Takes a green run into the baseline of its test, atomically: other workers and other runs that write the same one wait
 * their turn, and each builds on what the one before left. What cannot be read is set aside when an update was asked for, and left
 * alone otherwise. Throws StorageError where it cannot be written.
 */
export async function keepInBaseline(record: TestRecord, { mode, threshold, now }: Keeping): Promise<KeepResult> {
  return await withFileLock(join(record.folder, baselineFile), async () => {
    const kept = await readBaseline(record.folder);
    const isUnreadable = kept.kind === 'corrupt' || kept.kind === 'newer';
    if (isUnreadable && mode !== 'update') return { isChanged: false, setAside: null };
    const setAside = isUnreadable ? await putAside(join(record.folder, baselineFile), kept.kind, now()) : null;
    const before = kept.kind === 'read' ? kept : null;
    const learn = await compareProposals(before?.baseline ?? null, record, threshold);
    const change = approve(before, record, mode, learn);
    if (change) await write(record.folder, change);
    return { isChanged: change !== null, setAside };
  });
}

/** Pictures first, the list of them last: whoever reads meanwhile finds files that are there. */
async function write(folder: string, { baseline, files }: BaselineChange): Promise<void> {
  for (const [name, content] of files) {
    const bytes = content.kind === 'aria' ? `${content.lines.join('\n')}\n` : await readFile(content.from);
    await writeFileAtomically(join(folder, name), bytes);
  }
  await writeFileAtomically(join(folder, baselineFile), `${JSON.stringify(baseline, null, 2)}\n`);
  await removeUnnamed(folder, baseline);
}

/** What the baseline no longer names. Only kinds of files that we write: a person's notes stay. */
async function removeUnnamed(folder: string, baseline: Baseline): Promise<void> {
  const named = new Set(
    baseline.checkpoints.flatMap(({ aria, pictures }) => [aria?.file, ...pictures.map(({ file }) => file)]),
  );
  for (const name of await readdir(folder)) {
    if (/\.(?:png|aria\.yml)$/.test(name) && !name.startsWith('.') && !named.has(name))
      await rm(join(folder, name), { force: true });
  }
}

async function putAside(path: string, why: 'corrupt' | 'newer', at: number): Promise<string> {
  const time = new Date(at)
    .toISOString()
    .replace(/[-:]|\..*/g, '')
    .replace('T', '-');
  const aside = path.replace(/\.json$/, `.${why}-${time}.json`);
  await rename(path, aside);
  return aside;
}

/** Pictures are decoded before it is decided, so that deciding needs no files. */
async function compareProposals(
  baseline: Baseline | null,
  record: TestRecord,
  threshold: number,
): Promise<LearnPicture> {
  const learned = new Map<RecordedPicture, ReturnType<LearnPicture>>();
  for (const { name, pictures } of record.checkpoints) {
    const kept = baseline?.checkpoints.find((checkpoint) => checkpoint.name === name);
    for (const picture of pictures) {
      const old = kept?.pictures.find(({ of }) => of === picture.of);
      if (old) learned.set(picture, await movesBetween(join(record.folder, old.file), old, picture, threshold));
    }
  }
  return (_kept, seen) => learned.get(seen) ?? null;
}

async function movesBetween(file: string, kept: BaselinePicture, seen: RecordedPicture, threshold: number) {
  if (kept.sha256 === seen.sha256) return kept.volatile;
  try {
    const [one, other] = await Promise.all([
      readFile(file).then(decodePicture),
      readFile(seen.file).then(decodePicture),
    ]);
    return learnVolatile(one, other, kept.volatile, { threshold });
  } catch {
    // The kept one is gone or damaged: there is nothing to learn from, and the new one takes its place.
    return null;
  }
}
