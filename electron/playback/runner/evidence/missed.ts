import { setTimeout as after } from 'node:timers/promises';
import type { Locator } from '@playwright/test';
import { unseen } from '../instrument.ts';
import type { WorkerMessage } from '../protocol.ts';

export type Missed = Omit<Extract<WorkerMessage, { kind: 'missed' }>, 'kind' | 'of'>;

/** Looking round a page that hangs must not hold up the end of the test. In ms. */
const lookMs = 3000;

/** What is there where a locator did not find the one element it was for; null where it did, or nobody can say. */
export async function lookRound(locator: Locator): Promise<Missed | null> {
  const looking = unseen(locator.page(), async () => {
    const found = await locator.count();
    if (found === 1) return null;
    const root = rootOf(locator);
    const aria = await root.ariaSnapshot({ timeout: lookMs });
    const attribute = testIdAttribute(locator);
    const testIds = attribute ? await testIdsIn(root, attribute) : [];
    return { locator: String(locator), found, aria, testIds };
  });
  // The page is closed or hangs, or this Playwright is from before aria snapshots: the failure tells the rest.
  return await Promise.race([looking.catch(() => null), after(lookMs, null, { ref: false })]);
}

/** The document that the locator looked in: inside of frames its last one. */
function rootOf(locator: Locator): Locator {
  const { _selector: selector } = locator as unknown as { _selector?: string };
  const enter = ' >> internal:control=enter-frame >> ';
  const end = selector?.lastIndexOf(enter) ?? -1;
  if (!selector || end === -1) return locator.page().locator('body');
  return locator.page().locator(`${selector.slice(0, end)}${enter}body`);
}

function testIdAttribute(locator: Locator): string | null {
  const { _selector: selector = '' } = locator as unknown as { _selector?: string };
  return /internal:testid=\[([\w-]+)=/.exec(selector)?.[1] ?? null;
}

async function testIdsIn(root: Locator, attribute: string): Promise<string[]> {
  const all = await root
    .locator(`[${attribute}]`)
    .evaluateAll((elements, name) => elements.map((element) => element.getAttribute(name) ?? ''), attribute);
  return all.slice(0, mostTestIds);
}

const mostTestIds = 500;
