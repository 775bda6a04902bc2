import type { Evidence, SourcePlace, StepKind } from '../../../shared/model/run.ts';

/** The environment variables that lead our files inside Playwright's processes. */
export const channelVariable = 'POWERAUTOMATION_CHANNEL';
export const settingsVariable = 'POWERAUTOMATION_SETTINGS';
export const browserVariable = 'POWERAUTOMATION_BORROWED_BROWSER';

/** The DevTools endpoint of a browser that is open already, to be played in. */
export const endpointVariable = 'POWERAUTOMATION_ENDPOINT';

/** Set where pointer actions may be proven safe at once instead of waiting for frames. */
export const fastVariable = 'POWERAUTOMATION_FAST';

/** What to compare with approved baselines, as JSON (VerifyOrder); only in a run that does. */
export const verifyVariable = 'POWERAUTOMATION_VERIFY';

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
      title: string;
      subtitle: string;
      does: StepKind;
      place: SourcePlace | null;
      depth: number;
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
      evidence: Evidence[];
    }
  | { kind: 'output'; stream: 'out' | 'err'; text: string; test: string | null }
  | { kind: 'error'; error: RawError }
  | { kind: 'end'; status: 'passed' | 'failed' | 'timedout' | 'interrupted' };
