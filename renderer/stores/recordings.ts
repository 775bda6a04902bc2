import { create } from 'zustand';
import type { Recording, RecordingEvent } from '../../shared/model/recording.ts';
import { openFile } from '../editor/tabs.ts';
import { t } from '../i18n/language.ts';
import { engine, explain } from '../rpc/client.ts';
import { follow } from '../rpc/follow.ts';
import { tell } from './notices.ts';
import { writeRecording } from './output.ts';
import { pathInWorkspace } from './workspace.ts';

/** A recording that goes on, as it is told. */
export type LiveRecording = {
  job: string;
  title: string;
  state: 'starting' | 'recording' | 'stopping';
  cdpPort: number | null;
  steps: readonly string[];
};

type Recordings = { list: readonly Recording[]; live: LiveRecording | null; problem: string | null };

export const useRecordings = create<Recordings>(() => ({ list: [], live: null, problem: null }));

export const currentJob = (): string | null => useRecordings.getState().live?.job ?? null;

export async function readRecordings(): Promise<void> {
  try {
    useRecordings.setState({ list: await engine.recordings.list(), problem: null });
  } catch (error) {
    useRecordings.setState({ problem: explain(error) });
  }
}

type Wanted = {
  url: string;
  title: string;
  /** Without a window, steered by a program over the DevTools protocol. */
  isForProgram: boolean;
  browser: string;
  testIdAttribute: string;
};

export async function startRecording({ url, title, isForProgram, browser, testIdAttribute }: Wanted): Promise<void> {
  const { job } = await engine.recordings.start({
    kind: 'new',
    url,
    testIdAttribute,
    ...(title !== '' && { title }),
    ...(browser !== '' && { browser }),
    ...(isForProgram && { headless: true, cdpPort: 0 }),
  });
  followRecording(job, title || url);
}

/** Goes on in a spec, after the statement at a line. */
export async function recordInto(file: string, line: number): Promise<void> {
  const { job } = await engine.recordings.start({ kind: 'append', file, line });
  followRecording(job, file);
}

export async function stopRecording(job: string): Promise<void> {
  change(job, { state: 'stopping' });
  await engine.recordings.stop({ job });
}

/** What goes on when a window comes: it may have been reloaded. */
export async function findRecordings(): Promise<void> {
  const jobs = await engine.recordings.jobs();
  const running = jobs.find(({ state }) => state === 'running' || state === 'stopping');
  if (running && currentJob() === null) followRecording(running.job, running.title);
}

function followRecording(job: string, title: string): void {
  useRecordings.setState({ live: { job, title, state: 'starting', cdpPort: null, steps: [] } });
  const leaving = new AbortController();
  follow(
    (options) => engine.recordings.follow({ job }, options),
    (event) => {
      writeRecording(event);
      hear(job, event);
    },
    leaving.signal,
  )
    .catch((error: unknown) => tell('error', explain(error)))
    .finally(() => {
      if (currentJob() === job) useRecordings.setState({ live: null });
      void readRecordings();
    });
}

function hear(job: string, event: RecordingEvent): void {
  switch (event.kind) {
    case 'ready':
      change(job, { state: 'recording', title: event.recording.title, cdpPort: event.cdpPort });
      return;
    case 'action': {
      const steps = [...(useRecordings.getState().live?.steps ?? [])];
      steps[event.index] = event.words;
      change(job, { steps });
      return;
    }
    case 'withdrawn':
      change(job, { steps: (useRecordings.getState().live?.steps ?? []).slice(0, event.index) });
      return;
    case 'secret':
      if (!event.notice.kept) tell('warning', event.notice.remedy);
      return;
    case 'notice':
      tell('warning', event.message);
      return;
    case 'end':
      end(event);
  }
}

function end(event: Extract<RecordingEvent, { kind: 'end' }>): void {
  if (event.failure !== null) tell('error', event.failure);
  else if (event.reason === 'browserGone') tell('warning', t('recordings.browserGone'));
  if (event.path === null) tell('info', t('recordings.nothing'));
  const path = event.path === null ? null : pathInWorkspace(event.path);
  if (path !== null) void openFile(path, { focus: true });
}

function change(job: string, changes: Partial<LiveRecording>): void {
  useRecordings.setState(({ live }) => (live?.job === job ? { live: { ...live, ...changes } } : {}));
}
