import type { RunEvent, SourcePlace } from './run.ts';

/** How often a locator found what it was for. */
export type Outcome = 'same' | 'none' | 'wrong';
export type Tally = Record<Outcome, number>;

/** `score` is the recorder's own opinion of it, from 0 to 1000. */
export type Alternative = { locator: string; tally: Tally; score: number; reasons: string[] };
export type Advice = { isWeak: boolean; better: Alternative | null };

/** Of several elements none is the one; what a test only counts, or looks for in vain, is no element at all. */
export type Unmeasured = { kind: 'unmeasured'; reason: 'absent' | 'several' | 'differs' | 'failed'; why: string };

export type LocatorRow = { locator: string; place: SourcePlace | null; test: string } & (
  | ({ kind: 'measured'; own: Tally; healed: Tally } & Advice)
  | Unmeasured
);

/** What is told while locators are measured. */
export type RobustnessEvent =
  | { kind: 'played'; locators: number; state: Extract<RunEvent, { kind: 'runEnd' }>['state']; why: string | null }
  | { kind: 'locator'; done: number; of: number; row: LocatorRow }
  | { kind: 'end'; seed: number; rounds: number; rows: number; own: Tally; healed: Tally };
