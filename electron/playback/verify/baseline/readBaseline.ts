import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { linesOf } from '../aria/lines.ts';
import type { BaselineContent } from './approve.ts';
import { baselineFile } from './place.ts';
import { baselineSchema, baselineVersion } from './schema.ts';

export type ReadBaseline =
  | { kind: 'none' }
  | ({ kind: 'read' } & BaselineContent)
  /** `why` is a sentence without its end; nothing was touched. */
  | { kind: 'newer' | 'corrupt'; why: string };

/** Reads a baseline with its texts; pictures are read when they are needed. */
export async function readBaseline(folder: string): Promise<ReadBaseline> {
  const path = join(folder, baselineFile);
  const text = await readIfThere(path);
  if (text === null) return { kind: 'none' };
  const parsed = parseBaseline(text, path);
  if (parsed.kind !== 'read') return parsed;
  const names = parsed.baseline.checkpoints.flatMap(({ aria }) => (aria ? [aria.file] : []));
  const aria = new Map<string, string[]>();
  for (const name of names) {
    const lines = await readIfThere(join(folder, name));
    if (lines !== null) aria.set(name, linesOf(lines));
  }
  return { kind: 'read', baseline: parsed.baseline, aria };
}

type Parsed =
  | Exclude<ReadBaseline, { kind: 'none' | 'read' }>
  | Pick<Extract<ReadBaseline, { kind: 'read' }>, 'kind' | 'baseline'>;

function parseBaseline(text: string, path: string): Parsed {
  const corrupt = (how: string): Parsed => ({ kind: 'corrupt', why: `The baseline ${path} cannot be read (${how})` });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return corrupt(/^(?:<{7}|>{7}) /m.test(text) ? 'it holds marks of a merge conflict' : 'it is no JSON');
  }
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : null;
  if (typeof version === 'number' && version > baselineVersion) {
    return {
      kind: 'newer',
      why: `The baseline ${path} was written by a newer PowerAutomation (its version ${version})`,
    };
  }
  const { data, error } = baselineSchema.safeParse(value);
  if (!data) return corrupt(`${error.issues[0]?.path.join('.') || 'the whole'}: ${error.issues[0]?.message}`);
  // Names come from a file that anybody may have written: they never lead out of its folder.
  const files = data.checkpoints.flatMap(({ aria, pictures }) => [...(aria ? [aria] : []), ...pictures]);
  const outside = files.find(({ file }) => file !== basename(file) || file.includes('\\') || file === '..');
  return outside ? corrupt(`"${outside.file}" is no name of a file`) : { kind: 'read', baseline: data };
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}
