/** A number for every locator of a spec: plays it, keeps a copy of each page at the moment a locator is used, and measures it there. */
import type { LocatorRow, RobustnessEvent, Tally } from '../../../shared/model/robustness.ts';
import type { RunEvent } from '../../../shared/model/run.ts';
import { hearWorkers } from '../hearWorkers.ts';
import { createPlayer, type PlayerNeeds } from '../player.ts';
import type { PlayOptions } from '../playOptions.ts';
import { type MomentMessage, momentsVariable } from '../runner/protocol.ts';
import { advise } from './advise.ts';
import { measure } from './measure.ts';

export type RobustnessOptions = Pick<
  PlayOptions,
  'run' | 'paths' | 'grep' | 'project' | 'config' | 'timeout' | 'outputDir'
> & {
  /** How many releases each locator goes through. */
  rounds: number;
  /** Which ones. */
  seed: number;
};

/**
 * Resolves row by row; the last event is `end`. Aborting ends it, with no browser left. The run itself goes on undisturbed: copies are changed, never the page.
 * Throws PlaybackError for a run that cannot begin.
 */
export async function* measureRobustness(
  { rounds, seed, ...options }: RobustnessOptions,
  needs: PlayerNeeds,
  signal?: AbortSignal,
): AsyncGenerator<RobustnessEvent> {
  const moments: MomentMessage[] = [];
  const ears = hearWorkers<MomentMessage>((moment) => moments.push(moment));
  let end: Extract<RunEvent, { kind: 'runEnd' }> | null = null;
  try {
    const env = { ...needs.host.env, [momentsVariable]: ears.address ?? '' };
    await using player = createPlayer({ ...needs, host: { ...needs.host, env } });
    const run = { ...options, workers: 1, retries: 0, trace: 'off', pictures: false, heal: 'off' } as const;
    for await (const event of player.play(run, signal ? { signal } : {})) if (event.kind === 'runEnd') end = event;
  } finally {
    await ears.close();
  }
  signal?.throwIfAborted();
  if (end) yield { kind: 'played', locators: moments.length, state: end.state, why: end.why };
  yield* measureAll(inOrder(moments), needs.browser?.path, { rounds, seed, signal });
}

async function* measureAll(
  moments: readonly MomentMessage[],
  executablePath: string | undefined,
  how: { rounds: number; seed: number; signal: AbortSignal | undefined },
): AsyncGenerator<RobustnessEvent> {
  const totals = { own: { same: 0, none: 0, wrong: 0 }, healed: { same: 0, none: 0, wrong: 0 } };
  let done = 0;
  // Loaded here: a quarter of a second that no other command has to wait for.
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: browserArguments,
  });
  try {
    for (const { locator, place, test, seen } of moments) {
      how.signal?.throwIfAborted();
      const known = { locator, place, test };
      const row: LocatorRow = { ...known, ...(await judge(seen, framesOf(locator))) };
      if (row.kind === 'measured') for (const name of ['own', 'healed'] as const) add(totals[name], row[name]);
      yield { kind: 'locator', done: ++done, of: moments.length, row };
    }
  } finally {
    await browser.close();
  }
  yield { kind: 'end', seed: how.seed, rounds: how.rounds, rows: done, ...totals };

  async function judge(seen: MomentMessage['seen'], frames: string) {
    if (seen.kind === 'unmeasured') return seen;
    const measured = await measure(browser, seen.parts, how);
    if (measured.kind === 'unmeasured') return measured;
    const { own, healed } = measured;
    const alternatives = measured.alternatives.map((one) => ({ ...one, locator: frames + one.locator }));
    return { kind: 'measured', own, healed, ...advise(own, alternatives) } as const;
  }
}

/** The frames that a printed locator leads through. */
function framesOf(locator: string): string {
  const enter = '.contentFrame().';
  const end = locator.lastIndexOf(enter);
  return end < 0 ? '' : locator.slice(0, end + enter.length);
}

/** Copies are of pages that were shown already, without scripts; root on a build machine has no sandbox. */
const browserArguments = ['--disable-quic', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

function add(total: Tally, one: Tally): void {
  total.same += one.same;
  total.none += one.none;
  total.wrong += one.wrong;
}

/** As the spec is read, whatever ran first. */
function inOrder(moments: readonly MomentMessage[]): MomentMessage[] {
  const line = ({ place }: MomentMessage): number => place?.line ?? Number.MAX_SAFE_INTEGER;
  return moments.toSorted(
    (one, other) => (one.place?.file ?? '').localeCompare(other.place?.file ?? '') || line(one) - line(other),
  );
}
