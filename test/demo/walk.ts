import axe, { type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright';

export type Visit = { release: 1 | 2; lang: 'en' | 'zh' };

const lines = [
  { product: 'camp-mug', colour: 'forest', size: 'large', quantity: 2 },
  { product: 'desk-lamp' },
  { product: 'potted-fern' },
];
const details = {
  name: 'Ann Lee',
  street: 'Elm Street 4',
  postcode: '1010',
  city: 'Vienna',
  country: 'AT',
  date: '2027-06-15',
  speed: 'express',
  newsletter: true,
};

/** Opens every page of the shop with something in it, and tells `arrived` once it is shown whole. */
export async function visitEveryPage(
  page: Page,
  url: string,
  { release, lang }: Visit,
  arrived: (name: string, page: Page | Frame) => Promise<void>,
): Promise<void> {
  const ask = page.context().request;
  const open = async (path: string, name: string) => {
    await page.goto(url + path);
    await page.locator('h1').waitFor();
    await arrived(name, page);
  };

  await open(`/?lang=${lang}&release=${release}`, 'catalogue');
  await page.getByRole('combobox').pressSequentially(lang === 'en' ? 'mug' : '杯');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await arrived('suggestions', page);
  await open('/sign-in', 'sign in');
  await open('/cart', 'empty cart');

  await ask.post(`${url}/api/sign-in`, { data: { email: 'ann@example.com', password: 'calm-desk-7' } });
  for (const data of lines) await ask.post(`${url}/api/cart/lines`, { data });
  await open('/orders', 'no orders');
  await open('/products/stoneware-mug', 'product');
  await page.getByRole('banner').locator('button[aria-expanded]').hover();
  await page.getByRole('banner').getByRole('list').waitFor();
  await arrived('account menu', page);
  await open('/cart', 'cart');
  await open('/checkout', 'checkout');
  await fillDelivery(page);
  const frame = await paymentFrame(page);
  await arrived('payment', frame);
  await payInFrame(frame);
  await page.getByRole('dialog').waitFor();
  await arrived('terms', page);
  await page.getByRole('checkbox').last().check();
  await page.getByRole('dialog').getByRole('button').last().click();
  await page.waitForURL('**/thank-you');
  await page.locator('h1').waitFor();
  await arrived('thank you', page);
  await open('/orders', 'orders');
  const print = await page.getByRole('cell').getByRole('link').getAttribute('href');
  await open(print ?? '', 'print view');
}

async function fillDelivery(page: Page): Promise<void> {
  for (const name of ['name', 'street', 'postcode', 'city', 'date'] as const) {
    await page.locator(`main input[name=${name}]`).fill(details[name]);
  }
  await page.locator('[name=country]').selectOption(details.country);
  await page.locator(`[name=speed][value=${details.speed}]`).check();
  await page.locator('[name=newsletter]').check();
  await page.locator('main form button').click();
}

async function paymentFrame(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('The payment frame has no page.');
  await frame.locator('#sum').filter({ hasText: /€/ }).waitFor();
  return frame;
}

async function payInFrame(frame: Frame): Promise<void> {
  await frame.locator('[name=number]').fill('4242424242424242');
  await frame.locator('[name=expiry]').fill('1230');
  await frame.locator('[name=code]').fill('123');
  await frame.locator('button').click();
}

/** What axe finds wrong in a page or frame, as `rule: where`. */
export async function accessibilityProblems(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target }) => `${impact} ${id}: ${target.join(' ')}`),
  );
}
