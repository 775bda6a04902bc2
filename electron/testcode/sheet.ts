/** The lines of a file that is written, and what could not be said in it. */

export type Sheet = {
  add(...lines: string[]): void;
  /** A comment; the text may hold anything. */
  comment(text: string): void;
  /** A comment that says what this world cannot be told, and the same in the list for the person. */
  cannot(what: string): void;
  /** What `work` adds stands one step further in. */
  inside(work: () => void): void;
  /** One step further in from here on, and out again. */
  enter(): void;
  leave(): void;
  /** Puts another line in the place of the last, where that is the one. */
  replaceLast(line: string, by: string): boolean;
  readonly lines: readonly string[];
  readonly left: readonly string[];
};

/** `mark` begins a comment that goes to the end of its line, `mark` and `notSaid` one about what could not be said. */
export function createSheet(mark: string, step = '  ', notSaid = 'Not exported'): Sheet {
  const lines: string[] = [];
  const left: string[] = [];
  let depth = 0;
  const add = (...more: string[]): void => {
    for (const line of more) lines.push(line === '' ? '' : step.repeat(depth) + line);
  };
  const comment = (text: string): void => add(...commentLines(text).map((line) => `${mark} ${line}`.trimEnd()));
  return {
    add,
    comment,
    cannot(what) {
      left.push(what);
      comment(`${notSaid}: ${what}`);
    },
    inside(work) {
      depth += 1;
      work();
      depth -= 1;
    },
    replaceLast(line, by) {
      const isLast = lines.at(-1) === step.repeat(depth) + line;
      if (isLast) lines[lines.length - 1] = step.repeat(depth) + by;
      return isLast;
    },
    enter() {
      depth += 1;
    },
    leave() {
      depth = Math.max(0, depth - 1);
    },
    lines,
    left,
  };
}

/**
 * Text that stays inside of its comment in every language: what any of them takes for the end of a line is one here, and a
 * backslash before a u (an escape that Java resolves before it looks for comments) is kept apart from it.
 */
function commentLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).map((line) =>
    line
      .replace(/\p{Cc}/gu, ' ')
      .replace(/\\(?=u)/g, '\\ ')
      .replace(/\p{Cs}/gu, '\ufffd')
      .trimEnd(),
  );
}

/** Lines one step further in; empty ones stay empty. */
export function indent(lines: readonly string[], step: string): string[] {
  return lines.map((line) => (line === '' ? '' : step + line));
}
