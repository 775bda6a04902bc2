import type { PlayOrder, PlayWanted } from '../../../shared/contract/runs.ts';
import type { RunEvent } from '../../../shared/model/run.ts';
import { type Control, createControl } from '../../playback/index.ts';
import { keptRun } from '../keptRun.ts';
import type { Parts } from '../parts.ts';
import { play, playAndWatch } from '../play.ts';
import { reach, reachAll } from '../reach.ts';
import type { Implementer } from './index.ts';

export function runsRouter(os: Implementer['runs'], parts: Parts) {
  const { keychain, workspace, runs: jobs, settings, notice } = parts;
  const kept = () => parts.storage().runs;
  const needs = () => ({ host: parts.host(), storage: parts.storage(), keychain, notice });

  function withSettings(wanted: PlayWanted): PlayWanted {
    const said = settings.state().settings;
    return {
      ...wanted,
      workers: wanted.workers ?? (said['playback.workers'] || undefined),
      headed: wanted.headed ?? (said['playback.headed'] || undefined),
    };
  }

  return {
    list: os.list.handler(() => kept().list()),
    get: os.get.handler(({ input }) => keptRun(parts.storage(), input.run)),
    events: os.events.handler(async function* ({ input }) {
      const run = kept().get(input.run);
      for (const { payload } of kept().events(run.id)) yield JSON.parse(payload) as RunEvent;
    }),
    start: os.start.handler(async ({ input, context: { caller } }) => {
      const files = await reachAll(workspace, caller, input, ['config', 'html', 'jsonFile', 'junitFile', 'outputDir']);
      const paths = await Promise.all(input.paths.map((path) => reach(workspace, caller, path)));
      const stops = await Promise.all(
        input.breakpoints.map(async (place) => ({ ...place, file: await reach(workspace, caller, place.file) })),
      );
      const to = input.to && { ...input.to, file: await reach(workspace, caller, input.to.file) };
      const { watch, pause, breakpoints: _, to: __, ...request } = withSettings({ ...files, paths });
      const control = createControl({ isPaused: pause, breakpoints: stops, to });
      const job = jobs.start({ paths, control }, async (tell, signal) => {
        const events = watch
          ? playAndWatch(needs(), parts.player(), request, signal, control)
          : play(needs(), parts.player(), request, signal, control);
        for await (const event of events) tell(event);
      });
      return { job };
    }),
    jobs: os.jobs.handler(() => jobs.list().map(({ about, ...job }) => ({ ...job, paths: about.paths }))),
    follow: os.follow.handler(async ({ input, lastEventId, signal }) => jobs.follow(input.job, lastEventId, signal)),
    control: os.control.handler(async ({ input, context: { caller } }) => {
      const { control } = jobs.get(input.job);
      steer(control, await reached(input.order, (file) => reach(workspace, caller, file)));
      return {};
    }),
    stop: os.stop.handler(({ input }) => {
      jobs.stop(input.job);
      return {};
    }),
  };
}

async function reached(order: PlayOrder, locate: (file: string) => Promise<string>): Promise<PlayOrder> {
  if (order.kind === 'runTo') return { ...order, place: { ...order.place, file: await locate(order.place.file) } };
  if (order.kind !== 'breakAt') return order;
  return {
    ...order,
    places: await Promise.all(order.places.map(async (place) => ({ ...place, file: await locate(place.file) }))),
  };
}

function steer(control: Control, order: PlayOrder): void {
  switch (order.kind) {
    case 'breakAt':
      control.breakAt(order.places);
      break;
    case 'runTo':
      control.runTo(order.place);
      break;
    default:
      control[order.kind]();
  }
}
