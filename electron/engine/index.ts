/** Joins the rooms: what every door lets people do. */
import type { Action } from '../../shared/model/action.ts';
import type { SpecNodes } from '../../shared/model/node.ts';
import type { Recording } from '../../shared/model/recording.ts';
import type { Run, RunEvent } from '../../shared/model/run.ts';
import type { Host } from '../host.ts';
import type { Player, RobustnessEvent, Steering } from '../playback/index.ts';
import { actionsOf, forgetFiles, type SessionEvent } from '../recording/index.ts';
import { createKeychain, createNoKeychain } from '../security/index.ts';
import { openStorage, type StepVerdict, type Storage, type TestVerdict } from '../storage/index.ts';
import { type AppendRequest, append } from './append.ts';
import { type Checkup, doctor } from './doctor.ts';
import { EngineError } from './errors.ts';
import { type ExportRequest, type ExportResult, exportTests } from './exportTests.ts';
import { type ImportRequest, type ImportResult, importTests } from './importTests.ts';
import { nodesOf } from './nodes.ts';
import { type PlayRequest, play, playAndWatch, playerOf } from './play.ts';
import { generate, type RecordRequest, type RecordResult, record } from './record.ts';
import { type RobustnessRequest, robustness } from './robustness.ts';

export {
  type Control,
  createControl,
  createDescriber,
  type LocatorRow,
  PlaybackError,
  type RobustnessEvent,
  summarize,
} from '../playback/index.ts';
export { RecordingError, type SessionEvent } from '../recording/index.ts';
export { SecurityError } from '../security/index.ts';
export { StorageError } from '../storage/index.ts';
export { describeAction, type ExportTargetName, exportTargets } from '../testcode/index.ts';
export { EngineError } from './errors.ts';
export type { PlayRequest } from './play.ts';
export type { RecordResult } from './record.ts';

export type Engine = Disposable & {
  /** Records until `signal` aborts, the last page closes or the browser goes; then writes the spec. */
  record(request: RecordRequest, tell: (event: SessionEvent) => void, signal: AbortSignal): Promise<RecordResult>;
  /** Goes on recording in an existing test, after playing it up to there. */
  append(request: AppendRequest, tell: (event: SessionEvent) => void, signal: AbortSignal): Promise<RecordResult>;
  /** `control` (createControl) halts it, lets it step and go on, and stops it. */
  play(request: PlayRequest, signal?: AbortSignal, control?: Steering): AsyncIterable<RunEvent>;
  /** Plays, and again at each change of the specs or of what they import, one run after the other, until `signal` aborts. */
  watch(request: PlayRequest, signal: AbortSignal, control?: Steering): AsyncIterable<RunEvent>;
  /** Plays specs and measures how long each of their locators lasts, on copies of their pages. */
  robustness(request: RobustnessRequest, signal?: AbortSignal): AsyncIterable<RobustnessEvent>;
  recordings: {
    list(): Recording[];
    get(idOrTitle: string): Recording;
    actions(idOrTitle: string): Action[];
    /** With its events and files. @throws EngineError RECORDING_RUNNING */
    remove(idOrTitle: string): Promise<Recording>;
    /** Writes the test of a recording that is kept. */
    generate(idOrTitle: string, options: { output?: string; force?: boolean }): Promise<RecordResult>;
  };
  runs: {
    list(): Run[];
    get(id: string): { run: Run; tests: TestVerdict[]; steps: StepVerdict[] };
  };
  /** A spec as nodes. @throws EngineError SPEC_NOT_READABLE or SPEC_DOES_NOT_PARSE */
  nodes(file: string): Promise<SpecNodes>;
  /** A recording or a spec as a test of another world. */
  export(request: ExportRequest): Promise<ExportResult>;
  /** A file of another tool as a spec. */
  import(request: ImportRequest): Promise<ImportResult>;
  doctor(): AsyncIterable<Checkup>;
};

export type EngineConfig = {
  /** Receives what a person should know although it is no error. */
  notice(message: string): void;
};

/** The database is opened when it is first needed, so that `doctor` can speak of one that does not open. */
export function createEngine(host: Host, { notice }: EngineConfig): Engine {
  const keychain = host.env.POWERAUTOMATION_KEYCHAIN === 'off' ? createNoKeychain() : createKeychain();
  let opened: Storage | null = null;
  const storage = (): Storage => (opened ??= openStorage({ host, notice }));
  let player: Player | null = null;
  const needs = () => ({ host, storage: storage(), keychain, notice });

  const thePlayer = () => (player ??= playerOf(needs()));

  return {
    record: async (request, tell, signal) => record(needs(), request, tell, signal),
    append: async (request, tell, signal) => append(needs(), request, tell, signal),
    play: (request, signal, control) => play(needs(), thePlayer(), request, signal, control),
    watch: (request, signal, control) => playAndWatch(needs(), thePlayer(), request, signal, control),
    robustness: (request, signal) => robustness({ host, keychain, notice }, request, signal),
    recordings: {
      list: () => storage().recordings.list(),
      get: (idOrTitle) => storage().recordings.get(idOrTitle),
      actions: (idOrTitle) => actionsOf(storage().recordings, storage().recordings.get(idOrTitle).id),
      async remove(idOrTitle) {
        const recording = storage().recordings.get(idOrTitle);
        if (recording.state === 'recording')
          throw new EngineError(
            'RECORDING_RUNNING',
            `Recording ${recording.id} is being recorded right now (by process ${recording.pid}). End it first: close its browser.`,
          );
        storage().recordings.remove(recording.id);
        await forgetFiles(host, recording.id);
        return recording;
      },
      generate: async (idOrTitle, { output, force }) => generate(needs(), idOrTitle, output, force ?? false),
    },
    runs: {
      list: () => storage().runs.list(),
      get(id) {
        const run = storage().runs.get(id);
        return { run, tests: storage().runs.tests(run.id), steps: storage().runs.steps(run.id) };
      },
    },
    nodes: (file) => nodesOf(file, host.cwd),
    export: async (request) => exportTests(needs(), request),
    import: async (request) => importTests(host, request),
    doctor: () => doctor(host, keychain),
    [Symbol.dispose]() {
      // A runner that stands by ends by itself when it is let go, and nobody has to wait for it.
      void player?.[Symbol.asyncDispose]();
      opened?.close();
    },
  };
}
