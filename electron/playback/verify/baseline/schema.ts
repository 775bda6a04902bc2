import { z } from 'zod';

/** Raised when a file of this kind can no longer be read by those who know the number before. */
export const baselineVersion = 1;

/** Proposed by a green run, and still learning what changes by itself; or approved by a person. */
const state = z.enum(['proposed', 'approved']);

const box = z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });

const picture = z.strictObject({
  /** `page`, or the locator of an element. */
  of: z.string(),
  state,
  /** Beside this file. */
  file: z.string(),
  sha256: z.string(),
  /** What changes by itself and is ignored. Written by us, may be edited by hand. */
  volatile: z.array(box),
});

const aria = z.strictObject({ state, file: z.string() });

const checkpoint = z.strictObject({
  name: z.string(),
  aria: aria.nullable(),
  pictures: z.array(picture),
});

const known = z.strictObject({ state, known: z.array(z.string()) });

const download = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  /** null: the content changes with every run, and only the name is compared. */
  sha256: z.string().nullable(),
});

const downloads = z.strictObject({ state, files: z.array(download) });

/** What one test shows in one environment (browser, system, size of window), as written to `baseline.json`. */
export const baselineSchema = z.strictObject({
  version: z.literal(baselineVersion),
  test: z.string(),
  checkpoints: z.array(checkpoint),
  console: known.nullable(),
  requests: known.nullable(),
  downloads: downloads.nullable(),
});

export type Baseline = z.infer<typeof baselineSchema>;
export type BaselineCheckpoint = z.infer<typeof checkpoint>;
export type BaselinePicture = z.infer<typeof picture>;
export type BaselineDownload = z.infer<typeof download>;
export type BaselineState = z.infer<typeof state>;
