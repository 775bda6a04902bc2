import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { type Cart, type CartLine, emptyCart, type GiftNote, type Totals, totalsOf } from './cart.ts';
import { findProduct, type Language } from './products.ts';
import type { Session } from './session.ts';

export const deliveryDetails = z.object({
  name: z.string().trim().min(1),
  street: z.string().trim().min(1),
  postcode: z.string().trim().min(1),
  city: z.string().trim().min(1),
  country: z.string().length(2),
  date: z.iso.date(),
  speed: z.enum(['standard', 'express']),
  newsletter: z.boolean(),
});
export type DeliveryDetails = z.infer<typeof deliveryDetails>;

/** `placedAt` in ms since the epoch. */
export type Order = {
  number: string;
  placedAt: number;
  lines: CartLine[];
  giftNote: GiftNote | null;
  totals: Totals;
  details: DeliveryDetails;
  card: string;
};

/** The cart becomes an order; `card` are the last four digits. */
export function placeOrder(session: Session, details: DeliveryDetails, card: string): Order {
  const { lines, giftNote }: Cart = session.cart;
  const order: Order = {
    number: `FK-${randomInt(100_000, 1_000_000)}`,
    placedAt: Date.now(),
    lines,
    giftNote,
    totals: totalsOf(session.cart, details.speed),
    details,
    card,
  };
  session.orders.unshift(order);
  session.cart = emptyCart();
  return order;
}

export function receiptText(order: Order, language: Language): string {
  const euros = (cents: number) => `€${(cents / 100).toFixed(2)}`;
  const lines = order.lines.map((line) => `${line.quantity} x ${findProduct(line.product)?.name[language]}`);
  return ['Fern & Kettle', order.number, '', ...lines, '', euros(order.totals.total), ''].join('\n');
}
