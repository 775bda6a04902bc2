import { create } from 'zustand';
import type { RunEvent } from '../../shared/model/run.ts';
import { openFile } from '../editor/tabs.ts';
import { codeOf, engine, explain } from '../rpc/client.ts';
import { follow } from '../rpc/follow.ts';
import { emptyRun, foldRun, type RunView } from '../runs/foldRun.ts';
import type { SpecTests } from '../runs/specTests.ts';
import { allBreakpoints, useBreakpoints } from './breakpoints.ts';
import { tell } from './notices.ts';
import { writeRun } from './output.ts';
import { useSettings } from './settings.ts';
import { useWorkspace } from './workspace.ts';

type Runs = {
  specs: readonly SpecTests[];
  problem: string | null;
  /** The run that goes on or was the last; null before the first. */
  run: RunView | null;
  job: string | null;
};

export const useRuns = create<Runs>(() => ({ specs: [], problem: null, run: null, job: null }));

export const currentJob = (): string | null => {
  const { job, run } = useRuns.getState();
  return run?.state === 'running' || run?.state === 'starting' ? job : null;
};

export async function readTests(): Promise<void> {
  try {
    useRuns.setState({ specs: await engine.tests.list(), problem: null });
  } catch (error) {
    useRuns.setState({ problem: explain(error) });
  }
}

/** Specs, `file:LINE`, or all without any. */
export async function play(paths: readonly string[]): Promise<void> {
  const { settings } = useSettings.getState();
  const workers = settings['playback.workers'];
  const { job } = await engine.runs.start({
    paths: [...paths],
    headed: settings['playback.headed'],
    breakpoints: allBreakpoints(),
    ...(workers > 0 && { workers }),
  });
  followRun(job);
}

export async function steer(order: 'pause' | 'resume' | 'step'): Promise<void> {
  const job = currentJob();
  if (job !== null) await engine.runs.control({ job, order: { kind: order } });
}

/** A run that goes on hears of breakpoints as they are set. */
useBreakpoints.subscribe(({ lines }, before) => {
  const job = currentJob();
  if (job === null || lines === before.lines) return;
  engine.runs
    .control({ job, order: { kind: 'breakAt', places: allBreakpoints() } })
    .catch((error: unknown) => tell('error', explain(error)));
});

export async function stopRun(job: string): Promise<void> {
  await engine.runs.stop({ job });
}

/** What goes on when a window comes: it may have been reloaded. */
export async function findRuns(): Promise<void> {
  const jobs = await engine.runs.jobs();
  const running = jobs.find(({ state }) => state === 'running' || state === 'stopping');
  if (running && currentJob() === null) followRun(running.job);
}

function followRun(job: string): void {
  useRuns.setState({ job, run: emptyRun });
  const folder = useWorkspace.getState().workspace?.folder ?? '';
  const waiting: RunEvent[] = [];
  let drawing = 0;
  const draw = (): void => {
    drawing = 0;
    if (useRuns.getState().job !== job) return;
    const before = useRuns.getState().run ?? emptyRun;
    const run = foldRun(before, waiting.splice(0), folder);
    useRuns.setState({ run });
    const { paused } = run;
    if (paused?.file != null && paused.line !== null && paused !== before.paused)
      void openFile(paused.file, { isPreview: true, place: { line: paused.line, column: 1 } });
  };
  const leaving = new AbortController();
  follow(
    (options) => engine.runs.follow({ job }, options),
    (event) => {
      writeRun(event);
      waiting.push(event);
      // Once in a while is enough for eyes, however fast steps come.
      if (drawing === 0) drawing = window.setTimeout(draw, 30);
    },
    leaving.signal,
  )
    .catch((error: unknown) => {
      if (codeOf(error) !== 'STOPPED') tell('error', explain(error));
    })
    .finally(() => {
      draw();
      useRuns.setState(({ run, job: now }) =>
        now === job && run && (run.state === 'running' || run.state === 'starting')
          ? { run: { ...run, state: 'interrupted' } }
          : {},
      );
    });
}
