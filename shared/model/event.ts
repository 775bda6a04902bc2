import type { ControlState, Modifier, MouseButton } from './action.ts';
import type { Locator } from './locator.ts';
import type { Description, Point } from './target.ts';

/**
 * What the recorder saw, before anybody made sense of it. Raw events are journaled as they are and folded into actions by
 * `recognize`; they hold all that the fold needs, so that a recording can be recognised again by a better one.
 */
export type RawEvent = { seq: number; at: number } & (PageEvent | BrowserEvent);

/** A target by number within its document; `description` comes along whenever it is new or was looked at again. */
export type TargetRef = { ref: number; description?: Description };

/** The way of a drag that moved things about, on ground that stayed: px from the ground's padding box. It may wander: what lay on it counts. */
export type DragCourse = { target: TargetRef; path: Point[]; isCovered: boolean; isWandering?: boolean };

export type FieldKind = 'text' | 'rich' | 'checkbox' | 'radio' | 'select' | 'value' | 'file';

/** State of a form control after an event. A secret field tells that it has a value, never which. */
export type FieldState = {
  kind: FieldKind;
  value?: string;
  checked?: boolean;
  options?: { label: string; value: string; isLabelUnique: boolean }[];
  /** How many options there are to choose from. */
  choices?: number;
  /** Name of the secret that holds the value. */
  secret?: string;
  files?: string[];
  /** The page script holds the chosen files under this number until they were copied. */
  pick?: number;
};

/** Events from inside a frame. Coordinates in CSS px of that frame; offsets from the target's padding box. */
export type PageEvent = { page: string; frame: string; doc: string; frames: Locator[] } & FrameEvent;

export type FrameEvent =
  | {
      kind: 'press';
      target: TargetRef;
      button: MouseButton;
      modifiers: Modifier[];
      point: Point;
      offset: Point;
      /** A click in the middle would not do the same: the offset belongs to the action. */
      isPlaceMeant: boolean;
      /** Waiting for it to be enabled and to stand still would be in vain: it says it is disabled and still listens, or it never rests. */
      isRestless?: boolean;
      /** The browser itself keeps clicks from it. */
      isDisabled?: boolean;
      /** Another of the same role and name went away a little while ago, not at once: it may still be there when this is replayed. */
      hadTwin?: boolean;
      /** The target came to be after the gesture before, so that waiting for it is enough. */
      isNew: boolean;
      /** Elements that had to be hovered, in this order, for the target to be there. */
      hovers: TargetRef[];
      field?: FieldState;
      /** The click went to a label; this is the control it acts on. */
      control?: TargetRef;
      isControlReachable?: boolean;
      /** Of that control, where it can be ticked. */
      wasChecked?: boolean;
    }
  | {
      kind: 'release';
      target: TargetRef;
      beneath?: { target: TargetRef; offset: Point };
      button: MouseButton;
      point: Point;
      path: Point[];
      course?: DragCourse;
      /** The page keeps the focus where it was. */
      keepsFocus?: boolean;
      /** Nothing changed while the button was down, and it was let go over the same thing, or away from it over nothing. */
      slip?: 'same' | 'away';
      /** How long (ms) the button was down, where that was long enough to mean something. */
      heldMs?: number;
    }
  | { kind: 'click'; target: TargetRef; detail: number; button: MouseButton; modifiers: Modifier[]; isPointer: boolean }
  /** `offset` where it marked another word than one in the middle would. */
  | { kind: 'doubleClick'; target: TargetRef; offset?: Point }
  | { kind: 'contextMenu'; target: TargetRef; isKeyboard: boolean }
  /** `isMarked`: what was marked is dragged, not the element as a whole. */
  | { kind: 'dragStart'; target: TargetRef; offset: Point; isMarked?: boolean }
  /** `over` is what the pointer rested on besides the dragged thing itself, which often moves along; new where the drag brought it. */
  | { kind: 'dragEnd'; over?: { target: TargetRef; offset: Point; isNew?: boolean }; course?: DragCourse }
  | {
      kind: 'key';
      /** Absent where the key went to the page as a whole. */
      target?: TargetRef;
      key: string;
      code: string;
      modifiers: Modifier[];
      /** What kind of control has the focus, if it can be typed into. */
      field?: FieldKind;
      /** It was disabled first, and this is the first key since it no longer is. */
      isEnabledLate?: true;
      isComposing: boolean;
      isSecret: boolean;
    }
  | {
      kind: 'input' | 'change';
      target: TargetRef;
      inputType: string;
      data?: string;
      state: FieldState;
      isComposing: boolean;
      /** By a key or a click right before it: otherwise the text came by voice, an IME or another program. */
      isCaused: boolean;
    }
  /** The page handled keys of this field by itself: what was typed is not what stands there, or each key did something. */
  | { kind: 'keysMatter'; target: TargetRef; why: string }
  | { kind: 'keyHandled'; key: string }
  | { kind: 'compose'; target: TargetRef; text: string }
  /** `isHandled`: the page took it, and the browser put nothing in. */
  | { kind: 'paste'; target: TargetRef; text: string; isOwnCopy: boolean; isHandled?: boolean }
  /**
   * Files from outside of the browser; `pick` as in {@link FieldState}, `files` once they were copied. `entered` is what they came over
   * first, where only that brought the target.
   */
  | { kind: 'dropFiles'; target: TargetRef; pick?: number; files: string[]; entered?: TargetRef }
  | { kind: 'copy' }
  | { kind: 'submit' }
  | { kind: 'focus'; target: TargetRef; field?: FieldKind }
  /** Entering this element (or leaving it for the next) did something that stayed. `offset` where no middle is meant. */
  | { kind: 'hover'; target: TargetRef; offset?: Point }
  | { kind: 'wheel'; target: TargetRef; offset: Point; delta: Point; modifiers: Modifier[] }
  /** A scroll by hand begins; what it did is told when it is over. */
  | { kind: 'scrolling' }
  /**
   * `grows`: having come there brought more content, so that it was beyond so many px wide or high. `isVirtual`: only what is in
   * sight was drawn; where one came by does not count.
   */
  | {
      kind: 'scroll';
      target?: TargetRef;
      to: Point;
      didMatter: boolean;
      grows?: { by: 'x' | 'y'; beyond: number };
      isVirtual?: boolean;
      /** Something came of passing here, and the scroll went on. */
      isPassing?: boolean;
    }
  /**
   * Something worth waiting for came to be after a gesture, `after` so many ms of it. `text` is what it says then, where it may have
   * been there before.
   */
  | { kind: 'appeared'; target: TargetRef; text?: string; after?: number }
  /**
   * Nothing new came, but something of that role and name (or without a role: with these words) was taken away, if only from `within`;
   * where it is hidden it is still in the document.
   */
  | { kind: 'vanished'; role: string | null; name: string; within?: TargetRef; isHidden?: true; after?: number }
  /** Neither came nor went anything, but a control is in another state. */
  | { kind: 'became'; target: TargetRef; state: ControlState; after?: number };

/** Events that the browser itself tells. */
export type BrowserEvent =
  /** What came before was played, not done: recording begins here. */
  | { kind: 'resumed' }
  | { kind: 'pageOpened'; page: string; opener: string | null; url: string }
  | { kind: 'pageClosed'; page: string }
  | {
      kind: 'navigated';
      page: string;
      /** What was asked for, before any redirect. */
      url: string;
      /** Where it ended. */
      landed: string;
      /** Who began it: the page (a link, a form, a script) or the browser's own controls. */
      by: 'page' | 'browser';
      type: 'document' | 'sameDocument' | 'reload' | 'history';
      /** How far through the history, where `type` is history. */
      offset?: number;
      /** The address that could not be reached, where the browser's own page says so. */
      unreachable?: string;
      /** Only a frame in it went there. */
      isInFrame?: true;
    }
  | {
      kind: 'dialog';
      page: string;
      type: 'alert' | 'confirm' | 'prompt' | 'beforeunload';
      message: string;
      accepted: boolean;
      text: string;
    }
  | { kind: 'dialogOpened'; page: string }
  | { kind: 'download'; page: string; name: string }
  | { kind: 'requested'; page: string; request: string; method: string; url: string }
  | { kind: 'responded'; page: string; request: string }
  /** A chosen file was copied into the recording's folder, under its own name. */
  | { kind: 'uploadKept'; page: string; name: string };
