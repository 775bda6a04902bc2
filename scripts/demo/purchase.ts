import type { DemoShop } from '../../resources/demo-shop/server.ts';

type Order = ReturnType<DemoShop['orders']>[number];

/** `2 camp-mug, 1 desk-lamp, for €90.30 to Vienna on 2027-06-15, with happy-birthday.txt` */
export function inWords({ lines, totals, details, giftNote }: Order): string {
  const things = lines.map(({ quantity, product }) => `${quantity} ${product}`).join(', ');
  const note = giftNote ? `, with ${giftNote.name}` : '';
  return `${things} for €${(totals.total / 100).toFixed(2)} to ${details.city} on ${details.date}${note}`;
}

/** Whether there are two orders that differ in nothing but number and time. */
export function isSamePurchase(orders: Order[]): boolean {
  const [recorded, played] = orders.map(withoutChance);
  return orders.length === 2 && recorded === played;
}

function withoutChance({ number, placedAt, lines, ...order }: Order): string {
  return JSON.stringify({ ...order, lines: lines.map(({ id, ...line }) => line) });
}
