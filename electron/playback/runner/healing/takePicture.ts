import { setTimeout as after } from 'node:timers/promises';
import type { ElementHandle, Page } from '@playwright/test';
import type { Framed } from '../../../../shared/model/run.ts';

/** How the page looks with the element in view, as a JPEG in base64, and where the element is on it. */
export type Shot = { jpeg: string; target: Framed };

/** A picture is worth this wait and no more, in ms. */
const patienceMs = 3000;

export async function takePicture(page: Page, element: ElementHandle): Promise<Shot | null> {
  const taking = async (): Promise<Shot | null> => {
    await element.scrollIntoViewIfNeeded({ timeout: patienceMs });
    const jpeg = await page.screenshot({ type: 'jpeg', quality: 60, scale: 'css', timeout: patienceMs });
    const box = await element.boundingBox();
    const window = await page.evaluate(() => ({
      width: Reflect.get(globalThis, 'innerWidth') as number,
      height: Reflect.get(globalThis, 'innerHeight') as number,
    }));
    return box && { jpeg: jpeg.toString('base64'), target: { box, window } };
  };
  // Without a picture a heal is a heal all the same.
  return await Promise.race([taking().catch(() => null), after(patienceMs, null, { ref: false })]);
}
