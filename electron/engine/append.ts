/** Records into the middle of an existing test: plays it up to there, then goes on in the same browser. */
import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { createPlayer } from '../playback/index.ts';
import { addUploads, RecordingError, recordSession, type SessionEvent } from '../recording/index.ts';
import { writeFileAtomically } from '../storage/index.ts';
import { checkSyntax, findInsertion, type Insertion, insertStatements, printBody } from '../testcode/index.ts';
import { requireBrowser } from './browser.ts';
import { filesFolderOf } from './output.ts';
import { type PlayNeeds, secretFrom } from './play.ts';
import { type RecordRequest, type RecordResult, rememberRecorded } from './record.ts';

export type AppendRequest = Omit<RecordRequest, 'url' | 'title' | 'output' | 'force' | 'prelude'> & {
  /** The spec, and the line of the statement to go on after; without a line the end of its last test. */
  file: string;
  line?: number;
};

/** @throws RecordingError BAD_APPEND where the place does not exist or the test does not get there */
export async function append(
  needs: PlayNeeds,
  request: AppendRequest,
  tell: (event: SessionEvent) => void,
  signal: AbortSignal,
): Promise<RecordResult> {
  const { host, storage, keychain } = needs;
  const { file, line, ...asked } = request;
  const path = resolve(host.cwd, file);
  const source = await readSpec(path);
  const insertion = placeIn(source, path, line);
  const browser = requireBrowser(host, request.browser);
  let title = '';
  const session = await recordSession(
    { host, recordings: storage.recordings, keychain },
    {
      ...asked,
      url: 'about:blank',
      title: basename(path),
      browser,
      prelude: async (endpoint) => {
        title = await playUpTo(needs, path, source, insertion, endpoint, signal);
      },
    },
    tell,
    signal,
  );
  const { recording, actions, reason } = session;
  const finished = (output: string | null) => storage.recordings.finish(recording.id, { output });
  if (actions.length === 0) return { recording: finished(null), path: null, actions, reason };
  const folder = filesFolderOf(path);
  const added = await addUploads(host, recording.id, join(dirname(path), folder));
  const statements = printBody(actions, insertion.names, (name) =>
    fileCode(added.get(name) ?? name, insertion, join(relative(host.cwd, dirname(path)), folder)),
  );
  const isUntouched = (await readFile(path, 'utf8')) === source;
  if (!isUntouched) {
    throw new RecordingError(
      'BAD_APPEND',
      `${path} was changed while you recorded, so nothing was written into it. What was recorded is kept: powerautomation recordings generate ${recording.id} -o <other file>`,
    );
  }
  await writeFileAtomically(path, insertStatements(source, insertion, statements));
  await rememberRecorded(path, title, actions, needs.notice, source.slice(insertion.testStart, insertion.offset));
  return { recording: finished(path), path, actions, reason };
}

async function readSpec(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new RecordingError(
      'BAD_APPEND',
      `Cannot read ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

function placeIn(source: string, path: string, line: number | undefined): Insertion {
  const problem = checkSyntax(source, path);
  if (problem)
    throw new RecordingError(
      'BAD_APPEND',
      `${path}:${problem.line}:${problem.column} does not parse: ${problem.message}\n\n${problem.frame}`,
    );
  const insertion = findInsertion(source, path, line);
  if (insertion) return insertion;
  throw new RecordingError(
    'BAD_APPEND',
    line === undefined
      ? `${path} holds no test to go on with. Record a new one: powerautomation record URL`
      : `Line ${line} of ${path} is no statement inside a test. Name the line of the statement to go on after.`,
  );
}

/** Uploaded files by the helper that our own specs have; else by their path from the folder that tests are played in. */
function fileCode(name: string, { names }: Insertion, folder: string): string {
  const text = (value: string): string => `'${value.replaceAll('\\', '/').replaceAll("'", "\\'")}'`;
  return names.has('file') ? `file(${text(name)})` : text(join(folder, name));
}

/** Resolves with the titles of the test when it has come to the place; its runner is gone by then, the browser stays as it is. */
async function playUpTo(
  { host, keychain, notice }: PlayNeeds,
  path: string,
  source: string,
  insertion: Insertion,
  endpoint: string,
  signal: AbortSignal,
): Promise<string> {
  const mark = `reached-${randomUUID()}`;
  const copy = path.replace(/((?:\.(?:spec|test))?\.[cm]?[jt]sx?)$/, `.${mark.slice(0, 16)}$1`);
  const stop = new AbortController();
  const player = createPlayer({ host, browser: null, secrets: { get: (name) => secretFrom(keychain, name, notice) } });
  let failure = 'the test ended before it came there';
  let hasReached = false;
  let title = '';
  try {
    await writeFile(
      copy,
      insertStatements(source, insertion, [`console.log('${mark}');`, 'await new Promise(() => {});']),
    );
    const options = {
      run: mark,
      paths: [`${copy}:${insertion.testLine}`],
      workers: 1,
      retries: 0,
      timeout: 0,
      trace: 'off' as const,
      heal: 'off' as const,
      endpoint,
    };
    for await (const event of player.play(options, { signal: AbortSignal.any([signal, stop.signal]) })) {
      if (event.kind === 'testBegin') title = event.title;
      if (event.kind === 'output' && event.text.includes(mark)) {
        hasReached = true;
        stop.abort();
      } else if (event.kind === 'testEnd' && event.verdict.kind === 'failed') failure = event.verdict.why;
      else if (event.kind === 'problem') failure = event.why;
    }
  } finally {
    await rm(copy, { force: true });
    await rm(join(host.dataDir, 'runs', mark), { recursive: true, force: true });
  }
  signal.throwIfAborted();
  if (!hasReached)
    throw new RecordingError(
      'BAD_APPEND',
      `${basename(path)} could not be played up to there: ${failure}. Mend the test first, or name an earlier line.`,
    );
  return title;
}
