/** `node test/e2e/harness/rehearse.ts [NAME…]`: every scenario twice in a browser without a recorder; both must end alike. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { groups } from '../scenarios/index.ts';
import { differenceOf } from './difference.ts';
import { plainBrowser } from './peers.ts';
import { recordScenario } from './roundTrip.ts';
import type { Scenario } from './scenario.ts';
import { type Site, startSite } from './serve.ts';

const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = Object.entries(groups).flatMap(([group, scenarios]) =>
  scenarios.filter(
    ({ name }) => wanted.length === 0 || wanted.some((word) => `${group}/${name}`.toLowerCase().includes(word)),
  ),
);

const rehearse = async (site: Site, folder: string, scenario: Scenario, index: number): Promise<boolean> => {
  const started = Date.now();
  try {
    const states = [];
    for (const take of [1, 2]) {
      const own = join(folder, `r${index}t${take}`);
      await mkdir(own);
      states.push((await recordScenario(site, scenario, own, plainBrowser)).state);
    }
    const [first, second] = states;
    const same = isDeepStrictEqual(first, second);
    console.log(`${same ? 'ok  ' : 'DIFF'} ${scenario.name} (${Date.now() - started} ms)`);
    if (!same) console.log(differenceOf(first, second));
    else if (wanted.length > 0) console.log(JSON.stringify(first, null, 1));
    return same;
  } catch (error) {
    console.log(`FAIL ${scenario.name}: ${error instanceof Error ? error.message : error}`);
    return false;
  }
};

const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
const site = await startSite();
const queue = chosen.entries();
let failed = 0;
const worker = async (): Promise<void> => {
  for (const [index, scenario] of queue) if (!(await rehearse(site, folder, scenario, index))) failed += 1;
};
await Promise.all([worker(), worker()]);
console.log(`${chosen.length - failed} of ${chosen.length} scenarios end alike twice`);
await site.close();
await rm(folder, { recursive: true, force: true, maxRetries: 5 });
process.exit(failed > 0 ? 1 : 0);
