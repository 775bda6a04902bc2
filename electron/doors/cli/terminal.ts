/** How commands speak: words for people, JSON for programs, never both on one stream. */
import type { Standby } from '../../engine/ahead.ts';
import type { Client } from '../../engine/index.ts';
import type { Host } from '../../host.ts';

export type Terminal = {
  /** A line for people; nothing in JSON mode. */
  say(line: string): void;
  /** A JSON line for programs; nothing otherwise. */
  tell(value: unknown): void;
  /** What is neither result nor progress: to stderr, as words or as JSON. */
  note(message: string): void;
  readonly isJson: boolean;
};

export type Context = {
  host: Host;
  /** Every procedure of the contract, called in process for the person at this terminal. The first call may bring what was begun ahead. */
  client(ahead?: { standby?: Standby }): Promise<Client>;
  version: string;
  terminal(isJson: boolean): Terminal;
  /** Aborts at the first Ctrl-C or SIGTERM. */
  signal: AbortSignal;
  /** The exit code of the command, once it is known. */
  exit(code: number): void;
};

export function createTerminal(isJson: boolean): Terminal {
  return {
    isJson,
    say: (line) => void (isJson || process.stdout.write(`${printable(line)}\n`)),
    tell: (value) => void (isJson && process.stdout.write(`${JSON.stringify(value)}\n`)),
    note: (message) =>
      void process.stderr.write(`${isJson ? JSON.stringify({ kind: 'notice', message }) : printable(message)}\n`),
  };
}

/** Pages, titles and errors may hold anything, also what would talk to the terminal or turn the reading direction around. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|\p{Bidi_C}/gu, ' ');
}

/** Cells of a terminal for one cell of a table: what follows it is still to be seen. */
const LONGEST_CELL = 60;

/** Columns as wide as their widest cell; the last cell of a row is left as it is. */
export function table(rows: string[][]): string[] {
  const plain = rows.map((row) =>
    row.map((cell, index) => (index < row.length - 1 ? shortened(onOneLine(cell), LONGEST_CELL) : onOneLine(cell))),
  );
  const columns = Math.max(0, ...plain.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(...plain.map((row) => width(row[index] ?? ''))),
  );
  const padded = (cell: string, index: number): string => cell + ' '.repeat((widths[index] ?? 0) - width(cell));
  return plain.map((row) => [...row.slice(0, -1).map(padded), ...row.slice(-1)].join('  ').trimEnd());
}

/** A title may hold anything, also what would break the table. */
function onOneLine(text: string): string {
  return printable(text.replace(/\p{Cc}+/gu, ' '));
}

/** No wider than `most` cells of a terminal. */
export function shortened(cell: string, most: number): string {
  let kept = '';
  let taken = 0;
  for (const char of cell) {
    taken += width(char);
    if (taken > most) return `${kept}…`;
    if (taken < most) kept += char;
  }
  return cell;
}

/** Chinese characters take two cells of a terminal. */
function width(text: string): number {
  return [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char)
        ? 2
        : 1),
    0,
  );
}

export function when(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
