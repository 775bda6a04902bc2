/** An element that was found again although its locator found it no more. Locators as in a test, without the page before them. */
export type Heal = {
  /** As the test has it, and what finds the element now. */
  from: string;
  to: string;
  /** How sure it is, from 0 to 1: so often such an answer was right on pages not seen before. */
  confidence: number;
  /** What spoke for and against it, the weightiest first. */
  why: string[];
  /** JPEGs with the element framed, at absolute paths: as it stood in the last green run, and now. Null where none could be had. */
  before: string | null;
  after: string | null;
};

/** What became of a heal after its run. */
export type HealOutcome =
  /** Its locator was rewritten in the spec. */
  | { kind: 'applied' }
  /** The diff waits for a person. */
  | { kind: 'suggested' }
  /** Nothing can be rewritten for a person; `why` says what is in the way. */
  | { kind: 'left'; why: string };

/** A change of one locator in a spec. `file` is absolute, line and column count from 1. */
export type HealProposal = Pick<Heal, 'from' | 'to' | 'confidence'> & {
  /** The spec of the test, which rejected heals are kept beside; the locator may stand in another file. */
  spec: string;
  file: string;
  line: number;
  column: number;
  /** The lines that change, as in a unified diff: `-  await page…`, `+  await page…`. */
  diff: string[];
  outcome: HealOutcome;
};

export type HealMode = 'off' | 'suggest' | 'apply';
