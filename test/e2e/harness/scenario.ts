import type { Person } from './person.ts';

/** One point that recording must get right: a page, and what a person does on it with raw mouse and keyboard. */
export type Scenario = {
  /** A sentence fragment that says the point; unique in its group. */
  name: string;
  /** Path on the site, or a function of the two origins for pages that need the other one. */
  page: string;
  /** Ends when the page shows that the last action has worked. */
  drive(person: Person): Promise<void>;
  /** Runs in the first page; what it returns belongs to the final state. For what neither fields nor text show. */
  probe?: string;
  /** What a good test must not contain: `hover` where no hover mattered, `fill` twice where the person typed once. */
  never?: RegExp[];
  /** What the person types into secret fields, by the variable that a test reads it from. */
  secrets?: Record<string, string>;
  /** What it must contain: where only the code shows that the point was understood. */
  always?: RegExp[];
};
