import type { Modifier, MouseButton } from './action.ts';
import type { Locator } from './locator.ts';
import type { Description, Point } from './target.ts';

/**
 * What the recorder saw, before anybody made sense of it. Raw events are journaled as they are and folded into actions by
 * `recognize`; they hold all that the fold needs, so that a recording can be recognised again by a better one.
 */
export type RawEvent = { seq: number; at: number } & (PageEvent | BrowserEvent);

/** A target by number within its document; `description` comes along whenever it is new or was looked at again. */
export type TargetRef = { ref: number; description?: Description };

/** The way of a drag that moved things about, on ground that stayed: px from the ground's padding box. */
export type DragCourse = { target: TargetRef; path: Point[]; isCovered: boolean };

export type FieldKind = 'text' | 'rich' | 'checkbox' | 'radio' | 'select' | 'value' | 'file';

/** State of a form control after an event. A secret field tells that it has a value, never which. */
export type FieldState = {
  kind: FieldKind;
  value?: string;
  checked?: boolean;
  options?: { label: string; value: string; isLabelUnique: boolean }[];
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
      /** The target came to be after the gesture before, so that waiting for it is enough. */
      isNew: boolean;
      /** Elements that had to be hovered, in this order, for the target to be there. */
      hovers: TargetRef[];
      field?: FieldState;
      /** The click went to a label; this is the control it acts on. */
      control?: TargetRef;
      isControlReachable?: boolean;
    }
  | {
      kind: 'release';
      target: TargetRef;
      beneath?: { target: TargetRef; offset: Point };
      button: MouseButton;
      point: Point;
      path: Point[];
      course?: DragCourse;
    }
  | { kind: 'click'; target: TargetRef; detail: number; button: MouseButton; modifiers: Modifier[]; isPointer: boolean }
  | { kind: 'doubleClick'; target: TargetRef }
  | { kind: 'contextMenu'; target: TargetRef; isKeyboard: boolean }
  | { kind: 'dragStart'; target: TargetRef; offset: Point }
  /** `over` is what the pointer rested on besides the dragged thing itself, which often moves along. */
  | { kind: 'dragEnd'; over?: { target: TargetRef; offset: Point }; course?: DragCourse }
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
  | { kind: 'paste'; target: TargetRef; text: string; isOwnCopy: boolean }
  | { kind: 'copy' }
  | { kind: 'submit' }
  | { kind: 'focus'; target: TargetRef; field?: FieldKind }
  /** Entering this element (or leaving it for the next) did something that stayed. `offset` where no middle is meant. */
  | { kind: 'hover'; target: TargetRef; offset?: Point }
  | { kind: 'wheel'; target: TargetRef; offset: Point; delta: Point; modifiers: Modifier[] }
  | { kind: 'scroll'; target?: TargetRef; to: Point; didMatter: boolean }
  /** Something worth waiting for came to be after a gesture. */
  | { kind: 'appeared'; target: TargetRef }
  /** Nothing new came after a gesture, but something of that role and name was taken away. */
  | { kind: 'vanished'; role: string; name: string };

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
