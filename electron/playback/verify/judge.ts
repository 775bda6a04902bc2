import type { VerificationVerdict } from '../../../shared/model/verification.ts';
import { compareAria } from './aria/compareAria.ts';
import type { Baseline, BaselineCheckpoint } from './baseline/schema.ts';
import { comparePictures, type PictureComparison, type PictureSettings } from './picture/comparePictures.ts';
import type { Box, Pixels } from './picture/pixels.ts';
import type { RecordedDownload, VerifyMode } from './record.ts';

/** Verdicts on what a test showed. Pure: what was seen and what is approved come in as values. */

export type AriaVerdict = { verdict: VerificationVerdict; difference: string | null };

export function judgeAria(
  kept: BaselineCheckpoint['aria'] | undefined,
  approved: string[] | undefined,
  seen: string[],
  mode: VerifyMode,
): AriaVerdict {
  if (kept?.state !== 'approved') return { verdict: notYet(kept), difference: null };
  if (!approved) return { verdict: lost(kept.file, mode), difference: null };
  const compared = compareAria(approved, seen);
  if (compared.kind === 'same') return { verdict: { kind: 'same' }, difference: null };
  return { verdict: { kind: 'different', why: compared.why }, difference: compared.difference };
}

export type PictureVerdict = { verdict: VerificationVerdict; difference: Pixels | null };

export function judgePicture(
  approved: Pixels,
  seen: Pixels,
  ignored: Box[],
  settings: PictureSettings,
): PictureVerdict {
  const compared: PictureComparison = comparePictures(approved, seen, ignored, settings);
  if (compared.kind === 'same') return { verdict: { kind: 'same' }, difference: null };
  return { verdict: { kind: 'different', why: compared.why }, difference: compared.difference };
}

/** What a page said or asked for: kinds that are not known yet make the difference; known ones may be missing. */
export function judgeKnown(kept: Baseline['console'], seen: string[]): VerificationVerdict {
  // A page without a complaint needs nobody's approval.
  if (seen.length === 0) return { kind: 'same' };
  if (kept?.state !== 'approved') return notYet(kept);
  const [first, ...more] = seen.filter((one) => !kept.known.includes(one));
  if (first === undefined) return { kind: 'same' };
  return { kind: 'different', why: more.length === 0 ? first : `${first} (and ${more.length} more)` };
}

export type DownloadVerdict = { name: string | null; verdict: VerificationVerdict };

/** One verdict for each download that was seen, and one for each that was approved and not seen. */
export function judgeDownloads(
  kept: Baseline['downloads'],
  seen: RecordedDownload[],
  isComplete: boolean,
): DownloadVerdict[] {
  if (kept?.state !== 'approved') return seen.map(({ name }) => ({ name, verdict: notYet(kept) }));
  const judged = seen.map((download): DownloadVerdict => {
    const { name } = download;
    const approved = kept.files.find((file) => file.name === name);
    if (!approved) return { name, verdict: { kind: 'different', why: 'this download is new' } };
    if (approved.sha256 === null || approved.sha256 === download.sha256) return { name, verdict: { kind: 'same' } };
    if (download.sha256 === null) return { name, verdict: { kind: 'different', why: 'it was not finished' } };
    const size =
      approved.bytes === download.bytes
        ? `still ${download.bytes} bytes`
        : `${download.bytes} bytes, was ${approved.bytes}`;
    return { name, verdict: { kind: 'different', why: `its content changed (${size})` } };
  });
  const missing = isComplete ? kept.files.filter(({ name }) => seen.every((download) => download.name !== name)) : [];
  return [
    ...judged,
    ...missing.map(
      ({ name }): DownloadVerdict => ({ name, verdict: { kind: 'different', why: 'it was not downloaded any more' } }),
    ),
  ];
}

/** A file that an approved baseline names is not there, or is no such file. */
export function lost(file: string, mode: VerifyMode): VerificationVerdict {
  const why = `its baseline ${file} is gone or damaged`;
  return { kind: mode === 'update' ? 'new' : 'unverifiable', why };
}

export function notYet(kept: { state: 'proposed' | 'approved' } | null | undefined): VerificationVerdict {
  return { kind: 'new', why: kept ? 'proposed, not approved yet' : 'seen for the first time' };
}
