/** What ripgrep says with --json, as the contract has it. Its offsets are bytes of UTF-8; ours are UTF-16 units. Pure. */
import { z } from 'zod';
import type { SearchMatch } from '../../shared/contract/search.ts';

export type FoundFile = { path: string; matches: SearchMatch[] };

type Found = { kind: 'begin'; path: string } | { kind: 'matches'; matches: SearchMatch[] } | { kind: 'end' };

/** Text, or base64 where it is no UTF-8. */
const content = z.union([z.object({ text: z.string() }), z.object({ bytes: z.string() })]);
const path = z.object({ path: content });
const line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begin'), data: path }),
  z.object({
    type: z.literal('match'),
    data: z.object({
      lines: content,
      line_number: z.number(),
      submatches: z.array(z.object({ start: z.number(), end: z.number(), replacement: content.optional() })),
    }),
  }),
  z.object({ type: z.enum(['end', 'context', 'summary']) }),
]);

const LONGEST_PREVIEW = 250;
const BEFORE = 80;

/** Null for what says nothing about files or matches. */
export function readFound(text: string): Found | null {
  const read = line.parse(JSON.parse(text));
  if (read.type === 'begin')
    return {
      kind: 'begin',
      path: textOf(read.data.path)
        .replace(/^\.[/\\]/, '')
        .replaceAll('\\', '/'),
    };
  if (read.type === 'end') return { kind: 'end' };
  if (read.type !== 'match') return null;
  const { lines, line_number: first, submatches } = read.data;
  const bytes = bytesOf(lines);
  return {
    kind: 'matches',
    matches: submatches.map(({ start, end, replacement }) => ({
      ...placeOf(bytes, first, start, end),
      ...previewOf(bytes, start, end),
      replacement: replacement === undefined ? null : textOf(replacement),
    })),
  };
}

function placeOf(bytes: Buffer, first: number, start: number, end: number) {
  const before = bytes.toString('utf8', 0, start);
  const within = bytes.toString('utf8', start, end);
  const one = advance({ line: first, column: 1 }, before);
  const other = advance(one, within);
  return { line: one.line, column: one.column, endLine: other.line, endColumn: other.column };
}

function advance({ line, column }: { line: number; column: number }, text: string) {
  const last = text.lastIndexOf('\n');
  if (last === -1) return { line, column: column + text.length };
  return { line: line + text.split('\n').length - 1, column: text.length - last };
}

/** The line of the match, cut where it is long, and where the match stands in it. */
function previewOf(bytes: Buffer, start: number, end: number) {
  const lineStart = bytes.lastIndexOf(10, Math.max(0, start - 1)) + 1;
  const beginsAt = start === 0 ? 0 : Math.min(lineStart, start);
  const before = bytes.toString('utf8', beginsAt, start);
  const cut = before.length > BEFORE ? `…${before.slice(-BEFORE)}` : before;
  const rest = bytes.toString('utf8', start).split(/\r?\n/)[0] ?? '';
  const preview = (cut + rest).slice(0, LONGEST_PREVIEW);
  const length = bytes.toString('utf8', start, end).split(/\r?\n/)[0]?.length ?? 0;
  return { preview, previewStart: cut.length, previewEnd: Math.min(cut.length + length, preview.length) };
}

function bytesOf(read: z.infer<typeof content>): Buffer {
  return 'text' in read ? Buffer.from(read.text, 'utf8') : Buffer.from(read.bytes, 'base64');
}

function textOf(read: z.infer<typeof content>): string {
  return bytesOf(read).toString('utf8');
}
