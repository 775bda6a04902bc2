import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { integrityOf } from '../storage/killWriter.ts';
import { inspect } from './killed/inspect.ts';
import { killRecorder, run, startSite, untilGone } from './killed/killRecorder.ts';

const KILLS = 10;
/** Up to three rounds of typing and clicking. */
const MOST_INPUTS = 75;

test(`a recorder that is killed at any moment, ${KILLS} times, loses nothing that it told`, {
  timeout: 400_000,
}, async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pa-killed-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  const home = join(folder, 'home');
  await using site = await startSite();
  const moments = Array.from({ length: KILLS }, () => 1 + Math.floor(Math.random() * MOST_INPUTS));
  const ids: string[] = [];
  let told = 0;
  const kill = async (): Promise<void> => {
    for (let inputs = moments.pop(); inputs !== undefined; inputs = moments.pop()) {
      const killed = await killRecorder(home, folder, site.url, inputs);
      ids.push(killed.id);
      told += killed.told.length;
      const found = await inspect(home, folder, killed);
      const when = `killed after ${inputs} inputs, ${found.events} events, ${killed.told.length} told`;
      expect(found, when).toMatchObject({ state: 'interrupted', gaps: [], lost: [], generated: expect.any(String) });
      expect(found.events, when).toBeGreaterThan(0);
    }
  };
  await Promise.all([kill(), kill()]);
  expect(told).toBeGreaterThan(KILLS);
  await untilGone(home);
  const { out } = await run(home, folder, ['recordings', '--json']);
  const listed: { id: string; state: string }[] = JSON.parse(out);
  expect(listed.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(integrityOf(join(home, 'powerautomation.db'))).toBe('ok');
  expect(readdirSync(folder).filter((name) => name.endsWith('.spec.ts'))).toHaveLength(KILLS);
});
