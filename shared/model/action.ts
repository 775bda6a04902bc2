import type { Locator } from './locator.ts';
import type { Point, Target } from './target.ts';

export type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';
export type MouseButton = 'left' | 'middle' | 'right';

/** A value that is written into the spec as it is, or the name of the environment variable that holds a secret. */
export type TextValue = { kind: 'plain'; text: string } | { kind: 'secret'; variable: string };

/**
 * What a person meant. Pages are named by alias (`page`, `page1`, …), the name that the spec gives them.
 * Offsets are CSS px from the top left corner of the target's padding box, as Playwright's `position` has them.
 */
export type Step =
  | { kind: 'open'; page: string; url: string }
  | { kind: 'newPage'; page: string }
  | { kind: 'closePage'; page: string }
  /** `isInFrame`: only a frame in the page goes; the page itself stays where it is. */
  | { kind: 'back' | 'forward'; page: string; times: number; isInFrame?: true }
  | { kind: 'reload'; page: string }
  | {
      kind: 'click';
      target: Target;
      button: MouseButton;
      clickCount: number;
      modifiers: Modifier[];
      position?: Point;
      /** How long (ms) the button is held. */
      delay?: number;
      /** Without waiting until it is enabled and stands still. */
      force?: boolean;
    }
  | { kind: 'hover'; target: Target; position?: Point }
  | { kind: 'fill'; target: Target; value: TextValue }
  /** Key by key. `target` is absent where the keys went to whatever had the focus. */
  | { kind: 'type'; page: string; target?: Target; value: TextValue }
  /** `target` is absent where the key went to the page as a whole. */
  | { kind: 'press'; page: string; target?: Target; key: string }
  | { kind: 'insertText'; page: string; text: string }
  /** The page itself takes what is pasted. */
  | { kind: 'paste'; target: Target; text: string }
  | { kind: 'check' | 'uncheck'; target: Target }
  /** Options by label where labels are unique, else by value. */
  | { kind: 'select'; target: Target; options: { by: 'label' | 'value'; text: string }[] }
  | { kind: 'upload'; target: Target; files: string[] }
  /** Files that were brought from outside of the browser; `over` is what they came over first, where only that brought the target. */
  | { kind: 'dropFiles'; target: Target; files: string[]; over?: Target }
  | {
      kind: 'drag';
      from: Target;
      to: Target;
      modifiers?: Modifier[];
      fromPosition?: Point;
      toPosition?: Point;
      steps?: number;
    }
  /**
   * A stroke with the button held: px from the top left corner of `target`. `from` is what is taken along where it is not the
   * ground itself, `to` what it is brought to where that comes only while one drags; `isCovered` where the thing that is dragged hides the ground from the mouse.
   */
  | {
      kind: 'stroke';
      target: Target;
      button: MouseButton;
      modifiers: Modifier[];
      path: Point[];
      from?: { target: Target; position?: Point };
      to?: { target: Target; position: Point };
      isCovered?: boolean;
    }
  /** `target` is absent for the page's own scroller. `to` in CSS px. More content is waited for where that came along. */
  | {
      kind: 'scroll';
      page: string;
      target?: Target;
      to: Point;
      grows?: { by: 'x' | 'y'; beyond: number };
      isVirtual?: boolean;
      /** The page must have been drawn like this before it is scrolled on. */
      isPassing?: boolean;
    }
  /** So many turns, one after the other: a page counts them. */
  | { kind: 'wheel'; page: string; target: Target; position: Point; delta: Point; times: number; modifiers: Modifier[] }
  /**
   * Until it is there, and says `text` where it may have been there before. `ms` is how long that took when it was recorded, where it
   * was long.
   */
  | { kind: 'waitFor'; target: Target; text?: string; ms?: number }
  /** Keys do not wait for what they are pressed in, as a click does. */
  | { kind: 'waitUntilEnabled'; target: Target }
  /** Until the one that looked the same has gone. */
  | { kind: 'waitUntilOne'; target: Target }
  | { kind: 'waitForState'; target: Target; state: ControlState }
  /** Until nothing is left that the locator finds, or what is left `isHidden`. */
  | { kind: 'waitUntilGone'; page: string; frames: Locator[]; locator: Locator; words: string; isHidden?: true };

/** What a control says of itself by an attribute; null where it no longer has it (`disabled`). */
export type ControlState = { name: string; value: string | null };

/** What happened because of a step, and must be awaited or answered when it is replayed. */
export type Effect =
  | { kind: 'popup'; page: string; hasOpener: boolean }
  | { kind: 'download'; name: string }
  | { kind: 'dialog'; type: 'alert' | 'confirm' | 'prompt' | 'beforeunload'; accepted: boolean; text?: string }
  /** The address that the page ended at. */
  | { kind: 'navigation'; page: string; url: string }
  | { kind: 'response'; page: string; method: string; url: string }
  | { kind: 'fileChooser'; files: string[] }
  | { kind: 'pageClosed'; page: string };

/** One recognised action; `events` are the sequence numbers of the raw events that it was folded from. */
export type Action = { step: Step; effects: Effect[]; events: number[] };
