import type { Locator, RankedLocator } from './locator.ts';

export type Point = { x: number; y: number };
type Box = { x: number; y: number; width: number; height: number };

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
  neighbours: string[];
  ancestors: string[];
  box: Box;
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
