import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from '../recording/killed/inspect.ts';
import { killRecorder, run, startSite, untilGone } from '../recording/killed/killRecorder.ts';
import { integrityOf } from '../storage/killWriter.ts';
import type { BenchRow } from './storage.bench.ts';

const KILLS = 100;
const MOST_INPUTS = 75;

/** Whether 100 kill -9 of a working recorder lose a step that it told, and how long the next start takes. */
export async function benchKilled(): Promise<BenchRow[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pa-bench-killed-')));
  const home = join(folder, 'home');
  try {
    await using site = await startSite();
    const count = { lost: 0, told: 0, gaps: 0, events: 0 };
    const starts = { afterKill: [] as number[], after: [] as number[] };
    for (let round = 0; round < KILLS; round += 1) {
      const killed = await killRecorder(home, folder, site.url, 1 + ((round * 37) % MOST_INPUTS));
      await untilGone(home);
      starts.afterKill.push(await msToList(home, folder));
      starts.after.push(await msToList(home, folder));
      const { lost, gaps, events } = await inspect(home, folder, killed);
      count.lost += lost.length;
      count.told += killed.told.length;
      count.gaps += gaps.length;
      count.events += events;
    }
    const whole = integrityOf(join(home, 'powerautomation.db'));
    if (whole !== 'ok') throw new Error(`The database is damaged after ${KILLS} kills: ${whole}`);
    const name = (what: string): string => `${what} in ${KILLS} kill -9 of a recorder`;
    return [
      { name: name('steps lost'), value: count.lost, unit: 'steps', beside: { name: 'told', value: count.told } },
      { name: name('gaps'), value: count.gaps, unit: 'events', beside: { name: 'events kept', value: count.events } },
      {
        name: 'command line start after kill -9, p95',
        value: p95(starts.afterKill),
        unit: 'ms',
        beside: { name: 'a normal start', value: p95(starts.after) },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function msToList(home: string, folder: string): Promise<number> {
  const before = performance.now();
  const { code, err } = await run(home, folder, ['recordings', '--json']);
  if (code !== 0) throw new Error(`recordings exited with ${code}: ${err}`);
  return Math.round(performance.now() - before);
}

function p95(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.95)] ?? 0;
}
