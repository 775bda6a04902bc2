/** New code takes on how the file around it is written. */

import MagicString from 'magic-string';
import { type Comment, type Program, Visitor } from 'oxc-parser';
import { TestcodeError } from '../../errors.ts';
import { isProblem, parseProgram } from '../parseProgram.ts';
import { lineEnding } from '../textLines.ts';
import { reindent, valueRanges } from './indentation.ts';
import type { Style } from './style.ts';

/**
 * `code` with the file's quotes, semicolons, indentation and line endings; without indentation before its first line.
 * `next` is the source behind it: a line that begins with a bracket needs a semicolon before it in any style.
 *
 * @throws TestcodeError CODE_DOES_NOT_PARSE
 */
export function fitCode(code: string, file: string, style: Style, indent: string, next: string): string {
  const trimmed = dedent(code);
  const { program, comments, text } = parseAlone(trimmed, file);
  const edited = new MagicString(text.source);
  fitQuotes(program, edited, style);
  fitSemicolons(program, comments, edited, style, text, next);
  const fitted = edited.toString().slice(text.before, edited.toString().length - text.after);
  const again = parseAlone(fitted, file);
  const values = valueRanges(again.program, again.text.source);
  const isValue = (offset: number): boolean =>
    values.some(({ start, end }) => start < offset + again.text.before && offset + again.text.before <= end);
  const ownUnit = /^(\t| +)\S/m.exec(fitted)?.[1];
  const unitFitted = ownUnit ? fitUnit(fitted, ownUnit, style.unit, isValue) : { text: fitted, isValue };
  const done = reindent(unitFitted.text, '', indent, unitFitted.isValue).replaceAll(/\r\n|[\n\r]/g, style.eol);
  // Without a semicolon before it, a bracket would go on with the statement above.
  return !style.hasSemicolons && /^[([`+\-/]/.test(done) && !/^\/[/*]/.test(done) ? `;${done}` : done;
}

type Alone = { program: Program; comments: Comment[]; text: { source: string; before: number; after: number } };

function parseAlone(code: string, file: string): Alone {
  const ways = [
    ['', ''],
    ['async () => {', '\n}'],
    ['async () => { for (;;) {', '\n} }'],
  ] as const;
  for (const [before, after] of ways) {
    const source = `${before}${code}${after}`;
    const parsed = parseProgram(source, file);
    if (!isProblem(parsed))
      return {
        program: parsed.program,
        comments: parsed.comments,
        text: { source, before: before.length, after: after.length },
      };
  }
  const problem = parseProgram(code, file);
  const why = isProblem(problem)
    ? `${problem.message} (line ${problem.line}, column ${problem.column} of it)`
    : 'it is no statement';
  throw new TestcodeError('CODE_DOES_NOT_PARSE', `The code to put in does not parse: ${why}.`);
}

/** Without the blank lines around it and the indentation that all its lines have. */
function dedent(code: string): string {
  const text = code.replace(/^(?:[^\S\r\n]*(?:\r\n|\n|\r))+/, '').trimEnd();
  const indent = /^[^\S\r\n]*/.exec(text)?.[0] ?? '';
  return reindent(text.slice(indent.length), indent, '', () => false);
}

function fitQuotes(program: Program, edited: MagicString, { quote }: Style): void {
  const other = quote === "'" ? '"' : "'";
  const inAttributes = new Set<number>();
  new Visitor({
    JSXAttribute({ value }) {
      if (value) inAttributes.add(value.start);
    },
    Literal({ start, end }) {
      const raw = edited.original.slice(start, end);
      if (inAttributes.has(start) || !raw.startsWith(other) || /['"\\]/.test(raw.slice(1, -1))) return;
      edited.update(start, end, quote + raw.slice(1, -1) + quote);
    },
  }).visit(program);
}

function fitSemicolons(
  program: Program,
  comments: Comment[],
  edited: MagicString,
  { hasSemicolons }: Style,
  text: Alone['text'],
  next: string,
): void {
  const { original } = edited;
  const last = original.length - text.after;
  const loopHeads = new Set<number>();
  const fit = ({ start, end }: { start: number; end: number }): void => {
    if (start < text.before) return;
    const ends = original[end - 1] === ';';
    if (hasSemicolons) {
      if (!ends) edited.appendLeft(end, ';');
      return;
    }
    const gap = original.slice(end, last);
    const behind = stripComments(end, last, comments, original);
    const follows = behind.trimStart() === '' ? next.trimStart() : behind.trimStart();
    // Without it the next line, or what stands on this one, would go on with this statement.
    if (
      ends &&
      /^\s*([\r\n]|$)/.test(behind) &&
      !/^[([`+\-*/,.]/.test(follows) &&
      (gap.trim() !== '' || !/^[^\S\r\n]*[^\s}]/.test(next))
    )
      edited.remove(end - 1, end);
  };
  new Visitor({
    ExpressionStatement: fit,
    VariableDeclaration(declaration) {
      if (!loopHeads.has(declaration.start)) fit(declaration);
    },
    ReturnStatement: fit,
    ThrowStatement: fit,
    BreakStatement: fit,
    ContinueStatement: fit,
    ImportDeclaration: fit,
    ForStatement: ({ init }) => void (init && loopHeads.add(init.start)),
    ForOfStatement: ({ left }) => void loopHeads.add(left.start),
    ForInStatement: ({ left }) => void loopHeads.add(left.start),
  }).visit(program);
}

function stripComments(from: number, to: number, comments: Comment[], source: string): string {
  let text = source.slice(from, to);
  for (const { start, end } of comments)
    if (start >= from && end <= to)
      text = text.slice(0, start - from) + ' '.repeat(end - start) + text.slice(end - from);
  return text;
}

/** `unit` for each step of indentation; templates stay as they are. */
function fitUnit(
  text: string,
  own: string,
  unit: string,
  isValue: (offset: number) => boolean,
): { text: string; isValue: (offset: number) => boolean } {
  if (own === unit) return { text, isValue };
  const kept = new Set<number>();
  let done = '';
  let offset = 0;
  for (const [index, piece] of text.split(lineEnding).entries()) {
    if (index % 2 === 0 && index > 0 && isValue(offset)) kept.add(done.length);
    const lead = /^\s*/.exec(piece)?.[0] ?? '';
    const steps = Math.floor(lead.length / own.length);
    const fits = index > 0 && index % 2 === 0 && !isValue(offset) && lead.startsWith(own.repeat(steps));
    done += fits ? unit.repeat(steps) + piece.slice(own.length * steps) : piece;
    offset += piece.length;
  }
  return { text: done, isValue: (at) => kept.has(at) };
}
