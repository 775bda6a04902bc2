/** Files of other tools as specs. */
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Host } from '../host.ts';
import { besideSpec } from '../playback/index.ts';
import { writeFileAtomically } from '../storage/index.ts';
import { type HarUse, type ImportKind, importFile, printCandidates } from '../testcode/index.ts';
import { EngineError } from './errors.ts';
import { assertWritable, bareName, defaultOutput, filesFolderOf } from './output.ts';

export type ImportRequest = {
  /** Relative to the host's folder. */
  file: string;
  /** What the requests of a HAR become. */
  as?: HarUse;
  /** The spec to write; in `tests` without it. */
  output?: string;
  force?: boolean;
};

export type ImportResult = {
  kind: ImportKind;
  /** Absolute path of the spec. */
  path: string;
  tests: number;
  /** What cannot be carried over; each stands in the spec as a comment as well. */
  left: string[];
  /** Absolute path of the locators that the file had besides those in the spec; null where there are none. */
  candidates: string | null;
};

const LARGEST = 100 * 1024 * 1024;

/** @throws EngineError IMPORT_NOT_READABLE, IMPORT_NOT_KNOWN, OUTPUT_EXISTS and those of writing */
export async function importTests(
  host: Host,
  { file, as = 'checks', output, force = false }: ImportRequest,
): Promise<ImportResult> {
  const source = resolve(host.cwd, file);
  const title = bareName(source);
  const path = resolve(host.cwd, output ?? defaultOutput(title));
  await assertWritable(path, force);
  const filesFolder = filesFolderOf(path);
  const read = importFile(await readText(source), { title, use: as, filesFolder });
  if ('message' in read)
    throw new EngineError('IMPORT_NOT_KNOWN', `${source} cannot be imported: ${read.place}: ${read.message}`);
  const { kind, spec, tests, left, files } = read;
  if (tests === 0) throw new EngineError('IMPORT_NOT_KNOWN', `${source} holds no test.`);
  for (const [name, content] of Object.entries(files))
    await writeFileAtomically(join(dirname(path), filesFolder, name), content);
  const candidates = read.candidates.length > 0 ? besideSpec(path, 'candidates') : null;
  if (candidates !== null)
    await writeFileAtomically(candidates, printCandidates({ from: basename(source), locators: read.candidates }));
  await writeFileAtomically(path, spec);
  return { kind, path, tests, left, candidates };
}

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST)
      throw new Error(`it has ${Math.round(size / 1024 / 1024)} MB, and ${LARGEST / 1024 / 1024} MB are the most`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = isMissing ? 'there is no such file.' : cause instanceof Error ? `${cause.message}.` : String(cause);
    throw new EngineError('IMPORT_NOT_READABLE', `Cannot read ${path}: ${why}`, { cause });
  }
}
