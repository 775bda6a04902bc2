import { createHash } from 'node:crypto';
import type { Locator, Page, PageScreenshotOptions } from '@playwright/test';
import { unseen } from '../../runner/instrument.ts';
import { locate } from '../../runner/locate.ts';
import { within } from '../../runner/within.ts';
import { linesOf } from '../aria/lines.ts';
import { originOf } from '../normalize.ts';
import type { VerifySettings } from '../record.ts';
import { secretMasks } from './secretMasks.ts';

/** What a page shows at one moment. */
export type Look = {
  aria: string[] | null;
  pictures: TakenPicture[];
};

export type TakenPicture = { of: string; png: Buffer; sha256: string };

export type LookNeeds = {
  settings: VerifySettings;
  wants: { aria: boolean; picture: boolean };
  secrets: string[];
  redact: (text: string) => string;
};

/** How long a page may take to answer, in ms. */
const limit = 5000;
/** No graphics hardware draws more at once; what is below is left out of the picture. */
const highest = 16_000;

/** Run inside the page; as text, because here there is no DOM to compile them with. */
const loading = `(async () => {
  const pictures = [...document.images].filter(({ complete, loading }) => !complete && loading !== 'lazy');
  const settled = (picture) => new Promise((done) => { picture.addEventListener('load', done); picture.addEventListener('error', done); });
  await Promise.all([document.fonts.ready, ...pictures.map(settled)]);
})()`;
const size = '({ width: document.documentElement.clientWidth, height: document.documentElement.scrollHeight })';

/** Throws what Playwright throws of a page that gives no picture: closed, crashed, hanging. */
export async function look(page: Page, { settings, wants, secrets, redact }: LookNeeds): Promise<Look> {
  return await unseen(page, async () => ({
    aria: wants.aria ? await ariaOf(page, redact) : null,
    pictures: wants.picture ? await picturesOf(page, settings, secrets) : [],
  }));
}

/** Waits, though not for ever, for fonts and pictures that are still loading. */
export async function untilLoaded(page: Page): Promise<void> {
  const loaded = unseen(page, () => page.evaluate(loading));
  // A page that cannot be asked (closed, a picture on display) is looked at as it is.
  await within(loaded, limit / 2).catch(() => {});
}

/** The same thing seen twice. */
export function isSameLook(one: Look, other: Look): boolean {
  return (
    one.aria?.join('\n') === other.aria?.join('\n') &&
    one.pictures.length === other.pictures.length &&
    one.pictures.every(
      ({ of, sha256 }, index) => of === other.pictures[index]?.of && sha256 === other.pictures[index]?.sha256,
    )
  );
}

async function ariaOf(page: Page, redact: (text: string) => string): Promise<string[]> {
  const snapshot = await page.locator('body').ariaSnapshot({ timeout: limit });
  return linesOf(redact(snapshot), originOf(page.url()));
}

async function picturesOf(page: Page, settings: VerifySettings, secrets: string[]): Promise<TakenPicture[]> {
  const mask = [
    ...settings.masks.map((text) => locate(page, text)),
    ...(await within(secretMasks(page, secrets), limit)),
  ];
  const options: PageScreenshotOptions = {
    animations: 'disabled',
    caret: 'hide',
    // One pixel for one of CSS: what the screen adds between is of no use to a comparison.
    scale: 'css',
    mask,
    maskColor: '#808080',
    timeout: limit,
  };
  const pictures: TakenPicture[] = [];
  if (settings.page !== 'none') {
    const area = settings.page === 'full' ? await wholePage(page) : {};
    pictures.push(taken('page', await page.screenshot({ ...options, ...area })));
  }
  for (const of of settings.elements) {
    const element = locate(page, of).first();
    if (await isThere(element)) pictures.push(taken(of, await element.screenshot(options)));
  }
  return pictures;
}

async function wholePage(page: Page): Promise<Pick<PageScreenshotOptions, 'fullPage' | 'clip'>> {
  const { width, height } = await within(page.evaluate<{ width: number; height: number }>(size), limit);
  return height > highest ? { fullPage: true, clip: { x: 0, y: 0, width, height: highest } } : { fullPage: true };
}

async function isThere(element: Locator): Promise<boolean> {
  return (await element.count()) > 0 && (await element.isVisible());
}

function taken(of: string, png: Buffer): TakenPicture {
  return { of, png, sha256: createHash('sha256').update(png).digest('hex') };
}
