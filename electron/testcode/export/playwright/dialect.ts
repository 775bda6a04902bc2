/** What differs between the languages that Playwright speaks; names are those of its JavaScript. */
import type { Point } from '../../../../shared/model/target.ts';
import type { Sheet } from '../../sheet.ts';
import type { ExportTarget, Script } from '../script.ts';

/** The class that a method belongs to: Java names the options after it. */
export type Owner =
  | 'Page'
  | 'Locator'
  | 'FrameLocator'
  | 'Mouse'
  | 'BrowserContext'
  | 'LocatorAssertions'
  | 'PageAssertions';

/** A value of an option. `names` are constants: mouse buttons, modifier keys. */
export type Option =
  | { kind: 'text'; text: string }
  | { kind: 'flag' }
  | { kind: 'number'; number: number }
  | { kind: 'point'; point: Point }
  | { kind: 'name'; of: 'MouseButton'; name: string }
  | { kind: 'names'; of: 'KeyboardModifier'; names: string[] };

export type Options = Record<string, Option | undefined>;

/** `page.getByRole(…)`: what it is called on, its name, its arguments as code. */
export type Call = { on: string; owner: Owner; method: string; args: string[]; options?: Options };

/** What is waited for while something is done; `name` is what its result is called, where somebody asks for it. */
export type Awaited = {
  page: string;
  /** Given once in its test. */
  id: string;
  kind: 'popup' | 'page' | 'download' | 'response' | 'fileChooser' | 'close';
  url?: string;
  name: string | null;
  /** What is done with the result. */
  after: string[];
};

export type Dialect = Pick<ExportTarget, 'words' | 'fileName'> & {
  comment: string;
  /** One step of indentation. */
  step: string;
  text(text: string): string;
  pattern(source: string, flags: '' | 'i'): string;
  secret(variable: string): string;
  role(role: string): string;
  /** Something found: `page.getByRole(…)`. */
  locator(call: Call): string;
  /** `first()` and `contentFrame()` are properties elsewhere. */
  property(on: string, name: 'first' | 'contentFrame' | 'keyboard' | 'mouse' | 'context'): string;
  /** What a page of the script is called. */
  pageName(page: string): string;
  /** Something done, as a statement. */
  statement(call: Call): string;
  /** `expect(subject).toBeVisible()`, as a statement. */
  check(
    subject: string,
    owner: 'LocatorAssertions' | 'PageAssertions',
    isNot: boolean,
    call: Pick<Call, 'method' | 'args' | 'options'>,
  ): string;
  /** Paths from the exported file, as one argument. */
  files(paths: readonly string[]): string;
  select(on: string, options: readonly { by: 'label' | 'value'; text: string }[]): string;
  newPage(name: string, page: string): string;
  /** The answers of a person to dialogs, one after the other; null dismisses, text is typed into a prompt. */
  dialogs(page: string, answers: readonly ({ text?: string } | null)[], nameOf: (base: string) => string): string[];
  repeat(times: number, statement: string): string[];
  /** Does `work` while waiting for all of `awaited`. */
  during(awaited: readonly Awaited[], sheet: Sheet, work: () => void): void;
  /** Checks the name of a download. */
  downloadName(name: string, expected: string): string;
  setFiles(chooser: string, files: readonly string[]): string;
  /** The lines of the whole file; `bodies` are the statements of each test. */
  file(script: Script, bodies: readonly (readonly string[])[]): string[];
};
