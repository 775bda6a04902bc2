import type { ColumnType, Generated } from 'kysely';

/** The tables as the newest migration leaves them. Times in ms since the epoch, durations in ms. */
export type Tables = {
  recordings: {
    key: Generated<number>;
    id: string;
    title: string;
    url: string;
    browser: string;
    started_at: number;
    ended_at: number | null;
    state: 'recording' | 'finished';
    pid: number;
    /** Whose lock tells that the writer lives; see alive.ts. */
    owner: string;
    output: string | null;
  };
  recording_events: { key: Generated<number>; recording: number; seq: number; at: number; payload: string };
  runs: {
    key: Generated<number>;
    id: string;
    started_at: number;
    ended_at: number | null;
    state: 'running' | 'passed' | 'failed' | 'interrupted';
    pid: number;
    owner: string;
    folder: string;
    report: string | null;
    passed: Generated<number>;
    healed: Generated<number>;
    failed: Generated<number>;
    skipped: Generated<number>;
    flaky: Generated<number>;
  };
  run_events: { key: Generated<number>; run: number; seq: number; at: number; payload: string };
  /** One row for each attempt at a test; `verdict` stays null where the run was cut off. */
  run_tests: {
    key: Generated<number>;
    run: number;
    test: string;
    attempt: number;
    title: string;
    project: string;
    file: string;
    line: number;
    verdict: ColumnType<VerdictKind | null, null, VerdictKind>;
    why: string | null;
    duration: number | null;
  };
  run_steps: {
    key: Generated<number>;
    run_test: number;
    step: string;
    title: string;
    depth: number;
    file: string | null;
    line: number | null;
    verdict: ColumnType<VerdictKind | null, null, VerdictKind>;
    why: string | null;
    duration: number | null;
  };
  run_blobs: { run: number; hash: string };
};

export type VerdictKind = 'passed' | 'healed' | 'failed' | 'skipped' | 'interrupted';
