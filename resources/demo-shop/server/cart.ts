import { randomUUID } from 'node:crypto';
import type { Colour, Product, Size } from './products.ts';
import { findProduct } from './products.ts';

export type CartLine = { id: string; product: string; colour: Colour; size: Size; quantity: number };
export type GiftNote = { name: string; size: number };
export type Cart = { lines: CartLine[]; coupon: string | null; giftNote: GiftNote | null };

/** Percent off, by code. */
const coupons: Readonly<Record<string, number>> = { CALM10: 10, SPRING20: 20 };
export const maximumQuantity = 20;
const expressCost = 600;

export function emptyCart(): Cart {
  return { lines: [], coupon: null, giftNote: null };
}

/** The same product in the same colour and size is one line. */
export function addToCart(cart: Cart, product: Product, wish: { colour: Colour; size: Size; quantity: number }): void {
  const same = cart.lines.find(
    (line) => line.product === product.id && line.colour === wish.colour && line.size === wish.size,
  );
  if (same) same.quantity = Math.min(maximumQuantity, same.quantity + wish.quantity);
  else cart.lines.push({ id: randomUUID().slice(0, 8), product: product.id, ...wish });
}

/** Lines that are not named keep their order behind those that are. */
export function sortCart(cart: Cart, ids: readonly string[]): void {
  const rank = (line: CartLine) => {
    const index = ids.indexOf(line.id);
    return index === -1 ? ids.length : index;
  };
  cart.lines.sort((a, b) => rank(a) - rank(b));
}

export function isCoupon(code: string): boolean {
  return Object.hasOwn(coupons, code);
}

export type Totals = { count: number; subtotal: number; discount: number; delivery: number; total: number };

/** All amounts in euro cents. */
export function totalsOf(cart: Cart, speed: 'standard' | 'express' = 'standard'): Totals {
  const count = cart.lines.reduce((sum, line) => sum + line.quantity, 0);
  const subtotal = cart.lines.reduce((sum, line) => sum + line.quantity * (findProduct(line.product)?.price ?? 0), 0);
  const discount = Math.round((subtotal * (cart.coupon ? (coupons[cart.coupon] ?? 0) : 0)) / 100);
  const delivery = speed === 'express' ? expressCost : 0;
  return { count, subtotal, discount, delivery, total: subtotal - discount + delivery };
}
