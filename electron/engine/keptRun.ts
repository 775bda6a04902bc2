/** A run that is kept, with all that was seen of its steps. */
import { existsSync } from 'node:fs';
import type { Candidate, Run, RunEvent, Sight } from '../../shared/model/run.ts';
import type { StepVerdict, Storage, TestVerdict } from '../storage/index.ts';

type KeptStep = StepVerdict & {
  /** Where the page was after it, and how it looked: a JPEG at an absolute path, null where there is none any more. */
  url: string | null;
  picture: string | null;
  /** What a locator that missed may have meant, the likeliest first. */
  candidates: Candidate[];
};

/** `trace` is the one of Playwright, at an absolute path; null where there is none any more. */
type KeptTest = TestVerdict & { trace: string | null };

type KeptRun = { run: Run; tests: KeptTest[]; steps: KeptStep[] };

/** @throws StorageError RUN_NOT_FOUND, RUN_AMBIGUOUS */
export function keptRun({ runs }: Storage, name: string): KeptRun {
  const run = runs.get(name);
  const sights = new Map<string, Sight[]>();
  const traces = new Map<string, (string | null)[]>();
  for (const { payload } of runs.events(run.id)) {
    const event = JSON.parse(payload) as RunEvent;
    if (event.kind === 'evidence') sights.set(event.step, [...(sights.get(event.step) ?? []), event.sight]);
    if (event.kind === 'testEnd') traces.set(event.test, [...(traces.get(event.test) ?? []), event.trace]);
  }
  return {
    run,
    tests: runs
      .tests(run.id)
      .map((test) => ({ ...test, trace: ifThere(traces.get(test.test)?.[test.attempt] ?? null) })),
    steps: runs.steps(run.id).map((step) => ({ ...step, ...seen(sights.get(step.step) ?? []) })),
  };
}

function seen(sights: Sight[]): Pick<KeptStep, 'url' | 'picture' | 'candidates'> {
  const page = sights.findLast((sight) => sight.kind === 'page');
  const missed = sights.findLast((sight) => sight.kind === 'missed');
  return { url: page?.url ?? null, picture: ifThere(page?.picture ?? null), candidates: missed?.candidates ?? [] };
}

function ifThere(path: string | null): string | null {
  return path !== null && existsSync(path) ? path : null;
}
