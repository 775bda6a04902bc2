/** Moving text left and right, without touching what stands inside of templates and strings. */
import { type Program, Visitor } from 'oxc-parser';
import type { SpecNodes } from '../../../../shared/model/node.ts';
import { isProblem, parseProgram } from '../parseProgram.ts';
import { isBlank, lineEnding } from '../textLines.ts';

export type Range = { start: number; end: number };

/** Templates and strings that go over several lines: their insides are values. */
export function valueRanges(program: Program, source: string): Range[] {
  const ranges: Range[] = [];
  const add = ({ start, end }: Range): void => {
    if (lineEnding.test(source.slice(start, end))) ranges.push({ start, end });
  };
  new Visitor({ TemplateElement: add, Literal: add, JSXText: add }).visit(program);
  return ranges;
}

/** The text of a range of the source; `from` is the indentation that it has there, `to` the one that it shall have. */
export function indentedText(spec: SpecNodes, range: Range, from: string, to: string): string {
  const text = spec.source.slice(range.start, range.end);
  return from === to || !lineEnding.test(text) ? text : reindent(text, from, to, valuesIn(spec, range));
}

/** Whether `indentedText` would shift it: if not, its first line keeps its indentation as well. */
export function canIndent(spec: SpecNodes, range: Range, from: string): boolean {
  const text = spec.source.slice(range.start, range.end);
  return !lineEnding.test(text) || canShift(linesIn(text), from, valuesIn(spec, range));
}

function valuesIn({ source, file }: SpecNodes, range: Range): (offset: number) => boolean {
  const parsed = parseProgram(source, file);
  const values = isProblem(parsed) ? [] : valueRanges(parsed.program, source);
  return (offset) => values.some(({ start, end }) => start < range.start + offset && range.start + offset <= end);
}

/**
 * The first line of `text` stands behind its indentation. Where a line begins left of `from`, nobody can tell what
 * belongs to it: then all lines stay as they are.
 */
export function reindent(text: string, from: string, to: string, isValue: (offset: number) => boolean): string {
  const lines = linesIn(text);
  if (!canShift(lines, from, isValue)) return text;
  return lines
    .map(
      ({ start, text: line, ending }) => (stays(start, line, isValue) ? line : to + line.slice(from.length)) + ending,
    )
    .join('');
}

type Line = { start: number; text: string; ending: string };

function linesIn(text: string): Line[] {
  const pieces = text.split(lineEnding);
  const lines: Line[] = [];
  let start = 0;
  for (let index = 0; index < pieces.length; index += 2) {
    const [line = '', ending = ''] = pieces.slice(index, index + 2);
    lines.push({ start, text: line, ending });
    start += line.length + ending.length;
  }
  return lines;
}

function canShift(lines: readonly Line[], from: string, isValue: (offset: number) => boolean): boolean {
  return lines.every(({ start, text }) => stays(start, text, isValue) || text.startsWith(from));
}

/** The first line has its indentation before it; blank lines and the insides of values have none to change. */
function stays(start: number, line: string, isValue: (offset: number) => boolean): boolean {
  return start === 0 || isBlank(line) || isValue(start);
}
