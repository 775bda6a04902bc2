import type { Locator, RankedLocator } from './locator.ts';

export type Point = { x: number; y: number };
export type Box = { x: number; y: number; width: number; height: number };

/** What may differ from one good run to the next: numbers (counters, prices, dates), or the order of what stands beside each other. */
export type VolatilePart = 'numbers' | 'order';

/** What is remembered of an element beyond its locators, so that it can be found again. Never field values. */
export type Fingerprint = {
  tag: string;
  role?: string;
  name?: string;
  label?: string;
  text?: string;
  attributes: Record<string, string>;
  /** Role and name of the nearest row, card, dialog or section. */
  context?: { role: string; name: string };
  /** What else can be read in the smallest box around it that says more than itself, where that is short. */
  around?: string;
  neighbours: string[];
  ancestors: string[];
  /** Where it stands: each step a tag and its number among its like, `html[1]/body[1]/div[2]`; `#` enters a shadow root. */
  path?: string;
  /** The nearest id at or above it that looks lasting, and how many steps below it stands. */
  anchor?: { id: string; below: number };
  /** In px, from the upper left corner of its document. */
  box: Box;
  /** Nothing else of its kind on the page had the same words. Absent where nobody looked. */
  isAlone?: boolean;
  /** It stood at another place among its like once; the next time, the order is volatile. */
  hasMoved?: boolean;
  /** Parts that were seen to change between runs that passed: of no worth as evidence. */
  volatile?: VolatilePart[];
};

/** An element as described inside its own frame, at the moment of the event. */
export type Description = {
  /** Ranked, best first; each of them found this element and no other when it was recorded. */
  locators: RankedLocator[];
  /** In words, for outline and messages: `button "Save"`. */
  words: string;
  fingerprint: Fingerprint;
};

/** An element as an action means it: in which page, inside which frames (outermost first), found how. */
export type Target = Description & { page: string; frames: Locator[] };
