/**
 * Part of a source. Offsets count UTF-16 units from 0 (a byte order mark is one of them), `end` is the first one behind.
 * Lines and columns count from 1, columns in UTF-16 units.
 */
export type SourceSpan = {
  start: number;
  end: number;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
};

/**
 * `action`, `check`: what a test does and what must hold. `group` is a `test.step`, `branch` an if, switch or try, `loop` any
 * loop (also one that makes tests), `hooks` a beforeEach and its like. `code` is everything else, kept as it is.
 */
type NodeKind = 'describe' | 'test' | 'hooks' | 'action' | 'check' | 'group' | 'branch' | 'loop' | 'code';

/** The locator that a node acts on or looks at. Where it stands in a constant, the constant's own text. */
type NodeTarget = { text: string; span: SourceSpan; words: string };

/** One statement of a spec as the outline shows it. */
export type TestNode = {
  /** Unique within its outline; a statement keeps it while its text stays, and while only its text changes. */
  id: string;
  kind: NodeKind;
  /** The statement itself. */
  span: SourceSpan;
  /** What it does, as a person would tell it. */
  words: string;
  /** Of a test, describe or group: its title, with its place. */
  title?: { text: string; span: SourceSpan };
  target?: NodeTarget;
  /** Where its children stand: from behind the opening brace to before the closing one. Absent where there are no braces. */
  body?: { start: number; end: number };
  /** Commented out by us: `// disabled: ` stands before each of its lines. */
  isDisabled: boolean;
  /** It cannot be moved or removed alone: an `else`, or a single statement without braces around it. */
  isFixed: boolean;
  children: TestNode[];
};

/** A source that parses, as nodes. What lies between them (spaces, other comments) is only in the source. */
export type SpecNodes = { file: string; source: string; nodes: TestNode[] };
