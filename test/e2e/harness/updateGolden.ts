/**
 * `node test/e2e/harness/updateGolden.ts [GROUP[/NAME]…]`: records scenarios anew and keeps their raw events and specs as golden
 * files. `--fold` leaves the events as they are and only folds them again. Read the diff before you accept it.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { rawEvents } from '../../../electron/recording/index.ts';
import { openStorage } from '../../../electron/storage/index.ts';
import type { RawEvent } from '../../../shared/model/event.ts';
import { groups } from '../scenarios/index.ts';
import {
  eventsFile,
  goldenGroups,
  packEvents,
  readGolden,
  slugOf,
  specFile,
  specOf,
  statementsAt,
  unpackEvents,
} from './golden.ts';
import { recordWithCli } from './recorder.ts';
import { recordScenario } from './roundTrip.ts';
import type { Scenario } from './scenario.ts';
import { type Site, startSite } from './serve.ts';

const { values, positionals } = parseArgs({ options: { fold: { type: 'boolean' } }, allowPositionals: true });
const isWanted = (group: string, slug: string): boolean =>
  positionals.length === 0 ||
  positionals.some((word) => (word.includes('/') ? `${group}/${slug}`.includes(word) : word === group));

const fold = async (): Promise<void> => {
  for (const [group, slugs] of goldenGroups())
    for (const slug of slugs.filter((each) => isWanted(group, each)))
      await writeFile(specFile(group, slug), specOf(readGolden(group, slug).events, group, slug));
};

const eventsIn = (dataDir: string): RawEvent[] => {
  using storage = openStorage({
    host: { dataDir, cwd: dataDir, env: {}, now: Date.now },
    notice: (message) => console.error(message),
  });
  return storage.recordings.list().flatMap(({ id }) => [...rawEvents(storage.recordings, id)]);
};

const update = async (site: Site, folder: string, group: string, scenario: Scenario): Promise<void> => {
  const slug = slugOf(scenario.name);
  await mkdir(folder);
  const { spec } = await recordScenario(site, scenario, folder, recordWithCli);
  const packed = packEvents(eventsIn(join(folder, 'data')), site);
  const golden = specOf(unpackEvents(packed), group, slug);
  if (statementsAt(golden, site) !== statementsAt(spec, site))
    throw new Error(`The kept events do not fold to what was recorded.\nRecorded:\n${spec}\nKept:\n${golden}`);
  await mkdir(dirname(eventsFile(group, slug)), { recursive: true });
  await writeFile(eventsFile(group, slug), packed);
  await writeFile(specFile(group, slug), golden);
};

const record = async (): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'golden-'));
  const site = await startSite();
  const queue = Object.entries(groups)
    .flatMap(([group, scenarios]) => scenarios.map((scenario) => ({ group, scenario })))
    .filter(({ group, scenario }) => isWanted(group, slugOf(scenario.name)))
    .entries();
  let failed = 0;
  const worker = async (): Promise<void> => {
    for (const [index, { group, scenario }] of queue) {
      try {
        await update(site, join(folder, `r${index}`), group, scenario);
        console.log(`ok   ${group}/${scenario.name}`);
      } catch (error) {
        failed += 1;
        console.log(`FAIL ${group}/${scenario.name}: ${error instanceof Error ? error.message : error}`);
      }
    }
  };
  try {
    await Promise.all([worker(), worker()]);
  } finally {
    await site.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return failed;
};

if (values.fold) await fold();
else process.exitCode = (await record()) > 0 ? 1 : 0;
