import type { Action } from './action.ts';

/** One captured session as kept in the database. */
export type Recording = {
  id: string;
  title: string;
  url: string;
  browser: string;
  /** ms since the epoch */
  startedAt: number;
  endedAt: number | null;
  /** `recording` while its process lives; `interrupted` when that process is gone without having finished. */
  state: 'recording' | 'finished' | 'interrupted';
  /** The process that writes it. */
  pid: number;
  /** Absolute path of the spec it became, if it did. */
  output: string | null;
  /** How many raw events were acknowledged. */
  events: number;
};

/** What a recording tells while it goes on, and at last how it ended. */
export type RecordingEvent =
  | { kind: 'ready'; recording: Recording; cdpPort: number | null }
  /** An action with its number from 0; told again where it changed meanwhile (a click became a double click). */
  | { kind: 'action'; index: number; action: Action; words: string }
  /** The last action told is none of its own: it belongs to the one before. */
  | { kind: 'withdrawn'; index: number }
  | { kind: 'secret'; notice: SecretNotice }
  | { kind: 'notice'; message: string }
  | ({ kind: 'end' } & RecordingEnd);

/** A value that was typed into a secret field; never the value itself. */
export type SecretNotice = { variable: string; kept: boolean; remedy: string };

type RecordingEnd = {
  recording: Recording;
  /** Absolute path of the spec; null where nothing was done. */
  path: string | null;
  /** How many. */
  actions: number;
  /** `browserGone` when the browser crashed or was killed, `journalFailed` when events could not be kept any more. */
  reason: 'stopped' | 'closed' | 'browserGone' | 'journalFailed';
  /** The file that was asked for, where another one appeared there meanwhile and the spec had to go beside it. */
  taken: string | null;
  /** What the journal said, where it failed. */
  failure: string | null;
};
