/** What is exported: tests as every other world can be told them, be they from a recording or from a spec. */
import type { Effect, MouseButton, Step } from '../../../shared/model/action.ts';
import type { Point, Target } from '../../../shared/model/target.ts';

export type Script = {
  title: string;
  settings: ScriptSettings;
  tests: ScriptTest[];
};

/** What the tests run under; `testIdAttribute` is where getByTestId looks. */
export type ScriptSettings = {
  device?: string;
  viewport?: { width: number; height: number };
  storageState?: string;
  testIdAttribute: string;
};

export type ScriptTest = { title: string; items: Item[] };

/** `words` say it to a person; `text` of code does as well, with the statement as it stood: no other world can be told it. */
export type Item =
  | { kind: 'act'; words: string; page: string; moves: Move[]; effects: Consequence[] }
  | { kind: 'check'; words: string; check: Check }
  | { kind: 'group'; words: string; items: Item[] }
  | { kind: 'code'; text: string };

/** Its url is a glob; `address` is the one that was seen, where one was. */
export type Consequence = Effect & { address?: string };

/** Steps that are small enough to be told as they are. */
type AsMeant =
  | ('open' | 'newPage' | 'closePage' | 'reload' | 'click' | 'fill' | 'type' | 'press' | 'insertText')
  | ('check' | 'uncheck' | 'select' | 'upload' | 'dropFiles');

/**
 * The small things that actions are made of: a stroke is mouse down, hovers and mouse up. Names of keys are Playwright's, files
 * are paths from the exported file.
 */
export type Move =
  | Extract<Step, { kind: AsMeant }>
  | { kind: 'back' | 'forward'; page: string; isInFrame?: true }
  /** With `force` whatever covers the target is no obstacle. */
  | { kind: 'hover'; target: Target; position?: Point; force?: boolean }
  | { kind: 'drag'; from: Target; to: Target; fromPosition?: Point; toPosition?: Point }
  | { kind: 'keyDown' | 'keyUp'; page: string; key: string }
  | { kind: 'mouseDown' | 'mouseUp'; page: string; button: MouseButton }
  | { kind: 'wheel'; page: string; delta: Point; times: number }
  | { kind: 'scroll'; page: string; target?: Target; to: Point }
  /** Where something is waited for while an effect of the act is on its way. */
  | { kind: 'expect'; check: Check };

/** What must hold. `ms` is how long it may take to come true, where that is longer than usual. */
export type Check = { isNot: boolean; ms?: number } & (
  | { kind: 'state'; state: ElementState; target: Target }
  | { kind: 'text'; target: Target; expected: Expected }
  | { kind: 'value'; target: Target; expected: Expected }
  | { kind: 'attribute'; target: Target; name: string; expected: Expected }
  | { kind: 'count'; target: Target; count: number }
  | { kind: 'url'; page: string; expected: Expected }
  | { kind: 'title'; page: string; expected: Expected }
);

/** The whole text (`contains`: a part of it), or a regular expression; its flags are none or `i`. */
export type Expected =
  | { kind: 'text' | 'contains'; text: string }
  | { kind: 'pattern'; source: string; flags: '' | 'i' };

export type ElementState = 'visible' | 'hidden' | 'enabled' | 'disabled' | 'checked' | 'editable' | 'focused' | 'empty';

/** `left` is what the target could not be told; each stands in the text as a comment as well. */
export type Exported = { text: string; left: string[] };

/** A world that tests are written for. */
export type ExportTarget = {
  /** In words: `Playwright for Python`. */
  words: string;
  /** The name of the file that such a test lives in. */
  fileName(title: string): string;
  /** Absent where a file holds any number of tests. */
  holdsOne?: true;
  print(script: Script): Exported;
};
