/** Recordings and specs as tests of other worlds. */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Recording } from '../../shared/model/recording.ts';
import { actionsOf, copyUploads } from '../recording/index.ts';
import { writeFileAtomically } from '../storage/index.ts';
import { type ExportTargetName, exportTargets, lower, readSpec, type Script } from '../testcode/index.ts';
import { EngineError } from './errors.ts';
import { doesNotParse, readSource } from './nodes.ts';
import { assertWritable, bareName, filesFolderOf } from './output.ts';
import type { RecordNeeds } from './record.ts';
import { readSettings } from './settings.ts';

export type ExportRequest = {
  /** Id or title of a recording, or a spec (`file.spec.ts`, `file.spec.ts:LINE`); the newest recording without it. */
  source?: string;
  to: ExportTargetName;
  /** Relative to the host's folder; beside the spec, or in `tests`, without it. */
  output?: string;
  force?: boolean;
};

export type ExportResult = {
  /** Absolute. */
  path: string;
  tests: number;
  /** What the target cannot be told; each stands in the file as a comment as well. */
  left: string[];
};

/** @throws EngineError, StorageError */
export async function exportTests(
  needs: RecordNeeds,
  { source, to, output, force = false }: ExportRequest,
): Promise<ExportResult> {
  const { host } = needs;
  const target = exportTargets[to];
  const spec = source === undefined ? null : await specNamed(source, host.cwd);
  const recording = spec ? null : newestOr(needs, source);
  const title = spec ? bareName(spec.path) : (recording?.title ?? '');
  const script = spec ? await scriptOfSpec(spec) : null;
  const isAlone = script?.tests.length === 1;
  const name = target.fileName(isAlone ? (script.tests[0]?.title ?? title) : title);
  const path = resolve(host.cwd, output ?? join(spec ? dirname(spec.path) : 'tests', name));
  await assertWritable(path, force, false);
  const whole = script ?? scriptOfRecording(needs, recording as Recording, filesFolderOf(path));
  if (target.holdsOne && whole.tests.length > 1)
    throw new EngineError(
      'ONE_TEST_ONLY',
      `${spec?.path} holds ${whole.tests.length} tests, and a file for ${target.words} holds one. Name one of them by its line: ${source}:LINE`,
    );
  const { text, left } = target.print(isAlone ? { ...whole, title: whole.tests[0]?.title ?? title } : whole);
  if (recording) await copyUploads(host, recording.id, join(dirname(path), filesFolderOf(path)));
  await writeFileAtomically(path, text);
  return { path, tests: whole.tests.length, left };
}

type Spec = { path: string; line?: number };

/** A file that exists, or that only a file can be meant by. */
async function specNamed(source: string, cwd: string): Promise<Spec | null> {
  const [, file = source, line] = /^(.+?)(?::(\d+))?$/.exec(source) ?? [];
  const path = resolve(cwd, file);
  const isFile = /\.[cm]?[jt]sx?$/i.test(file) || (await stat(path).catch(() => null))?.isFile();
  return isFile ? { path, ...(line && { line: Number(line) }) } : null;
}

async function scriptOfSpec({ path, line }: Spec): Promise<Script> {
  const read = readSpec(await readSource(path), path, bareName(path), line);
  if (!('tests' in read)) throw doesNotParse(read);
  if (read.tests.length > 0) return read;
  throw new EngineError(
    'NOTHING_TO_EXPORT',
    line === undefined ? `${path} holds no test.` : `Line ${line} of ${path} is in no test. Name a line of one.`,
  );
}

function newestOr({ storage }: RecordNeeds, source: string | undefined): Recording {
  if (source !== undefined) return storage.recordings.get(source);
  const [newest] = storage.recordings.list({ limit: 1 });
  if (newest) return newest;
  throw new EngineError('NOTHING_TO_EXPORT', 'Nothing was recorded yet. Record something, or name a spec to export.');
}

function scriptOfRecording({ host, storage }: RecordNeeds, { id, title }: Recording, filesFolder: string): Script {
  const actions = actionsOf(storage.recordings, id);
  if (actions.length === 0)
    throw new EngineError(
      'NOTHING_RECORDED',
      `Recording ${id} ("${title}") holds no action: it ended before anything was done.`,
    );
  const { testIdAttribute = 'data-testid', ...settings } = readSettings(host, id);
  return { title, settings: { ...settings, testIdAttribute }, tests: [{ title, items: lower(actions, filesFolder) }] };
}
