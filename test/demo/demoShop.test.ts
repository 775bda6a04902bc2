import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoShop } from '../../resources/demo-shop/server.ts';
import { connectDriver } from '../../scripts/demo/driver.ts';
import { shop } from '../../scripts/demo/shopper.ts';
import { browserFlags, browserPath, startChromium } from './chromium.ts';
import { accessibilityProblems, visitEveryPage } from './walk.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: browserPath(), args: browserFlags });
});
afterAll(() => browser.close());

test('a shopper with raw mouse and keyboard gets from sign-in to the confirmation', async () => {
  await using site = await startDemoShop();
  await using person = await startChromium(site.url);
  const said: string[] = [];
  await using driver = await connectDriver({ endpoint: person.endpoint, onProgress: (words) => said.push(words) });

  const purchase = await shop(driver, site.url);

  expect(purchase.url).toBe(`${site.url}/thank-you`);
  expect(purchase.text).toMatch(/Thank you, Ann\s+It will be with you on Tuesday, June 15, 2027/);
  expect(purchase.text).toMatch(
    /Potted Fern\s+Clay · Medium · ×2[\s\S]+Camp Mug\s+Forest · Large · ×2[\s\S]+Desk Lamp/,
  );
  expect(purchase.text).toMatch(/happy-birthday\.txt/);
  expect(purchase.text).toMatch(/Discount\s+−€14\.20\s+Delivery\s+€6\.00\s+Total\s+€133\.80/);
  expect(purchase.text).not.toMatch(/FK-|Cactus/);
  expect(said.at(-1)).toBe('has bought it');
});

test('a shopper who is called off stops', async () => {
  await using site = await startDemoShop();
  await using person = await startChromium(site.url);
  const calledOff = new AbortController();
  const onProgress = (words: string) => words.startsWith('chooses') && calledOff.abort();
  await using driver = await connectDriver({ endpoint: person.endpoint, signal: calledOff.signal, onProgress });

  await expect(shop(driver, site.url)).rejects.toThrow(/abort/i);
});

test.each([
  { release: 1, lang: 'en', colorScheme: 'light' },
  { release: 1, lang: 'zh', colorScheme: 'dark' },
  { release: 2, lang: 'en', colorScheme: 'dark' },
  { release: 2, lang: 'zh', colorScheme: 'light' },
] as const)(
  'every page of release $release is whole and accessible in $lang, $colorScheme',
  async ({ colorScheme, ...visit }) => {
    await using site = await startDemoShop();
    await using context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const complaints = listen(page);
    const problems: Record<string, string[]> = {};

    await visitEveryPage(page, site.url, visit, async (name, place) => {
      const found = await accessibilityProblems(place);
      if (found.length > 0) problems[name] = found;
    });

    expect(problems).toEqual({});
    expect(complaints).toEqual([]);
  },
);

test('two visitors do not see each other’s carts', async () => {
  await using site = await startDemoShop();
  await using first = await browser.newContext();
  await using second = await browser.newContext();
  await first.request.post(`${site.url}/api/cart/lines`, { data: { product: 'desk-lamp' } });
  await second.request.get(`${site.url}/api/session`);

  const lines = async ({ request }: typeof first) => (await (await request.get(`${site.url}/api/cart`)).json()).lines;

  expect(await lines(first)).toMatchObject([{ product: 'desk-lamp' }]);
  expect(await lines(second)).toEqual([]);
});

test('the second release calls things differently and stays for the session', async () => {
  await using site = await startDemoShop();
  await using context = await browser.newContext();
  const page = await context.newPage();
  const look = async () => {
    const button = page.getByRole('article').first().getByRole('button');
    return { words: await button.textContent(), className: await button.getAttribute('class') };
  };

  await page.goto(site.url);
  const before = await look();
  await page.goto(`${site.url}/?release=2`);
  await page.goto(site.url);
  const after = await look();

  expect(before.words).toBe('Add to cart');
  expect(after.words).toBe('Add to basket');
  expect(after.className).not.toBe(before.className);
  expect(await page.getByRole('banner').getByRole('combobox').getAttribute('id')).toBe('site-search');
  await context.request.post(`${site.url}/api/cart/lines`, { data: { product: 'desk-lamp' } });
  await page.goto(`${site.url}/cart`);
  await page.getByRole('link', { name: 'Proceed to checkout' }).waitFor();
  expect(await page.locator('input[type=file]').count()).toBe(0);
});

test('the payment frame is of another site', async () => {
  await using site = await startDemoShop();

  expect(new URL(site.paymentUrl).hostname).not.toBe(new URL(site.url).hostname);
});

test('the payment frame comes into view by itself, as a click right after scrolling may miss what is in a frame', async () => {
  await using site = await startDemoShop();
  await using context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  let wasSeen = false;
  const bottom = async () => {
    const box = await page.locator('iframe').boundingBox();
    return box ? box.y + box.height : Number.POSITIVE_INFINITY;
  };

  await visitEveryPage(page, site.url, { release: 1, lang: 'en' }, async (name) => {
    if (name !== 'payment') return;
    // Scrolling stops at whole pixels, boxes do not.
    await expect.poll(bottom).toBeLessThan(721);
    wasSeen = true;
  });

  expect(wasSeen).toBe(true);
});

test('the receipt is a download and the print view a window of its own', async () => {
  await using site = await startDemoShop();
  await using context = await browser.newContext();
  const page = await context.newPage();
  await visitEveryPage(page, site.url, { release: 1, lang: 'en' }, async () => {});
  await page.goto(`${site.url}/thank-you`);
  const number = await page.getByTestId('order-number').textContent();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download receipt' }).click(),
  ]);
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Print view' }).click(),
  ]);

  expect(download.suggestedFilename()).toBe(`receipt-${number}.txt`);
  expect(await readFile(await download.path(), 'utf8')).toContain('2 x Camp Mug');
  await popup.getByRole('heading', { name: `Order ${number}` }).waitFor();
});

test('what a closed shop leaves free the next one can take', async () => {
  const first = await startDemoShop();
  const port = Number(new URL(first.url).port);
  await first.close();
  await using second = await startDemoShop({ port, release: 2 });

  expect(await (await fetch(second.url)).text()).toContain('data-release="2"');
  await expect(startDemoShop({ port })).rejects.toThrow('EADDRINUSE');
});

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`));
  return complaints;
}
