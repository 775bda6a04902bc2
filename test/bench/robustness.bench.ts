/** How long first choices of a locator last, on the pages of our end-to-end scenarios: ours beside Playwright's codegen and @medv/finder. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { within } from '../../electron/playback/runner/within.ts';
import { browserArguments, executablePath } from '../e2e/harness/chromium.ts';
import { pagesFolder } from '../e2e/harness/paths.ts';
import { startSite } from '../e2e/harness/serve.ts';
import { MAKERS, type Maker, survive, type Trial } from './robustness/survive.ts';
import type { BenchRow } from './storage.bench.ts';

const ROUNDS = 8;
/** So many pages, drawn by this seed, the same for all makers: ROBUSTNESS_PAGES=1000 takes them all, ROBUSTNESS_SEED=2 others. */
const { ROBUSTNESS_PAGES: most = '100', ROBUSTNESS_SEED: seed = '1' } = process.env;
/** A page that takes longer is left out, and said to be, in ms. */
const patience = 60_000;

/** A sample of the pages of the scenarios, with the apps that some of them load. */
export async function benchSurvival(): Promise<BenchRow[]> {
  const all = readdirSync(pagesFolder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html'));
  const pages = drawn(all, Number(most));
  console.error(`  ${pages.length} of ${all.length} pages, drawn by seed ${seed}; ${ROUNDS} releases of each`);
  const site = await startSite();
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const trials: Trial[] = [];
    for (const [index, page] of pages.entries()) {
      try {
        trials.push(...(await within(survive(browser, `${site.origin}/${page}`, ROUNDS), patience)));
      } catch (error) {
        console.error(`  ${page} is left out: ${error instanceof Error ? error.message : String(error)}`);
      }
      if (index % 20 === 19) console.error(`  ${index + 1} pages, ${trials.length} elements`);
    }
    return rowsOf(trials);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** In an order that only the seed and the names decide: a page more or less changes the sample by one. */
function drawn(pages: readonly string[], count: number): string[] {
  const lot = (page: string): string => createHash('sha256').update(`${seed} ${page}`).digest('hex');
  return pages.toSorted((one, other) => (lot(one) < lot(other) ? -1 : 1)).slice(0, count);
}

/** Beside each peer, over the elements that both of them found at first. */
function rowsOf(trials: readonly Trial[]): BenchRow[] {
  return MAKERS.filter((maker) => maker !== 'ours').flatMap((peer) => {
    const common = trials.filter(({ made }) => made.ours && made[peer]);
    const row = (name: string, of: (maker: Maker) => number): BenchRow => ({
      name: `first choices through releases: ${name}`,
      value: of('ours'),
      unit: '%',
      beside: { name: peer, value: of(peer) },
    });
    const share = (what: 'same' | 'wrong') => (maker: Maker) =>
      percent(
        common.reduce((sum, { made }) => sum + (made[maker]?.tally[what] ?? 0), 0),
        common.length * ROUNDS,
      );
    return [
      row(`found the same again (${common.length} elements)`, share('same')),
      row('led to another element', share('wrong')),
      row('elements that get a locator', (maker) =>
        percent(trials.filter(({ made }) => made[maker]).length, trials.length),
      ),
    ];
  });
}

const percent = (count: number, of: number): number => Math.round((1000 * count) / Math.max(1, of)) / 10;
