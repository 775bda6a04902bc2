/** What ripgrep says with --json, as the contract has it. Its offsets are bytes of UTF-8; ours are UTF-16 units. Pure. */
import type { SearchMatch } from '../../shared/contract/search.ts';

export type FoundFile = { path: string; matches: SearchMatch[] };

type Found = { kind: 'begin'; path: string } | { kind: 'matches'; matches: SearchMatch[] } | { kind: 'end' };

/** Text, or base64 where it is no UTF-8. */
type Content = { text: string } | { bytes: string };

/** As ripgrep 15 writes it. It is our own program, and a search gives tens of thousands of lines: they are not checked one by one. */
type Line =
  | { type: 'begin'; data: { path: Content } }
  | {
      type: 'match';
      data: {
        lines: Content;
        line_number: number;
        submatches: { start: number; end: number; replacement?: Content }[];
      };
    }
  | { type: 'end' | 'context' | 'summary' };

const LONGEST_PREVIEW = 250;
const BEFORE = 80;

/** Null for what says nothing about files or matches. */
export function readFound(text: string): Found | null {
  const read = JSON.parse(text) as Line;
  if (read.type === 'begin')
    return {
      kind: 'begin',
      path: textOf(read.data.path)
        .replace(/^\.[/\\]/, '')
        .replaceAll('\\', '/'),
    };
  if (read.type === 'end') return { kind: 'end' };
  if (read.type !== 'match') return null;
  return { kind: 'matches', matches: matchesOf(read.data) };
}

/** In one pass: a line of a minified file may be megabytes long and hold thousands of matches. */
function matchesOf({ lines, line_number: first, submatches }: Extract<Line, { type: 'match' }>['data']): SearchMatch[] {
  const bytes = bytesOf(lines);
  let place: Place = { line: first, column: 1 };
  let at = 0;
  return submatches.map(({ start, end, replacement }) => {
    const from = advance(place, bytes.toString('utf8', at, start));
    place = advance(from, bytes.toString('utf8', start, end));
    at = end;
    return {
      line: from.line,
      column: from.column,
      endLine: place.line,
      endColumn: place.column,
      ...previewOf(bytes, start, end),
      replacement: replacement === undefined ? null : textOf(replacement),
    };
  });
}

type Place = { line: number; column: number };

function advance({ line, column }: Place, text: string): Place {
  const last = text.lastIndexOf('\n');
  if (last === -1) return { line, column: column + text.length };
  return { line: line + text.split('\n').length - 1, column: text.length - last };
}

/** A character of UTF-8 has four bytes at most. */
const WIDEST = 4;

/** The line of the match, cut where it is long, and where the match stands in it. */
function previewOf(bytes: Buffer, start: number, end: number) {
  const lineStart = start === 0 ? 0 : bytes.lastIndexOf(10, start - 1) + 1;
  const nearest = characterAt(bytes, Math.max(lineStart, start - BEFORE * WIDEST));
  const whole = bytes.toString('utf8', nearest, start);
  const before = nearest > lineStart || whole.length > BEFORE ? `…${whole.slice(-BEFORE)}` : whole;
  const lineEnd = bytes.indexOf(10, start);
  const rest = bytes.toString(
    'utf8',
    start,
    Math.min(lineEnd === -1 ? bytes.length : lineEnd, start + LONGEST_PREVIEW * WIDEST),
  );
  const preview = (before + rest.replace(/\r$/, '')).slice(0, LONGEST_PREVIEW);
  const shownEnd = lineEnd === -1 ? end : Math.min(end, lineEnd);
  const length = bytes.toString('utf8', start, Math.min(shownEnd, start + LONGEST_PREVIEW * WIDEST)).length;
  return { preview, previewStart: before.length, previewEnd: Math.min(before.length + length, preview.length) };
}

/** Where the next character begins, at or behind a byte. */
function characterAt(bytes: Buffer, at: number): number {
  let index = at;
  while (index < bytes.length && ((bytes[index] ?? 0) & 0xc0) === 0x80) index++;
  return index;
}

function bytesOf(read: Content): Buffer {
  return 'text' in read ? Buffer.from(read.text, 'utf8') : Buffer.from(read.bytes, 'base64');
}

function textOf(read: Content): string {
  return bytesOf(read).toString('utf8');
}
