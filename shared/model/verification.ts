/** What is compared with an approved baseline when a test is played with verification. */
export type VerificationKind = 'aria' | 'picture' | 'console' | 'requests' | 'downloads';

/** One comparison. */
export type Verification = {
  kind: VerificationKind;
  /** When: `end`, `before click link "Cart"`; null for what was gathered during the whole test. */
  at: string | null;
  /** What: `page`, a locator, the name of a download; null where there is only one. */
  of: string | null;
  verdict: VerificationVerdict;
  /** Absolute paths; of texts as well as of pictures. */
  evidence: { expected: string | null; actual: string | null; difference: string | null };
};

/** `why` is one sentence for a person. Only `different` and `unverifiable` make a test fail. */
export type VerificationVerdict =
  | { kind: 'same' }
  /** Nothing was approved yet that it could be compared with: it verifies nothing. */
  | { kind: 'new'; why: string }
  /** It is the baseline from now on, because the run was asked to update baselines. */
  | { kind: 'approved'; why: string }
  | { kind: 'different'; why: string }
  /** It could not be compared: an unreadable baseline, a page that gave no picture. */
  | { kind: 'unverifiable'; why: string };
