import type { ElementHandle, Frame, FrameLocator, Locator } from '@playwright/test';
import { buildLocator } from '../../candidates/buildLocator.ts';
import { beginningsOf, framesOf, printed, textsOf } from './locatorTexts.ts';
import { type Answer, isJust, type PageHealer } from './pageHealer.ts';
import { rootOf, selectorOf } from './targetsOf.ts';

/** A locator for what was found, and how it is written after its page. */
export type Written = { locator: Locator; text: string };

/** Of the single steps the best are tried inside of what stays. */
const MOST_STEPS = 6;
const ENOUGH = 4;

/**
 * How a person would write the locator of what was found, best first: as much as possible of the old one stays, because its beginning may
 * be shared by other steps, and names the row or the card that was meant. Nothing where no locator finds it, as in a closed shadow root.
 */
export async function writeLocators(
  pages: PageHealer,
  { frame, element }: Answer & { element: ElementHandle },
  old: { locator: Locator; frame: Frame | null },
): Promise<Written[]> {
  const { ranked, steps } = await pages.waysTo({ frame, element });
  const isSameFrame = frame === old.frame;
  const frames = isSameFrame ? framesOf(old.locator) : await framesTo(pages, frame);
  if (!frames) return [];
  const root = isSameFrame ? rootOf(old.locator) : frame.page().mainFrame();
  const inFrame = frames.reduce<Frame | FrameLocator>((at, selector) => at.locator(selector).contentFrame(), root);
  const kept = isSameFrame ? beginningsOf(old.locator) : [];
  const candidates = [
    ...kept.flatMap((beginning) => steps.slice(0, MOST_STEPS).map((step) => buildLocator(beginning, [step]))),
    ...ranked.map((all) => buildLocator(inFrame, all)),
  ];
  const found: Written[] = [];
  for (const locator of candidates) {
    if (await isJust(locator, element)) found.push({ locator, text: printed(textsOf(locator)) });
    if (found.length >= ENOUGH) break;
  }
  return found;
}

/** How a test gets into a frame: a selector for each frame around it, outermost first; null where one of them cannot be told. */
async function framesTo(pages: PageHealer, frame: Frame): Promise<string[] | null> {
  const parent = frame.parentFrame();
  if (!parent) return [];
  const outer = await framesTo(pages, parent);
  if (!outer) return null;
  try {
    const owner = await frame.frameElement();
    const { ranked } = await pages.waysTo({ frame: parent, element: owner });
    for (const steps of ranked) {
      const locator = buildLocator(parent, steps);
      if (await isJust(locator, owner)) return [...outer, selectorOf(locator)];
    }
  } catch {
    // It is gone meanwhile.
  }
  return null;
}
