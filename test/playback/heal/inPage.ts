import type { Browser, ElementHandle, Frame, Page } from 'playwright';
import type { Decision } from '../../../electron/playback/heal/index.ts';
import { healScript } from '../../../electron/playback/healScript.ts';
import type { Fingerprint } from '../../../shared/model/target.ts';

type Healer = {
  learn(element: Element): Fingerprint;
  find(fingerprint: Fingerprint): { decision: Decision; element: Element | null };
};
type Healing = typeof globalThis & { healer: Healer };

export type Found = { decision: Decision; element: ElementHandle<Element> | null };

/** A page whose documents can learn and find. */
export async function openHealing(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(await healScript('healer'));
  return await context.newPage();
}

export async function learn(frame: Page | Frame, selector: string): Promise<Fingerprint> {
  return await frame.locator(selector).evaluate((element) => (globalThis as Healing).healer.learn(element));
}

export async function find(frame: Page | Frame, fingerprint: Fingerprint): Promise<Found> {
  const found = await frame.evaluateHandle((wanted) => (globalThis as Healing).healer.find(wanted), fingerprint);
  const decision = await found.evaluate((result) => result.decision);
  const element = (await found.getProperty('element')).asElement() as ElementHandle<Element> | null;
  return { decision, element };
}
