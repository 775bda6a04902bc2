import { z } from 'zod';
import type { Verification, VerificationKind } from '../../../shared/model/verification.ts';
import type { Box } from './picture/pixels.ts';

/** What one attempt at a test showed. The worker writes it; the player turns it into events and baselines. */
export type TestRecord = {
  /** Where its baseline belongs, absolute. */
  folder: string;
  test: string;
  /** What was looked for; a baseline keeps what it knows of other kinds. */
  kinds: VerificationKind[];
  /** The test came to its end: what is not here was not there. */
  isComplete: boolean;
  checkpoints: RecordedCheckpoint[];
  console: string[];
  requests: string[];
  downloads: RecordedDownload[];
  results: Verification[];
};

export type RecordedCheckpoint = {
  name: string;
  /** Lines, with what changed by itself while it was looked at marked as in a baseline. */
  aria: string[] | null;
  pictures: RecordedPicture[];
};

export type RecordedPicture = {
  of: string;
  /** Absolute. */
  file: string;
  sha256: string;
  /** What changed by itself while it was looked at. */
  volatile: Box[];
};

/** `sha256` is null where the content could not be had. */
export type RecordedDownload = { name: string; bytes: number; sha256: string | null };

export type VerifyMode = 'verify' | 'update';

const verificationKinds: VerificationKind[] = ['aria', 'picture', 'console', 'requests', 'downloads'];

/** The `verify` section of `.powerautomation/settings.json`; every part of it may be left out. */
export const verifySettings = z.strictObject({
  /** What is compared when the command line says nothing more than `--verify`. */
  kinds: z.array(z.enum(['aria', 'picture', 'console', 'requests', 'downloads'])).default(verificationKinds),
  /** When a page is looked at. */
  at: z.array(z.enum(['end', 'navigation', 'step'])).default(['end', 'navigation']),
  /** Besides, after each step whose words contain one of these: `click button "Pay"`. */
  steps: z.array(z.string()).default([]),
  /** The whole page, what the window shows of it, or no page at all (elements only). */
  page: z.enum(['full', 'viewport', 'none']).default('full'),
  /** Locators (`getByRole('table')`) or selectors of elements that get pictures of their own. */
  elements: z.array(z.string()).default([]),
  /** Locators or selectors of what is covered in every picture. */
  masks: z.array(z.string()).default([]),
  threshold: z.number().min(0).max(1).default(0.1),
  allowedRatio: z.number().min(0).max(1).default(0),
  /** How long a page may take to look as approved, in ms. */
  patience: z.int().min(0).default(3000),
});

export type VerifySettings = z.infer<typeof verifySettings>;

/** What the worker is told, through an environment variable. */
export type VerifyOrder = { mode: VerifyMode; records: string; settings: VerifySettings };

/** The file of a record in the folder of records. Ids of Playwright's tests are letters, digits and dashes. */
export function recordName(test: string, attempt: number): string {
  return `${test.replace(/[^\w-]/g, '_')}-${attempt}.json`;
}
