import type { Driver } from '../demo/driver.ts';

/** Puts two mugs into the cart and asks for the discount. By no words at all, so that it works in every language of the shop. */
export async function browse({ page, click, type, see }: Driver): Promise<void> {
  await click(page.locator('label:has(input[value=forest])'));
  await click(page.locator('form button[type=button]').last());
  await click(page.locator('form button:not([type])'));
  await see(page.getByTestId('cart-count'));
  await click(page.locator('header a[href="/cart"]'));
  const coupon = page.locator('form:has(input[name=coupon])');
  await click(coupon.locator('input'));
  await type('CALM10');
  await click(coupon.locator('button'));
  await see(coupon.getByText('CALM10'));
}
