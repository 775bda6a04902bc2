import { learnAria, renewAria } from '../aria/compareAria.ts';
import type { Box } from '../picture/pixels.ts';
import { mergeBoxes } from '../picture/regions.ts';
import type { RecordedCheckpoint, RecordedDownload, RecordedPicture, TestRecord, VerifyMode } from '../record.ts';
import { slug } from './place.ts';
import {
  type Baseline,
  type BaselineCheckpoint,
  type BaselineDownload,
  type BaselinePicture,
  type BaselineState,
  baselineVersion,
} from './schema.ts';

/** What a baseline's own files say, as far as a change of the baseline needs it. */
export type BaselineContent = {
  baseline: Baseline;
  /** The lines of each aria file by its name; missing where the file is. */
  aria: ReadonlyMap<string, string[]>;
};

export type BaselineChange = {
  baseline: Baseline;
  /** New content of files beside it: lines of an aria snapshot, or a picture to be copied. */
  files: Map<string, { kind: 'aria'; lines: string[] } | { kind: 'picture'; from: string }>;
};

/**
 * What moves between a kept picture and a new one, both of them proposals: boxes, or null when they are of different pages. Pictures are
 * not read here: the caller has compared them.
 */
export type LearnPicture = (kept: BaselinePicture, seen: RecordedPicture) => Box[] | null;

/**
 * The baseline after a green run. With `update` everything that was seen is approved, and what was not seen any more is
 * dropped. Without, what is approved stays as it is; what is only proposed learns what changes by itself; what is new is proposed.
 * null when nothing changes.
 */
export function approve(
  kept: BaselineContent | null,
  record: TestRecord,
  mode: VerifyMode,
  learnPicture: LearnPicture,
): BaselineChange | null {
  const before = kept?.baseline ?? emptyBaseline(record.test);
  const files: BaselineChange['files'] = new Map();
  const isUpdate = mode === 'update';
  const sees = (kind: TestRecord['kinds'][number]) => record.kinds.includes(kind);
  const seen = record.checkpoints.map((checkpoint) =>
    nextCheckpoint(
      before.checkpoints.find(({ name }) => name === checkpoint.name),
      checkpoint,
    ),
  );
  const unseen = before.checkpoints.filter(({ name }) => record.checkpoints.every((one) => one.name !== name));
  const dropped = isUpdate && record.isComplete && (sees('aria') || sees('picture'));
  const baseline: Baseline = {
    version: baselineVersion,
    test: record.test,
    checkpoints: [...seen, ...(dropped ? [] : unseen)],
    console: sees('console') ? nextKnown(before.console, record.console) : before.console,
    requests: sees('requests') ? nextKnown(before.requests, record.requests) : before.requests,
    downloads: sees('downloads') ? nextDownloads(before.downloads, record.downloads) : before.downloads,
  };
  const isSame = kept !== null && files.size === 0 && JSON.stringify(baseline) === JSON.stringify(before);
  return isSame ? null : { baseline, files };

  function nextCheckpoint(
    old: BaselineCheckpoint | undefined,
    { name, aria, pictures }: RecordedCheckpoint,
  ): BaselineCheckpoint {
    const next = pictures.map((picture) =>
      nextPicture(
        old?.pictures.find(({ of }) => of === picture.of),
        name,
        picture,
      ),
    );
    const others = old?.pictures.filter(({ of }) => pictures.every((picture) => picture.of !== of)) ?? [];
    return {
      name,
      aria: aria === null ? (old?.aria ?? null) : nextAria(old?.aria ?? null, name, aria),
      pictures: [...next, ...(isUpdate && sees('picture') ? [] : others)],
    };
  }

  function nextAria(old: BaselineCheckpoint['aria'], name: string, lines: string[]): BaselineCheckpoint['aria'] {
    if (old?.state === 'approved' && !isUpdate) return old;
    const file = old?.file ?? `${slug(name)}.aria.yml`;
    const keptLines = kept?.aria.get(file);
    const next = (old && keptLines ? nextLines(old.state, keptLines, lines) : null) ?? lines;
    if (keptLines === undefined || next.join('\n') !== keptLines.join('\n'))
      files.set(file, { kind: 'aria', lines: next });
    return { state: isUpdate ? 'approved' : 'proposed', file };
  }

  function nextPicture(old: BaselinePicture | undefined, name: string, seenNow: RecordedPicture): BaselinePicture {
    if (old?.state === 'approved' && !isUpdate) return old;
    const file = old?.file ?? `${slug(seenNow.of === 'page' ? name : `${name} ${seenNow.of}`)}.png`;
    const learned = old ? learnPicture(old, seenNow) : null;
    // A change that a person approves is no movement; but what was known to move still does, where it is still the same page.
    const known = old?.state === 'approved' && learned ? old.volatile : learned;
    if (old?.sha256 !== seenNow.sha256) files.set(file, { kind: 'picture', from: seenNow.file });
    return {
      of: seenNow.of,
      state: isUpdate ? 'approved' : 'proposed',
      file,
      sha256: seenNow.sha256,
      volatile: mergeBoxes([...(known ?? []), ...seenNow.volatile]),
    };
  }

  function nextKnown(old: Baseline['console'], now: string[]): NonNullable<Baseline['console']> {
    if (old?.state === 'approved' && !isUpdate) return old;
    // A proposal gathers: what one green run says and another does not is known all the same.
    const all = old?.state === 'proposed' ? [...old.known, ...now] : now;
    return { state: isUpdate ? 'approved' : 'proposed', known: [...new Set(all)].sort() };
  }

  function nextDownloads(old: Baseline['downloads'], now: RecordedDownload[]): NonNullable<Baseline['downloads']> {
    if (old?.state === 'approved' && !isUpdate) return old;
    const next = now.map((download): BaselineDownload => {
      const known = old?.files.find(({ name }) => name === download.name);
      const isVolatile =
        known !== undefined &&
        (known.sha256 === null || (old?.state === 'proposed' && known.sha256 !== download.sha256));
      return isVolatile ? { name: download.name, bytes: 0, sha256: null } : download;
    });
    return { state: isUpdate ? 'approved' : 'proposed', files: next.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }
}

function nextLines(state: BaselineState, kept: string[], seen: string[]): string[] | null {
  return state === 'proposed' ? learnAria(kept, seen) : renewAria(kept, seen);
}

function emptyBaseline(test: string): Baseline {
  return { version: baselineVersion, test, checkpoints: [], console: null, requests: null, downloads: null };
}
