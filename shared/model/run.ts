import type { Heal, HealProposal } from './heal.ts';
import type { Reason } from './reason.ts';
import type { Box } from './target.ts';
import type { Verification } from './verification.ts';

/** What became of one node (or test, or run). Evidence paths are absolute. */
export type Verdict =
  | { kind: 'passed' }
  /** Green, but not as the test says: what it was for had to be found again. */
  | { kind: 'healed' }
  /** `why` is one sentence for a person, `reason` what it is made of, for other languages; `failure` holds the rest where Playwright told more. */
  | { kind: 'failed'; why: string; reason?: Reason; failure?: Failure }
  | { kind: 'skipped' }
  | { kind: 'interrupted' };

/** Line and column count from 1. */
export type SourcePlace = { file: string; line: number; column: number };

/** What is known of a failure beyond its sentence. Texts are plain (no ANSI) and carry no secret. */
export type Failure = {
  place: SourcePlace | null;
  locator?: string;
  expected?: string;
  received?: string;
  /** The whole message, call log included. */
  message: string;
  /** The source around the place, the failing line marked. */
  snippet: string | null;
};

/** A file that a test left behind: trace, picture, video, error context. */
export type Evidence = { name: string; contentType: string; path: string };

/** An element that a failing step may have meant. */
export type Candidate = {
  /** As Playwright writes it: `getByRole('button', { name: 'Save changes' })`. */
  locator: string;
  /** `button "Save changes"` */
  words: string;
  /** How much it is like what was looked for: 1 is the same. */
  likeness: number;
};

/** What was seen of a step, besides its verdict. */
export type Sight =
  /** How the page looked after it: a JPEG at an absolute path, where one could be had and kept. */
  | { kind: 'page'; url: string; picture: string | null; target?: Framed }
  /** It was for one element, and found this many; `candidates` are what is there instead, the likeliest first. */
  | { kind: 'missed'; locator: string; found: number; candidates: Candidate[] }
  /** What it was for could not be found again: one sentence that says what was compared. */
  | { kind: 'refused'; why: string };

/** Where in its window an element stood just before it was used, both in px of CSS. */
export type Framed = { box: Box; window: { width: number; height: number } };

/** What a person did in a step: used for icons and for what may be healed (checks never are). */
export type StepKind = 'action' | 'check' | 'group' | 'hook';

/** Each test counts once; `healed` are those that passed only because something was found again. */
export type RunCounts = { passed: number; healed: number; failed: number; skipped: number; flaky: number };

/** One execution of one or more specs, as kept in the database. */
export type Run = {
  id: string;
  /** ms since the epoch */
  startedAt: number;
  endedAt: number | null;
  state: 'running' | 'passed' | 'failed' | 'interrupted';
  pid: number;
  /** The workspace folder it ran in. */
  folder: string;
  counts: RunCounts;
  /** Absolute path of the HTML report, if one was written. */
  report: string | null;
};

/**
 * What a run tells while it goes on. Times in ms since the epoch, durations in ms.
 * `test` is the same for every attempt at a test; `step` is unique within its run.
 */
export type RunEvent =
  /** `folder` is the run's own: report, traces, the log of the runner. */
  | { kind: 'runBegin'; run: string; at: number; tests: number; workers: number; folder: string }
  | { kind: 'testBegin'; test: string; title: string; place: SourcePlace; project: string; attempt: number }
  | {
      kind: 'stepBegin';
      test: string;
      step: string;
      title: string;
      /** The locator that it goes through, as Playwright writes it; left out where there is none. */
      locator?: string;
      does: StepKind;
      place: SourcePlace | null;
      depth: number;
    }
  | { kind: 'stepEnd'; test: string; step: string; verdict: Verdict; duration: number }
  /** Told as soon as it is known: often after the step has ended, sometimes after its test. */
  | { kind: 'evidence'; test: string; step: string; sight: Sight }
  /** The step went on with another element than its locator finds. Its verdict, once it ends well, is `healed`; this may come after that end. */
  | { kind: 'healed'; test: string; step: string; heal: Heal }
  | {
      kind: 'testEnd';
      test: string;
      verdict: Verdict;
      duration: number;
      /** Attempts that follow this one, if it failed; 0 when this verdict stands. */
      retriesLeft: number;
      /** Playwright's trace, if one was kept. */
      trace: string | null;
      evidence: Evidence[];
      /** What came of comparing it with its approved baseline; only in a run that verifies. */
      verification?: Verification[];
    }
  /** It halts before the call at this place, until it is let go on; its time does not run out. */
  | { kind: 'paused'; test: string; place: SourcePlace | null }
  | { kind: 'resumed'; test: string }
  | { kind: 'output'; stream: 'out' | 'err'; text: string; test: string | null }
  /** Something outside any test failed: a config that throws, a dead worker, a global hook. */
  | { kind: 'problem'; why: string; reason?: Reason; failure: Failure }
  /** What a heal would change in a spec, or has changed; told when all tests are over. */
  | { kind: 'proposal'; proposal: HealProposal }
  | {
      kind: 'runEnd';
      run: string;
      state: 'passed' | 'failed' | 'interrupted';
      counts: RunCounts;
      duration: number;
      /** Why a run failed that has no failing test to show. */
      why: string | null;
      report: string | null;
      /** A patch with all that was suggested. */
      patch?: string;
    };
