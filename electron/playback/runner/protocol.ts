import type { Heal } from '../../../shared/model/heal.ts';
import type { Unmeasured } from '../../../shared/model/robustness.ts';
import type { Evidence, Framed, SourcePlace, StepKind } from '../../../shared/model/run.ts';
import type { Fingerprint } from '../../../shared/model/target.ts';
import type { FingerprintKey } from '../fingerprints/format.ts';
import type { Part } from '../robustness/measure.ts';

/** The environment variables that lead our files inside Playwright's processes. */
export const channelVariable = 'POWERAUTOMATION_CHANNEL';
export const settingsVariable = 'POWERAUTOMATION_SETTINGS';
export const browserVariable = 'POWERAUTOMATION_BORROWED_BROWSER';

/** The DevTools endpoint of a browser that is open already, to be played in. */
export const endpointVariable = 'POWERAUTOMATION_ENDPOINT';

/** Set in a process that was started ahead of its run: `runner`, or in a worker the path of Playwright's command line. */
export const standbyVariable = 'POWERAUTOMATION_STANDBY';
/** The file in which a run notes how it launched its browser, for the next one. */
export const launchFileVariable = 'POWERAUTOMATION_LAUNCH_FILE';
/** The file descriptor on which a waiting runner is told what to run. */
export const goChannel = 4;
/** What a waiting runner is told, in one JSON line. `args` stand after the path of the command line. */
export type RunOrder = { args: string[]; env: Record<string, string> };

/** Set where pointer actions may be proven safe at once instead of waiting for frames. */
export const fastVariable = 'POWERAUTOMATION_FAST';

/** What to compare with approved baselines, as JSON (VerifyOrder); only in a run that does. */
export const verifyVariable = 'POWERAUTOMATION_VERIFY';

/** The specs, as JSON, that were imported with other locators which no green run has ranked yet. */
export const candidatesVariable = 'POWERAUTOMATION_CANDIDATES';

/** Where workers tell what they saw, and what they are to look for; without the first they look at nothing. */
export const workerVariable = 'POWERAUTOMATION_WORKERS';
export const evidenceVariable = 'POWERAUTOMATION_EVIDENCE';

/** `secrets` are the names of environment variables. */
export type EvidenceSettings = { pictures: boolean; secrets: string[] };

/** Files for Playwright's own reports, as JSON by the name of the reporter. */
export const reportsVariable = 'POWERAUTOMATION_REPORTS';

/** What our config needs to know where the project has none. */
export type DefaultSettings = {
  testDir: string;
  /** Files that count as specs whatever they are called. */
  named: string[];
  browserPath: string | null;
};

/** As Playwright tells it: with ANSI colours, and with secrets in it. It never leaves memory like this. */
export type RawError = {
  message: string;
  place: SourcePlace | null;
  snippet: string | null;
};

/** One line each on the private channel, from our reporter to the player. */
export type RunnerMessage =
  | { kind: 'begin'; tests: number; workers: number; files: string[] }
  | { kind: 'testBegin'; test: string; title: string; place: SourcePlace; project: string; attempt: number }
  | {
      kind: 'stepBegin';
      test: string;
      step: string;
      attempt: number;
      title: string;
      subtitle: string;
      does: StepKind;
      place: SourcePlace | null;
      depth: number;
      /** ms since the epoch, by the worker's clock */
      startedAt: number;
    }
  | { kind: 'stepEnd'; test: string; step: string; duration: number; error: RawError | null; skipped: boolean }
  | {
      kind: 'testEnd';
      test: string;
      status: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';
      /** What the test was marked to end with: a test that is meant to fail passes by failing. */
      expected: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';
      /** Over all attempts so far. */
      outcome: 'skipped' | 'expected' | 'unexpected' | 'flaky';
      duration: number;
      timeout: number;
      retriesLeft: number;
      errors: RawError[];
      /** How many of its steps were healed. */
      heals: number;
      evidence: Evidence[];
    }
  | { kind: 'output'; stream: 'out' | 'err'; text: string; test: string | null }
  | { kind: 'error'; error: RawError }
  | { kind: 'end'; status: 'passed' | 'failed' | 'timedout' | 'interrupted' };

/** Says which call of a test is meant: `call` counts the calls of one worker. Times in ms since the epoch. */
export type CallId = {
  worker: number;
  call: number;
  test: string;
  attempt: number;
  isCheck: boolean;
  /** `file:line:column` */
  place: string | null;
  began: number;
};

/** One line each, from our hooks in a worker to the player. */
export type WorkerMessage =
  /** Before a call that waits to be let go. */
  | { kind: 'paused'; test: string; place: SourcePlace | null }
  | { kind: 'resumed'; test: string }
  /** After a call; `jpeg` in base64. */
  | { kind: 'seen'; of: CallId; url: string; jpeg: string | null; target?: Framed }
  /** After a call that did not find the one element it was for: what is there, as Playwright's aria snapshot. */
  | { kind: 'missed'; of: CallId; locator: string; found: number; aria: string; testIds: string[] }
  /** After a step that went well with its own locator. `isInDoubt`: something was healed before it in the same attempt. */
  | {
      kind: 'learned';
      test: string;
      attempt: number;
      spec: string;
      place: string | null;
      key: FingerprintKey;
      fingerprint: Fingerprint;
      isInDoubt: boolean;
    }
  /** Before a call that goes on with another element than its locator finds. */
  | { kind: 'healed'; of: CallId; spec: string; heal: Found; jpeg: string | null; target: Framed | null }
  /** After a call that failed because what it was for could not be found again. */
  | { kind: 'refused'; of: CallId; why: string };

/** Where copies of pages are told for the measuring of locators; unset in any other run. */
export const momentsVariable = 'POWERAUTOMATION_MOMENTS';

/** One line each: a locator where a test used it. */
export type MomentMessage = {
  kind: 'moment';
  test: string;
  place: SourcePlace | null;
  locator: string;
  seen: { kind: 'seen'; parts: Part[] } | Unmeasured;
};

/** What was found in place of what a locator finds no more; the pictures are added where pictures are kept. */
export type Found = Omit<Heal, 'before' | 'after'>;

/** The type of the annotation that a healed test carries, for Playwright's own reports. */
export const healedAnnotation = 'healed';

/** What workers need to heal, as JSON (HealSettings); only in a run that does. */
export const healVariable = 'POWERAUTOMATION_HEAL';

/** `script` is the file with the source for pages, `secrets` are names of environment variables. */
export type HealSettings = { script: string; secrets: string[] };

/** The initial ControlState of a run that can be steered. */
export const controlVariable = 'POWERAUTOMATION_CONTROL';

export type StopPlace = { file: string; line: number };
export type ControlState = { isPaused: boolean; breakpoints: StopPlace[]; to: StopPlace | null };
/** One line each from the player to a worker. */
export type ControlOrder = { kind: 'state'; state: ControlState } | { kind: 'go' };
