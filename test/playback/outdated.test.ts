import { expect, test } from 'vitest';
import { outdated } from '../../electron/playback/fingerprints/outdated.ts';

const source = `test.describe('shop', () => {
  test('buys', async ({ page }) => {
    await page.getByRole('button', { name: "Add to cart" }).click();
    if (isOpen) await page.getByLabel('It\\'s a gift').check();
    await checkout(page);
  });
});`;
const shown = { used: new Set(["shop › buys › getByTestId('checkout')"]), passed: ['shop › buys'], source };

test('what a green test no longer asks for, and that stands in the spec no more, is outdated', () => {
  const names = [
    "shop › buys › getByRole('button', { name: 'Add to cart' })",
    "shop › buys › getByRole('button', { name: 'Add to basket' })",
    "shop › buys › getByRole('button', { name: 'Add to basket' }) (use 2)",
    "shop › buys › locator('#pay').contentFrame() › getByRole('button', { name: 'Pay' })",
    "shop › buys › getByLabel('It\\'s a gift')",
    "shop › buys › getByTestId('checkout')",
  ];
  expect(outdated(names, shown)).toEqual(names.slice(1, 4));
});

test('of tests that did not end green nothing is outdated, unless they are gone', () => {
  const names = ["shop › buys › getByLabel('Name')", "shop › looks › getByLabel('Name')", "looks › getByLabel('Name')"];
  expect(outdated(names, { ...shown, passed: [] })).toEqual(["looks › getByLabel('Name')"]);
  expect(outdated(names, { ...shown, passed: ['shop › looks'] })).toEqual(names.slice(1));
});
