import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator } from 'playwright';
import type { Driver } from './driver.ts';

/** What the shopper saw on the last page. The order number and the time of day differ each time; they are not in `text`. */
export type Purchase = { url: string; text: string };

const person = { email: 'ann@example.com' };
/** What nobody may find in anything that a recording leaves behind, by the name that a spec gives it. */
export const secrets = {
  SECRET_PASSWORD: 'calm-desk-7',
  SECRET_CARD_NUMBER: '4242424242424242',
  SECRET_EXPIRY: '1131',
  SECRET_SECURITY_CODE: '7391',
};
const giftNote = join(import.meta.dirname, '..', '..', 'resources', 'demo-shop', 'happy-birthday.txt');

/** Buys three things in the first release of the demo shop, in English: every kind of input that a shop has is used once. */
export async function shop(driver: Driver, shopUrl: string): Promise<Purchase> {
  const { page } = driver;
  if (!page.url().startsWith(shopUrl)) await page.goto(shopUrl);
  await signIn(driver);
  await findMug(driver);
  await chooseMug(driver);
  await addFromCards(driver);
  await arrangeCart(driver);
  await addCouponAndNote(driver);
  await enterDelivery(driver);
  await pay(driver);
  return confirmation(driver);
}

async function signIn(driver: Driver): Promise<void> {
  const { page } = driver;
  driver.say('signs in');
  await driver.click(page.getByRole('banner').getByRole('link', { name: 'Sign in' }));
  await driver.click(page.getByLabel('E-mail'));
  await driver.type(person.email);
  await driver.press('Tab');
  await driver.type(secrets.SECRET_PASSWORD);
  await driver.press('Enter');
  await driver.see(page.getByRole('button', { name: 'Account' }));
  await driver.see(page.getByRole('heading', { name: 'Desk Lamp' }));
}

async function findMug(driver: Driver): Promise<void> {
  const { page } = driver;
  driver.say('searches for a mug and takes a suggestion by keyboard');
  await driver.click(page.getByRole('combobox', { name: 'Search products' }));
  await driver.type('mug');
  await driver.see(page.getByRole('option', { name: 'Camp Mug' }));
  await driver.press('ArrowDown');
  await driver.press('ArrowDown');
  await driver.see(page.getByRole('option', { name: 'Camp Mug', selected: true }));
  await driver.press('Enter');
  await driver.see(page.getByRole('heading', { name: 'Camp Mug', level: 1 }));
}

async function chooseMug(driver: Driver): Promise<void> {
  const { page } = driver;
  driver.say('chooses colour, size and quantity');
  await driver.click(page.getByText('Forest', { exact: true }));
  await selectNext(driver, 'Large');
  await driver.click(page.getByRole('button', { name: 'Increase quantity' }));
  await driver.click(page.locator('form').getByRole('button', { name: 'Add to cart' }));
  await driver.see(cartCount(driver, 2));
}

async function addFromCards(driver: Driver): Promise<void> {
  const { page } = driver;
  driver.say('adds a lamp and a fern from their cards');
  await driver.click(card(driver, 'Desk Lamp').getByRole('button', { name: 'Add to cart' }));
  await driver.see(cartCount(driver, 3));
  await driver.click(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Shop' }));
  await driver.click(page.getByRole('link', { name: 'Plants', exact: true }));
  await driver.see(page.getByText('3 products'));
  await driver.click(card(driver, 'Potted Fern').getByRole('button', { name: 'Add to cart' }));
  await driver.see(cartCount(driver, 4));
  await driver.click(card(driver, 'Small Cactus').getByRole('button', { name: 'Add to cart' }));
  await driver.see(cartCount(driver, 5));
}

async function arrangeCart(driver: Driver): Promise<void> {
  const { page } = driver;
  driver.say('puts the fern first and removes the cactus');
  await driver.click(page.getByRole('banner').getByRole('link', { name: 'Cart' }));
  await driver.see(page.getByRole('heading', { name: 'Your cart', level: 1 }));
  await driver.drag(page.getByRole('button', { name: 'Move Potted Fern' }), row(driver, 'Camp Mug'));
  await driver.see(page.getByText('Potted Fern is now number 1'));
  await driver.clickAndAgree(row(driver, 'Small Cactus').getByRole('button', { name: 'Remove' }));
  await driver.see(page.getByText('Small Cactus is removed'));
  await driver.click(row(driver, 'Potted Fern').getByRole('button', { name: 'Increase quantity' }));
  await driver.see(cartCount(driver, 5));
}

async function addCouponAndNote(driver: Driver): Promise<void> {
  const { page } = driver;
  driver.say('adds a gift note and a coupon');
  await driver.chooseFile(page.getByLabel('File for the gift note'), giftNote);
  await driver.see(page.getByText(`${basename(giftNote)}, ${statSync(giftNote).size} B`));
  await driver.click(page.getByLabel('Coupon code'));
  await driver.type('CALM10');
  await driver.click(page.getByRole('button', { name: 'Apply' }));
  await driver.see(page.getByText('CALM10 applied'));
  await driver.click(page.getByRole('link', { name: 'Checkout' }));
}

async function enterDelivery(driver: Driver): Promise<void> {
  const { page } = driver;
  driver.say('says where it shall be sent');
  await driver.click(page.getByLabel('Full name'));
  for (const words of ['Ann Lee', 'Elm Street 4', '1010']) {
    await driver.type(words);
    await driver.press('Tab');
  }
  await driver.type('Vienna');
  await selectNext(driver, 'Austria');
  await driver.press('Tab');
  await driver.type(await dateKeys(driver, { year: '2027', month: '06', day: '15' }));
  await driver.click(page.getByText('Express, €6.00'));
  await driver.click(page.getByText('Write to me when something new arrives'));
  await driver.click(page.getByRole('button', { name: 'Continue to payment' }));
}

async function pay(driver: Driver): Promise<void> {
  const { page } = driver;
  const frame = page.frameLocator('iframe[title="Secure card payment"]');
  driver.say('pays in the frame of the payment provider');
  await driver.click(frame.getByLabel('Card number'));
  await driver.type(secrets.SECRET_CARD_NUMBER);
  await driver.press('Tab');
  await driver.type(secrets.SECRET_EXPIRY);
  await driver.press('Tab');
  await driver.type(secrets.SECRET_SECURITY_CODE);
  await driver.click(frame.getByRole('button', { name: 'Pay' }));
  driver.say('accepts the terms');
  const dialog = page.getByRole('dialog', { name: 'One last thing' });
  await driver.click(dialog.getByText('I accept the terms'));
  await driver.click(dialog.getByRole('button', { name: 'Place order' }));
}

async function confirmation(driver: Driver): Promise<Purchase> {
  const { page } = driver;
  await driver.see(page.getByRole('heading', { name: 'Thank you, Ann' }));
  const text = (await page.getByRole('main').allInnerTexts()).join('\n');
  driver.say('has bought it');
  return {
    url: page.url(),
    text: text.replace(/FK-\d{6}/, '…').replace(/Placed at .*/, 'Placed at …'),
  };
}

function cartCount(driver: Driver, count: number): Locator {
  return driver.page.getByRole('link', { name: `${count} in it` });
}

function card(driver: Driver, product: string): Locator {
  return driver.page.getByRole('article').filter({ has: driver.page.getByRole('heading', { name: product }) });
}

function row(driver: Driver, product: string): Locator {
  return driver.page.getByRole('listitem').filter({ has: driver.page.getByRole('heading', { name: product }) });
}

/** The list is the next field. A native list opens outside the page, so it is the letters of the option that choose. */
async function selectNext(driver: Driver, option: string): Promise<void> {
  await driver.press('Tab');
  await driver.type(option);
}

/** The digits of a date in the order in which this browser's date field asks for them. */
async function dateKeys(driver: Driver, date: { year: string; month: string; day: string }): Promise<string> {
  const parts = await driver.page.evaluate<Intl.DateTimeFormatPart[]>(
    'new Intl.DateTimeFormat(navigator.language).formatToParts()',
  );
  return parts.map(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? date[type] : '')).join('');
}
