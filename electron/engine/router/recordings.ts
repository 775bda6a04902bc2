import type { RecordWanted } from '../../../shared/contract/recordings.ts';
import type { RecordingEvent } from '../../../shared/model/recording.ts';
import { actionsOf, forgetFiles, type SessionEvent } from '../../recording/index.ts';
import { describeAction } from '../../testcode/index.ts';
import { append } from '../append.ts';
import { EngineError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { reachAll } from '../reach.ts';
import { generate, type RecordResult, record } from '../record.ts';
import type { Implementer } from './index.ts';

export function recordingsRouter(os: Implementer['recordings'], parts: Parts) {
  const { keychain, workspace, recordings: jobs, settings, notice } = parts;
  const kept = () => parts.storage().recordings;
  const needs = () => ({ host: parts.host(), storage: parts.storage(), keychain, notice });

  /** What the request leaves open is as the settings say; a browser that the environment names goes before. */
  function withSettings<Wanted extends RecordWanted>(wanted: Wanted): Wanted {
    const said = settings.state().settings;
    const browser = parts.host().env.POWERAUTOMATION_BROWSER ? '' : said['recording.browser'];
    return { testIdAttribute: said['recording.testIdAttribute'], ...(browser && { browser }), ...wanted };
  }

  function work(wanted: RecordWanted, tell: (event: SessionEvent) => void, signal: AbortSignal): Promise<RecordResult> {
    const { kind, ...request } = wanted;
    return 'file' in request ? append(needs(), request, tell, signal) : record(needs(), request, tell, signal);
  }

  return {
    list: os.list.handler(() => kept().list()),
    get: os.get.handler(({ input }) => {
      const recording = kept().get(input.recording);
      const actions = actionsOf(kept(), recording.id);
      return { recording, actions: actions.map((action) => ({ action, words: describeAction(action) })) };
    }),
    remove: os.remove.handler(async ({ input }) => {
      const recording = kept().get(input.recording);
      if (recording.state === 'recording')
        throw new EngineError(
          'RECORDING_RUNNING',
          `Recording ${recording.id} is being recorded right now (by process ${recording.pid}). End it first: close its browser.`,
        );
      kept().remove(recording.id);
      await forgetFiles(parts.host(), recording.id);
      return recording;
    }),
    generate: os.generate.handler(async ({ input, context }) => {
      const { recording: name, output, force } = await reachAll(workspace, context.caller, input, ['output']);
      const { path, recording, actions } = await generate(needs(), name, output, force);
      return { path: path ?? '', recording, actions: actions.length };
    }),
    start: os.start.handler(async ({ input, context: { caller } }) => {
      const reached =
        input.kind === 'new'
          ? await reachAll(workspace, caller, input, ['output', 'storageState'])
          : await reachAll(workspace, caller, input, ['file', 'storageState']);
      const title = input.kind === 'new' ? (input.title ?? input.url) : input.file;
      const job = jobs.start({ title }, async (tell, signal) => {
        const told = (event: SessionEvent): void => tell(inWords(event));
        tell(endOf(await work(withSettings(reached), told, signal)));
      });
      return { job };
    }),
    jobs: os.jobs.handler(() => jobs.list().map(({ about, ...job }) => ({ ...job, title: about.title }))),
    follow: os.follow.handler(async ({ input, lastEventId, signal }) => jobs.follow(input.job, lastEventId, signal)),
    stop: os.stop.handler(({ input }) => {
      jobs.stop(input.job);
      return {};
    }),
  };
}

function inWords(event: SessionEvent): RecordingEvent {
  return event.kind === 'action' ? { ...event, words: describeAction(event.action) } : event;
}

function endOf({ recording, path, actions, reason, taken, failure }: RecordResult): RecordingEvent {
  const why = failure === undefined ? null : failure instanceof Error ? failure.message : String(failure);
  return { kind: 'end', recording, path, actions: actions.length, reason, taken: taken ?? null, failure: why };
}
