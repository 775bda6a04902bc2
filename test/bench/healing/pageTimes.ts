/** How long it takes to look for an element in a page, beside the least that any healer has to do: ask for all elements and their boxes. */
import type { Browser } from 'playwright';
import { find, learn, openHealing } from '../../playback/heal/inPage.ts';

type Looking = typeof globalThis & { healer: { find(wanted: unknown): unknown } };

type PageTimes = { ours: number[]; floor: number[] };

/**
 * ms of the main thread for each of `rounds` looks, as its processor counts them, so that other programs of the machine do not count. The page changes a
 * little before each, so that nothing is left over from the look before.
 */
export async function lookTimes(browser: Browser, html: string, selector: string, rounds: number): Promise<PageTimes> {
  const page = await openHealing(browser);
  try {
    await page.setContent(html);
    const wanted = await learn(page, `${selector} >> nth=5`);
    const { decision } = await find(page, wanted);
    if (decision.kind !== 'match') throw new Error(`the bench page does not find its own ${selector} again`);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    };
    const handle = await page.evaluateHandle((fingerprint) => {
      const touch = (): void => {
        document.body.style.paddingTop = `${Math.random() * 20}px`;
      };
      const all = (): number => {
        let sum = 0;
        for (const element of document.querySelectorAll('*')) sum += element.getBoundingClientRect().width;
        return sum;
      };
      return {
        ours() {
          touch();
          (globalThis as Looking).healer.find(fingerprint);
        },
        floor() {
          touch();
          all();
        },
      };
    }, wanted);
    const time = async (what: 'ours' | 'floor'): Promise<number> => {
      const before = await spent();
      await handle.evaluate((looks, name) => looks[name](), what);
      return (await spent()) - before;
    };
    const times: PageTimes = { ours: [], floor: [] };
    for (let round = 0; round < rounds; round++) {
      times.floor.push(await time('floor'));
      times.ours.push(await time('ours'));
    }
    return times;
  } finally {
    await page.context().close();
  }
}

/** The worst there can be: nothing but links, each as likely as the other. */
export const linksPage = (count: number): string =>
  `<!doctype html><main><ul>${Array.from({ length: count }, (_, index) => `<li><a class="item wide" href="/items/${index}/open">Item ${index} of the list</a>`).join('')}</ul></main>`;
