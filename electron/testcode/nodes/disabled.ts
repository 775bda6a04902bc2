/**
 * Statements that we commented out. The form, plain and reversible byte by byte:
 *
 *     // disabled: await page.getByLabel('Note').fill(
 *     // disabled:   'two lines',
 *     // disabled: );
 *
 * The mark stands behind the indentation of the first line; on a line that begins left of it (inside a template, say) at
 * the margin; an empty line keeps the bare `// disabled:`. A statement that shares its line stands in `/* disabled: … *​/`.
 */
import type { Comment } from 'oxc-parser';
import { indentAt, isBlank, lineEnding, lineStart } from './textLines.ts';

const MARK = '// disabled:';
const OPEN = '/* disabled: ';
const CLOSE = ' */';

/** Comments from `start` to `end` that hold one piece of code; `lines` tells where each line of `code` stands. */
export type DisabledRun = { start: number; end: number; code: string; lines: { start: number; end: number }[] };

/** The runs between two offsets, where only comments and spaces stand. */
export function disabledRuns(
  { source, comments }: { source: string; comments: Comment[] },
  from: number,
  to: number,
): DisabledRun[] {
  const runs: DisabledRun[] = [];
  const last = (): Comment | undefined => lines.at(-1);
  let lines: Comment[] = [];
  const finish = (): void => {
    if (lines.length > 0) runs.push(lineRun(lines, source));
    lines = [];
  };
  for (let index = firstAfter(comments, from); ; index += 1) {
    const comment = comments[index];
    if (!comment || comment.start >= to) break;
    const isLine =
      comment.type === 'Line' && comment.value.startsWith(MARK.slice(2)) && isFirstOnLine(comment.start, source);
    const before = last();
    if (before && !(isLine && isNextLine(source.slice(before.end, comment.start)))) finish();
    if (isLine) lines.push(comment);
    else if (
      comment.type === 'Block' &&
      source.startsWith(OPEN, comment.start) &&
      source.slice(0, comment.end).endsWith(CLOSE)
    ) {
      runs.push({
        start: comment.start,
        end: comment.end,
        code: source.slice(comment.start + OPEN.length, comment.end - CLOSE.length),
        lines: [],
      });
    }
  }
  finish();
  return runs;
}

function firstAfter(comments: Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isFirstOnLine(offset: number, source: string): boolean {
  return isBlank(source.slice(lineStart(source, offset), offset));
}

function isNextLine(between: string): boolean {
  return isBlank(between) && between.split(lineEnding).length === 3;
}

function lineRun(comments: Comment[], source: string): DisabledRun {
  const [first] = comments;
  const start = first?.start ?? 0;
  const end = comments.at(-1)?.end ?? start;
  const lines = comments.map((comment) => ({ start: comment.start, end: comment.end }));
  return { start, end, code: enableLines(source.slice(start, end), indentAt(source, start)), lines };
}

/** `text` begins at the statement; `indent` stands before its first line. */
export function disableLines(text: string, indent: string): string {
  const [first = '', ...rest] = text.split(lineEnding);
  return rest.reduce((done, piece, index) => {
    if (index % 2 === 0) return done + piece;
    if (piece === '') return `${done}${indent}${MARK}`;
    return done + (piece.startsWith(indent) ? `${indent}${MARK} ${piece.slice(indent.length)}` : `${MARK} ${piece}`);
  }, `${MARK} ${first}`);
}

/** The text that `disableLines` was given. */
export function enableLines(text: string, indent: string): string {
  const [first = '', ...rest] = text.split(lineEnding);
  return rest.reduce((done, piece, index) => {
    if (index % 2 === 0) return done + piece;
    if (piece === `${indent}${MARK}`) return done;
    if (piece.startsWith(`${indent}${MARK}`)) return done + indent + unmark(piece.slice(indent.length));
    return done + unmark(piece.trimStart());
  }, unmark(first));
}

function unmark(line: string): string {
  return line.slice(line.startsWith(`${MARK} `) ? MARK.length + 1 : MARK.length);
}

/** Null where the text cannot stand inside a block comment. */
export function disableInline(text: string): string | null {
  return text.includes('*/') ? null : `${OPEN}${text}${CLOSE}`;
}

export function enableInline(comment: string): string {
  return comment.slice(OPEN.length, -CLOSE.length);
}

export function isInline(text: string): boolean {
  return text.startsWith(OPEN);
}
