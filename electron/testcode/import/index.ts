/** Files of other tools → specs. They come from anywhere: each is parsed at the edge, and no text in it becomes code. */
import type { z } from 'zod';
import { convertHar, type HarUse } from './har/convert.ts';
import { harSchema } from './har/schema.ts';
import type { Imported, ImportProblem } from './imported.ts';
import { convertRecorder } from './recorder/convert.ts';
import { recorderSchema } from './recorder/schema.ts';
import { convertSide } from './side/convert.ts';
import { sideSchema } from './side/schema.ts';

export { type CandidatesOfOne, type Finds, parseCandidates, printCandidates } from './candidates.ts';
export type { HarUse } from './har/convert.ts';
export type { Imported, ImportProblem } from './imported.ts';

export type ImportKind = 'side' | 'recorder' | 'har';

/** `title` is what a test is called that has no name of its own; `use` is what the requests of a HAR become. */
export type ImportOptions = { title: string; use: HarUse; filesFolder: string };

/**
 * The spec of an imported file, or what is wrong with it and where. The kind is told by what the file holds.
 * Files that tests need are named from the folder `filesFolder`.
 */
export function importFile(
  text: string,
  { title, use, filesFolder }: ImportOptions,
): ({ kind: ImportKind } & Imported) | ImportProblem {
  let data: unknown;
  try {
    // Some tools begin a file with a byte order mark.
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return { place: placeIn(text, error), message: 'is no JSON' };
  }
  const has = (name: string): boolean => typeof data === 'object' && data !== null && name in data;
  if (has('tests')) return parsed('side', sideSchema, data, convertSide);
  if (has('steps')) return parsed('recorder', recorderSchema, data, convertRecorder);
  if (has('log')) return parsed('har', harSchema, data, (har) => convertHar(har, { use, title, filesFolder }));
  return { place: 'the file', message: 'is neither a project of Selenium IDE, nor a recording of DevTools, nor a HAR' };
}

function parsed<Data>(
  kind: ImportKind,
  schema: z.ZodType<Data>,
  data: unknown,
  convert: (data: Data) => Imported,
): ({ kind: ImportKind } & Imported) | ImportProblem {
  const read = schema.safeParse(data);
  if (read.success) return { kind, ...convert(read.data) };
  const [issue] = read.error.issues;
  const place =
    issue?.path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('')
      .replace(/^\./, '') || 'the file';
  return { place, message: `${issue?.message ?? 'is not what it should be'}` };
}

/** Line and column of what is no JSON. */
function placeIn(text: string, error: unknown): string {
  const offset = offsetOf(text, error);
  if (offset === null) return 'the file';
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

function offsetOf(text: string, error: unknown): number | null {
  const message = error instanceof Error ? error.message : '';
  if (/end of JSON|Unterminated string/.test(message)) return text.length;
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  // Of short texts the engine tells no position: the shortest beginning that cannot become JSON any more ends there.
  for (let length = 1; length <= Math.min(text.length, 200); length++) {
    try {
      JSON.parse(text.slice(0, length));
    } catch (cause) {
      if (!/end of JSON|Unterminated/.test(String(cause))) return length - 1;
    }
  }
  return null;
}
