/** Record by raw input, replay by plain Playwright, compare the states that both ended in. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { connect, drive } from './drive.ts';
import { freePort } from './freePort.ts';
import type { Recorder } from './recorder.ts';
import { type Recorded, type Replayed, replay } from './replay.ts';
import type { Scenario } from './scenario.ts';
import { type Site, startSite } from './serve.ts';
import type { State } from './state.ts';

export type Outcome = {
  name: string;
  /** Empty when the recorder gave none. */
  spec: string;
  expected: State | null;
  actual: State | null;
  /** Why it failed; null when the replay ended as the recording did. */
  failure: string | null;
};

export const recordScenario = async (
  site: Site,
  scenario: Scenario,
  folder: string,
  record: Recorder,
): Promise<Recorded> => {
  const url = new URL(scenario.page, site.origin).href;
  const port = await freePort();
  const session = await record({ url, folder, port });
  try {
    const [browser, page] = await connect(port, url, session.hasEnded);
    const state = await drive(site, scenario, page, `${folder}.files`);
    const spec = await session.stop();
    await browser.close().catch(() => undefined);
    return { name: scenario.name, spec, folder, state, probe: scenario.probe, secrets: scenario.secrets ?? {} };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nThe recorder said:\n${session.output()}`, {
      cause: error,
    });
  } finally {
    session.kill();
  }
};

/** What was written of the actions: titles and addresses hold the names of the pages, which say nothing about them. */
const statementsOf = (spec: string): string =>
  spec
    .split('\n')
    .filter((line) => !/\.(?:goto|waitForURL)\(|^test\(/.test(line))
    .join('\n');

const problemOf = (
  { never = [], always = [] }: Scenario,
  recorded: Recorded,
  replayed: Replayed | undefined,
): string | null => {
  if (!replayed) return 'It was not replayed';
  if (replayed.error) return `The replay failed: ${replayed.error}`;
  if (!isDeepStrictEqual(replayed.state, recorded.state)) return 'The replay ended in another state';
  const body = statementsOf(recorded.spec);
  const unwanted = never.find((pattern) => pattern.test(body));
  if (unwanted) return `The spec contains ${unwanted}`;
  const missing = always.find((pattern) => !pattern.test(body));
  return missing ? `The spec lacks ${missing}` : null;
};

export type Options = {
  record: Recorder;
  /** Changes a spec between recording and replay; the self-check breaks specs with it. */
  alter?: (spec: string) => string;
};

/** Two persons at a time: while one browser starts or ends, the other is used. */
const AT_ONCE = 2;

/** Records all scenarios, then replays them in one run. */
export const roundTrip = async (
  scenarios: Scenario[],
  { record, alter = (spec) => spec }: Options,
): Promise<Outcome[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'scenarios-'));
  const site = await startSite();
  try {
    const recorded = new Map<string, Recorded>();
    const failures = new Map<string, string>();
    const waiting = scenarios.entries();
    const recordNext = async (): Promise<void> => {
      for (const [index, scenario] of waiting) {
        const own = join(folder, `r${index}`);
        await mkdir(own);
        try {
          const one = await recordScenario(site, scenario, own, record);
          recorded.set(scenario.name, { ...one, spec: alter(one.spec) });
        } catch (error) {
          failures.set(scenario.name, `It was not recorded: ${error instanceof Error ? error.message : error}`);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, recordNext));
    const replayed = recorded.size > 0 ? await replay(folder, [...recorded.values()]) : new Map<string, Replayed>();
    return scenarios.map((scenario) => {
      const one = recorded.get(scenario.name);
      const again = replayed.get(scenario.name);
      return {
        name: scenario.name,
        spec: one?.spec ?? '',
        expected: one?.state ?? null,
        actual: again?.state ?? null,
        failure: one ? problemOf(scenario, one, again) : (failures.get(scenario.name) ?? 'It was not recorded'),
      };
    });
  } finally {
    await site.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
