/** A copy of a page in a browser, with nothing of it going on: no scripts, no network. */
import type { Browser, ElementHandle, JSHandle, Page } from 'playwright';
import type { RankedLocator } from '../../../shared/model/locator.ts';
import type { Fingerprint } from '../../../shared/model/target.ts';
import type { Decision } from '../heal/index.ts';
import { healScript } from '../healScript.ts';
import { trialScript } from './script.ts';

/** What page/copy.ts gives. */
export type PageCopy = {
  url: string;
  html: string;
  /** Style sheets of other sites: all that is asked of the network. */
  sheets: string[];
  viewport: { width: number; height: number };
};

/** An element as the page knows it: nothing to Node. */
type InPage = unknown;

/** What page/main.ts gives. */
type Trial = {
  trial: {
    prepare(): InPage | null;
    next(seed: number, kept: readonly InPage[]): void;
    back(): void;
    candidates(element: InPage): RankedLocator[];
  };
};
type Healer = {
  learn(element: InPage): Fingerprint;
  find(fingerprint: Fingerprint): { decision: Decision; element: InPage | null };
};
type Healing = typeof globalThis & { healer: Healer };

export type Copy = AsyncDisposable & {
  page: Page;
  /** The element that was marked; null where the copy does not have it. */
  target: ElementHandle | null;
  /** Changes it as the release of this number does; what the one before changed is taken back first. `kept` stay. */
  release(seed: number, kept: readonly ElementHandle[]): Promise<void>;
  /** As it was. */
  restore(): Promise<void>;
  /** The recorder's locators for an element. */
  candidates(element: ElementHandle): Promise<RankedLocator[]>;
  /** What a good run remembers of it. */
  learn(element: ElementHandle): Promise<Fingerprint>;
  /** Whether healing finds the element: this one, another one, or none. */
  heal(fingerprint: Fingerprint, element: ElementHandle): Promise<'same' | 'wrong' | 'none'>;
};

export async function openCopy(browser: Browser, { url, html, sheets, viewport }: PageCopy): Promise<Copy> {
  const context = await browser.newContext({ viewport, javaScriptEnabled: false, serviceWorkers: 'block' });
  try {
    await context.route('**/*', async (route) => {
      const request = route.request();
      if (request.isNavigationRequest() && request.frame() === page.mainFrame())
        await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
      else if (request.resourceType() === 'stylesheet' && sheets.includes(request.url())) await route.continue();
      else await route.abort();
    });
    const page = await context.newPage();
    await page.goto(/^https?:/.test(url) ? url : 'http://copy.invalid/');
    // Evaluated, because scripts that are added to a page do not run where the page's own may not.
    await page.evaluate(await healScript('healer'));
    const made = (await page.evaluateHandle(await trialScript())) as JSHandle<Trial>;
    const target = (await made.evaluateHandle(({ trial }) => trial.prepare())).asElement();
    return {
      page,
      target,
      release: (seed, kept) =>
        made.evaluate(({ trial }, given) => trial.next(given.seed, given.kept), { seed, kept: [...kept] }),
      restore: () => made.evaluate(({ trial }) => trial.back()),
      candidates: (element) => made.evaluate(({ trial }, of) => trial.candidates(of), element),
      learn: (element) => element.evaluate((of) => (globalThis as Healing).healer.learn(of)),
      heal: (fingerprint, element) =>
        element.evaluate((wanted, remembered) => {
          const { decision, element: found } = (globalThis as Healing).healer.find(remembered);
          if (decision.kind !== 'match') return 'none';
          return found === wanted ? 'same' : 'wrong';
        }, fingerprint),
      [Symbol.asyncDispose]: () => context.close(),
    };
  } catch (error) {
    await context.close();
    throw error;
  }
}
