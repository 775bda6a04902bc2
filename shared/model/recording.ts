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
