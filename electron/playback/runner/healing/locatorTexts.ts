import type { Frame, Locator } from '@playwright/test';
import { rootOf, selectorOf } from './targetsOf.ts';

const enterFrame = ' >> internal:control=enter-frame >> ';

/** A locator as a test has it: the frames that it enters, outermost first, and what it finds inside. */
export type LocatorTexts = { frames: readonly string[]; locator: string };

export function textsOf(locator: Locator): LocatorTexts {
  const root = rootOf(locator);
  const parts = partsOf(locator).map((selector) => String(root.locator(selector)));
  return { frames: parts.slice(0, -1), locator: parts.at(-1) ?? '' };
}

/** As it is written, after the page. */
export function printed({ frames, locator }: LocatorTexts): string {
  return [...frames.map((frame) => `${frame}.contentFrame()`), locator].join('.');
}

/** The frame that a locator looks in, if it is there now and only once. */
export async function frameOf(locator: Locator): Promise<Frame | null> {
  let frame = rootOf(locator);
  for (const selector of partsOf(locator).slice(0, -1)) {
    const owners = await frame.locator(selector).elementHandles();
    const inner = owners.length === 1 ? await owners[0]?.contentFrame() : null;
    if (!inner) return null;
    frame = inner;
  }
  return frame;
}

/** The locators that it goes on from in its last document, the longest first: of `row.button` the row. */
export function beginningsOf(locator: Locator): Locator[] {
  const root = rootOf(locator);
  const parts = partsOf(locator);
  const around = parts
    .slice(0, -1)
    .map((part) => part + enterFrame)
    .join('');
  const steps = stepsIn(parts.at(-1) ?? '');
  return steps
    .slice(0, -1)
    .map((_, index) => root.locator(around + steps.slice(0, index + 1).join(' >> ')))
    .reverse();
}

/** Cut where one step follows another, and not inside of their texts. */
function stepsIn(selector: string): string[] {
  return (
    selector
      .match(/(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?! >> )[\s\S])+/g)
      ?.map((step) => step.replace(/^ >> /, '')) ?? []
  );
}

/** The selectors of the frames that it enters, outermost first. */
export function framesOf(locator: Locator): string[] {
  return partsOf(locator).slice(0, -1);
}

/** A selector for each document that a locator goes through. */
function partsOf(locator: Locator): string[] {
  return selectorOf(locator).split(enterFrame);
}
