/** Patterns of addresses, judged by Playwright itself: they match the address that they were made of. */
import * as fc from 'fast-check';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { urlPattern } from '../../electron/testcode/urlPattern.ts';
import { browserArguments, executablePath } from '../e2e/harness/chromium.ts';

test.each([
  ['https://shop.example/cart', '**/cart'],
  ['https://shop.example/', '**/'],
  ['https://shop.example/cart?sort=price', '**/cart?sort=price'],
  ['https://shop.example/cart#top', '**/cart#top'],
  ['https://shop.example/#/list/open', '**/#/list/open'],
])('%s is %s on any host', (url, pattern) => {
  expect(urlPattern(url)).toBe(pattern);
});

test.each([
  ['https://shop.example/orders/20261105', '**/orders/*'],
  ['https://shop.example/orders/9f86d081884c7d65/edit', '**/orders/*/edit'],
  ['https://shop.example/users/3f2504e0-4f89-11d3-9a0c-0305e82c3301', '**/users/*'],
  ['https://shop.example/s/aB3dE5gH7jK9mN1p', '**/s/*'],
  ['https://shop.example/search?q=tea&session=123456789', '**/search?*'],
  [`https://shop.example/search?q=${'long'.repeat(20)}`, '**/search?*'],
  ['https://shop.example/list#token-123456', '**/list#*'],
  ['https://shop.example/strength?of=[secret]', '**/strength?*'],
  ['https://shop.example/welcome/[secret]/now', '**/welcome/*/now'],
  ['https://shop.example/welcome#[secret]', '**/welcome#*'],
])('what was made for this one visit is left open: %s is %s', (url, pattern) => {
  expect(urlPattern(url)).toBe(pattern);
});

test('words, years apart and small numbers stay', () => {
  expect(urlPattern('https://shop.example/blog/12/a-very-long-title-of-2-lines')).toBe(
    '**/blog/12/a-very-long-title-of-2-lines',
  );
});

test('an address without a host is taken as it is', () => {
  expect(urlPattern('data:text/html,x')).toBe('data:text/html,x');
  expect(urlPattern('no address')).toBe('no address');
});

let browser: Browser;
let page: Page;
const origin = 'http://shop.example';

beforeAll(async () => {
  browser = await chromium.launch({ executablePath, args: browserArguments });
  page = await browser.newPage();
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Shop</title>' }));
  await page.goto(origin);
});
afterAll(() => browser.close());

/** The page is there already: what does not match now never will. */
async function matches(url: string): Promise<boolean> {
  await page.evaluate((to) => history.replaceState(null, '', to), url);
  const here = page.url();
  return page.waitForURL(urlPattern(here), { timeout: 500 }).then(
    () => true,
    () => false,
  );
}

test.each([
  '/cart?sort=price&dir=up',
  '/a*b/{c}/[d]/e\\f?g=*&h={i}#[j]',
  '/中文/路径?q=购物车#顶',
  '/a%20b%2Fc?d=%C3%A9+f',
  '/?',
  '/#',
  '/a//b/',
  '/what?is=this?and#that#too',
  "/quote's/(bracket)/semi;colon/at@sign,comma/tilde~/plus+/equals=/pipe|/caret^/dollar$",
  '/orders/20261105?ref=1234567#x9f86d081884c7d65x',
])('Playwright finds the page at %s by its pattern', async (path) => {
  expect(await matches(`${origin}${path}`)).toBe(true);
});

test('Playwright finds any page by its pattern', async () => {
  const part = fc.string({ maxLength: 12, unit: fc.constantFrom(..."abz019-_.~!$&'()*+,;=:@{}[]|^%?\\ é中") });
  const anyPath = fc
    .tuple(fc.array(part, { maxLength: 4 }), fc.option(part), fc.option(part))
    .map(([segments, query, hash]) => {
      const path = segments.map((segment) => segment.replace(/[?\\%]/g, '')).join('/');
      return `/x${path}${query === null ? '' : `?${query}`}${hash === null ? '' : `#${hash}`}`;
    });
  await fc.assert(
    fc.asyncProperty(anyPath, async (path) => {
      expect(await matches(`${origin}${path}`)).toBe(true);
    }),
    { numRuns: 150 },
  );
});
