/** How long first choices last: ours, Playwright's and finder's, for the same elements, through the same releases. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, ElementHandle, JSHandle, Locator, Page } from 'playwright';
import { type Copy, openCopy, type PageCopy } from '../../../electron/playback/robustness/openCopy.ts';
import { copyingScript } from '../../../electron/playback/robustness/script.ts';
import { outcomeOf } from '../../../electron/playback/robustness/tally.ts';
import { locate } from '../../../electron/playback/runner/locate.ts';
import { printLocator } from '../../../electron/testcode/index.ts';
import type { Tally } from '../../../shared/model/robustness.ts';

export const MAKERS = ['ours', "Playwright's", "finder's"] as const;
export type Maker = (typeof MAKERS)[number];

/** One element: what each maker wrote for it (null where it found nothing that finds this element alone), and how that fared. */
export type Trial = { page: string; made: Record<Maker, { text: string; tally: Tally } | null> };

type InPage = typeof globalThis & {
  bench: { targets(acted: number, looked: number): Element[]; byFinder(element: Element): string | null };
};

const ACTED = 6;
const LOOKED = 3;

/** The page at `url` as it is when it has loaded, copied, through `rounds` releases. */
export const survive = async (browser: Browser, url: string, rounds: number): Promise<Trial[]> => {
  await using copy = await openCopy(browser, await copyAt(browser, url));
  await copy.page.evaluate(await benchScript());
  const list = await copy.page.evaluateHandle(
    ([acted, looked]) => (globalThis as InPage).bench.targets(acted, looked),
    [ACTED, LOOKED] as [number, number],
  );
  const targets = await elementsOf(list);
  const trials: (Trial & { locators: Record<Maker, Locator | null>; target: ElementHandle })[] = [];
  for (const target of targets) {
    const locators = await locatorsFor(copy, target);
    const found = await Promise.all(MAKERS.map((maker) => outcome(locators[maker], target)));
    const made = MAKERS.map((maker, index) => {
      const isFound = found[index] === 'same';
      return [
        maker,
        isFound ? { text: String(locators[maker]), tally: { same: 0, none: 0, wrong: 0 } } : null,
      ] as const;
    });
    trials.push({ page: url, made: Object.fromEntries(made) as Trial['made'], locators, target });
  }
  for (let round = 0; round < rounds; round++) {
    await copy.release(round, targets);
    const asked = trials.flatMap(({ made, locators, target }) =>
      MAKERS.map(async (maker) => {
        const tally = made[maker]?.tally;
        if (tally) tally[await outcome(locators[maker], target)]++;
      }),
    );
    await Promise.all(asked);
  }
  return trials.map(({ page, made }) => ({ page, made }));
};

const copyAt = async (browser: Browser, url: string): Promise<PageCopy> => {
  const page = await browser.newPage();
  try {
    await page.goto(url, { waitUntil: 'load' });
    // What a script does right after it has loaded.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const made = (await page.evaluateHandle(await copyingScript())) as JSHandle<{ copyOf(of: unknown): PageCopy }>;
    return await made.evaluate(({ copyOf }) => copyOf(document.body));
  } finally {
    await page.close();
  }
};

let bundled: Promise<string> | null = null;
const benchScript = (): Promise<string> => {
  bundled ??= build({
    entryPoints: [fileURLToPath(new URL('./inPage.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundled;
};

const elementsOf = async (list: JSHandle<Element[]>): Promise<ElementHandle<Element>[]> => {
  const properties = await list.getProperties();
  return [...properties.values()].flatMap((property) => (property.asElement() as ElementHandle<Element> | null) ?? []);
};

const locatorsFor = async (copy: Copy, target: ElementHandle<Element>): Promise<Record<Maker, Locator | null>> => {
  const [best] = await copy.candidates(target);
  const selector = await target.evaluate((element) => (globalThis as InPage).bench.byFinder(element));
  return {
    ours: best ? locate(copy.page, printLocator(best.locator)) : null,
    "Playwright's": await codegenFor(copy.page, target),
    "finder's": selector === null ? null : copy.page.locator(selector),
  };
};

/** What codegen writes for it: `normalize()` asks the very generator that the recorder of Playwright asks. */
const codegenFor = async (page: Page, target: ElementHandle<Element>): Promise<Locator | null> => {
  const index = await page.locator('*').evaluateAll((all, wanted) => all.indexOf(wanted as never), target);
  return await page
    .locator('*')
    .nth(index)
    .normalize()
    .catch(() => null);
};

const outcome = async (locator: Locator | null, target: ElementHandle): Promise<keyof Tally> => {
  if (!locator) return 'none';
  const found = await locator
    .evaluateAll((all, wanted) => ({ count: all.length, isSame: all[0] === wanted }), target)
    .catch(() => ({ count: 0, isSame: false }));
  return outcomeOf(found.count, found.isSame);
};
