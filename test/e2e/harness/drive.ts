/** Lets a person do a scenario in whatever browser a recorder has opened, and takes the state it ends in. */
import { setTimeout as later } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import { Person } from './person.ts';
import type { Scenario } from './scenario.ts';
import type { Site } from './serve.ts';
import { loaded } from './sight.ts';
import { readState, type State, settledState } from './state.ts';

/** Waits for the endpoint and for the scenario's page in it. */
export const connect = async (port: number, url: string, hasEnded: () => boolean): Promise<[Browser, Page]> => {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline && !hasEnded()) {
    const pages = await fetch(`http://127.0.0.1:${port}/json/list`)
      .then((response) => response.json() as Promise<{ url: string }[]>)
      .catch(() => []);
    if (pages.some((page) => page.url === url)) {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true, isLocal: true });
      const page = browser
        .contexts()
        .flatMap((context) => context.pages())
        .find((one) => one.url() === url);
      if (page) {
        await loaded(page);
        return [browser, page];
      }
      await browser.close();
    }
    await later(50);
  }
  throw new Error(hasEnded() ? 'The recorder ended before its page was open' : `No page ${url} on port ${port}`);
};

const within = <T>(ms: number, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    later(ms, undefined, { ref: false }).then((): never => {
      throw new Error(`The person was not done after ${ms} ms`);
    }),
  ]);

/** The state after the person has done everything. Throws if nothing that counts was changed by it. */
export const drive = async (site: Site, scenario: Scenario, page: Page, files: string): Promise<State> => {
  const before = await readState(page.context(), scenario.probe);
  await within(60_000, scenario.drive(new Person(page, site, files))).catch(async (error: unknown) => {
    const seen = await readState(page.context(), undefined).catch(() => null);
    throw new Error(`${error instanceof Error ? error.message : error}\nThe person saw: ${JSON.stringify(seen)}`, {
      cause: error,
    });
  });
  const after = await settledState(page.context(), scenario.probe);
  if (isDeepStrictEqual(before, after)) throw new Error(`"${scenario.name}" ends as it began: it could not fail`);
  return JSON.parse(JSON.stringify(after)) as State;
};
