/** How long first choices of a locator last, on the pages of our end-to-end scenarios: ours beside Playwright's codegen and @medv/finder. */
import { readdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { browserArguments, executablePath } from '../e2e/harness/chromium.ts';
import { pagesFolder } from '../e2e/harness/paths.ts';
import { startSite } from '../e2e/harness/serve.ts';
import { MAKERS, type Maker, survive, type Trial } from './robustness/survive.ts';
import type { BenchRow } from './storage.bench.ts';

const ROUNDS = 8;
/** ROBUSTNESS_EVERY=4 takes every fourth page only, for a quick look. */
const every = Number(process.env.ROBUSTNESS_EVERY ?? 1);

/** Each page of the scenarios, with the apps that some of them load. */
export async function benchSurvival(): Promise<BenchRow[]> {
  const pages = readdirSync(pagesFolder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html'))
    .sort()
    .filter((_, index) => index % every === 0);
  const site = await startSite();
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const trials: Trial[] = [];
    for (const page of pages) trials.push(...(await survive(browser, `${site.origin}/${page}`, ROUNDS)));
    return rowsOf(trials);
  } finally {
    await browser.close();
    await site.close();
  }
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
