import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { z } from 'zod';

const paymentFolder = fileURLToPath(new URL('../payment', import.meta.url));
const card = z.object({
  number: z
    .string()
    .regex(/^\d{16}$/)
    .refine(passesLuhn),
  expiry: z.string().regex(/^(0[1-9]|1[0-2])\/\d{2}$/),
  code: z.string().regex(/^\d{3,4}$/),
});

/** The payment provider: an origin of its own, shown in a frame of the checkout. It keeps nothing. */
export function createPayment(): Hono {
  const payment = new Hono();
  payment.post('/authorise', async (context) => {
    const parsed = card.safeParse(await context.req.json());
    await wait(150);
    if (!parsed.success)
      return context.json({ fields: parsed.error.issues.map((issue) => String(issue.path[0])) }, 422);
    return context.json({ card: parsed.data.number.slice(-4) });
  });
  payment.use('*', serveStatic({ root: paymentFolder }));
  return payment;
}

/** The check digit of ISO/IEC 7812-1, annex B. */
function passesLuhn(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const value = index % 2 === 0 ? digit : digit * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
