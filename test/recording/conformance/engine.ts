/** Our in-page engine and Playwright's own, asked the same about the same page. */
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import type { Frame, Page, Locator as PlaywrightLocator } from 'playwright';
import { printLocator } from '../../../electron/testcode/index.ts';
import type { Locator } from '../../../shared/model/locator.ts';
import type { engine as inPage } from './inPage.ts';

type Engine = typeof inPage;

let bundled: Promise<string> | null = null;

const bundle = async (): Promise<string> => {
  const entry = fileURLToPath(new URL('./inPage.ts', import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife' });
  return outputFiles[0]?.text ?? '';
};

declare const engine: Engine;

/** The printed locator as Playwright means it. */
const asPlaywright = (frame: Frame, locator: Locator): PlaywrightLocator =>
  new Function('page', `return page.${printLocator(locator)}`)(frame) as PlaywrightLocator;

const foundByPlaywright = (frame: Frame, locator: Locator): Promise<number[] | string> =>
  asPlaywright(frame, locator)
    .evaluateAll((found) => found.map((element) => engine.elements.indexOf(element)))
    .catch((error: unknown) => String(error).slice(0, 200));

/** Everything on which the two disagree, in words; empty where all is well. `every` skips elements of large pages. */
export const disagreements = async (page: Page, every = 1): Promise<string[]> => {
  // A page that made new elements while it was asked is asked again, once it has come to rest.
  for (let tries = 0; ; tries++) {
    const said = await disagreementsNow(page, every);
    if (tries === 5 || !said.some((each) => /(?:Playwright's|finds) (?:\d+,)*-1/.test(each))) return said;
  }
};

const disagreementsNow = async (page: Page, every: number): Promise<string[]> => {
  bundled ??= bundle();
  await page.evaluate(await bundled);
  const frame = page.mainFrame();
  const { asked, described, tags } = await page.evaluate((step) => {
    const asked = new Map<string, number[]>();
    const described: { index: number; locators: Locator[] }[] = [];
    const count = engine.count();
    for (let index = 0; index < count; index += step) {
      const element = engine.elements[index];
      if (!element) continue;
      described.push({ index, locators: engine.describe(element) });
      for (const question of engine.questions(element)) {
        const key = JSON.stringify(question);
        if (!asked.has(key)) asked.set(key, engine.resolve(question));
      }
    }
    const tags = engine.elements.map((element) => element.localName);
    return { asked: [...asked], described, tags };
  }, every);
  const compareQuestion = async ([question, ours]: [string, number[]]): Promise<string[]> => {
    const locator: Locator = JSON.parse(question);
    const theirs = await foundByPlaywright(frame, locator);
    return isDeepStrictEqual(ours, theirs) ? [] : [`${printLocator(locator)}: ours ${ours}, Playwright's ${theirs}`];
  };
  const compareLocator = async ([index, locator]: [number, Locator]): Promise<string[]> => {
    const theirs = await foundByPlaywright(frame, locator);
    return isDeepStrictEqual(theirs, [index])
      ? []
      : [`${printLocator(locator)} should find ${tags[index]} (${index}), finds ${theirs}`];
  };
  const lost = described
    .filter(({ locators }) => locators.length === 0)
    .map(({ index }) => `${tags[index]} (${index}) has no locator`);
  const located = described.flatMap(({ index, locators }) =>
    locators.map((locator): [number, Locator] => [index, locator]),
  );
  const said = await Promise.all([...asked.map(compareQuestion), ...located.map(compareLocator)]);
  return [...lost, ...said.flat()];
};
