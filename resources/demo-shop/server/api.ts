import { setTimeout as wait } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { addToCart, emptyCart, isCoupon, maximumQuantity, sortCart, totalsOf } from './cart.ts';
import { deliveryDetails, type Order, placeOrder } from './orders.ts';
import { findProduct, type Language, type Product, searchProducts, sizes } from './products.ts';
import type { Session, Sessions } from './session.ts';

/** ms that an answer takes: slow enough that a test which does not wait is caught. */
const slowness = { quick: 50, usual: 90, slow: 140 };

const credentials = z.object({ email: z.email(), password: z.string().min(6) });
const wish = z.object({
  product: z.string(),
  colour: z.enum(['forest', 'clay', 'sand', 'ink', 'snow']).optional(),
  size: z.enum(sizes).default('medium'),
  quantity: z.int().min(1).max(maximumQuantity).default(1),
});
const quantity = z.object({ quantity: z.int().min(1).max(maximumQuantity) });
const order = z.object({ details: deliveryDetails, card: z.string().regex(/^\d{4}$/) });

/** What the pages ask for, as JSON. An error is `{ error: code }`; the pages have the words for it. */
export function createApi(sessions: Sessions): Hono {
  const api = new Hono();
  api.use('*', async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  });

  api.get('/session', (context) => context.json(sessionView(sessions.of(context))));
  api.post('/sign-in', async (context) => {
    const session = sessions.of(context);
    const parsed = credentials.safeParse(await context.req.json());
    await wait(slowness.slow);
    if (!parsed.success) return context.json({ error: 'credentials' }, 401);
    session.user = { email: parsed.data.email, name: nameFrom(parsed.data.email) };
    return context.json(sessionView(session));
  });
  api.post('/sign-out', (context) => {
    const session = sessions.of(context);
    session.user = null;
    session.cart = emptyCart();
    return context.json(sessionView(session));
  });

  addCatalogue(api, sessions);
  addCart(api, sessions);
  addOrders(api, sessions);
  return api;
}

function addCatalogue(api: Hono, sessions: Sessions): void {
  api.get('/suggestions', async (context) => {
    await wait(slowness.usual);
    const { language } = sessions.of(context);
    const found = searchProducts(context.req.query('q') ?? '', language).slice(0, 5);
    return context.json(found.map((product) => productView(product, language)));
  });
  api.get('/products', async (context) => {
    await wait(slowness.quick);
    const { language } = sessions.of(context);
    const found = searchProducts(context.req.query('q') ?? '', language, context.req.query('category'));
    return context.json(found.map((product) => productView(product, language)));
  });
  api.get('/products/:id', async (context) => {
    await wait(slowness.quick);
    const { language } = sessions.of(context);
    const product = findProduct(context.req.param('id'));
    return product ? context.json(productView(product, language)) : context.json({ error: 'product' }, 404);
  });
}

function addCart(api: Hono, sessions: Sessions): void {
  const answer = (context: Context, session: Session) => context.json(cartView(session));

  api.get('/cart', async (context) => {
    await wait(slowness.quick);
    return answer(context, sessions.of(context));
  });
  api.post('/cart/lines', async (context) => {
    const session = sessions.of(context);
    const parsed = wish.safeParse(await context.req.json());
    const product = findProduct(parsed.data?.product ?? '');
    await wait(slowness.usual);
    if (!parsed.success || !product) return context.json({ error: 'product' }, 400);
    const colour = parsed.data.colour ?? product.colours[0] ?? 'snow';
    addToCart(session.cart, product, { colour, size: parsed.data.size, quantity: parsed.data.quantity });
    return answer(context, session);
  });
  api.patch('/cart/lines/:id', async (context) => {
    const session = sessions.of(context);
    const parsed = quantity.safeParse(await context.req.json());
    await wait(slowness.usual);
    const line = session.cart.lines.find(({ id }) => id === context.req.param('id'));
    if (!line || !parsed.success) return context.json({ error: 'quantity' }, 400);
    line.quantity = parsed.data.quantity;
    return answer(context, session);
  });
  api.delete('/cart/lines/:id', async (context) => {
    const session = sessions.of(context);
    await wait(slowness.usual);
    session.cart.lines = session.cart.lines.filter(({ id }) => id !== context.req.param('id'));
    return answer(context, session);
  });
  api.put('/cart/order', async (context) => {
    const session = sessions.of(context);
    const parsed = z.array(z.string()).safeParse(await context.req.json());
    await wait(slowness.quick);
    if (!parsed.success) return context.json({ error: 'order' }, 400);
    sortCart(session.cart, parsed.data);
    return answer(context, session);
  });
  api.put('/cart/coupon', async (context) => {
    const session = sessions.of(context);
    const parsed = z.object({ code: z.string() }).safeParse(await context.req.json());
    await wait(slowness.slow);
    const code = (parsed.data?.code ?? '').trim().toUpperCase();
    if (!isCoupon(code)) return context.json({ error: 'coupon' }, 422);
    session.cart.coupon = code;
    return answer(context, session);
  });
  api.put('/cart/gift-note', async (context) => {
    const session = sessions.of(context);
    const file = (await context.req.parseBody()).note;
    await wait(slowness.slow);
    if (!(file instanceof File)) return context.json({ error: 'giftNote' }, 400);
    session.cart.giftNote = { name: file.name, size: file.size };
    return answer(context, session);
  });
}

function addOrders(api: Hono, sessions: Sessions): void {
  api.post('/delivery', async (context) => {
    const parsed = deliveryDetails.safeParse(await context.req.json());
    await wait(slowness.usual);
    if (parsed.success) return context.json(totalsOf(sessions.of(context).cart, parsed.data.speed));
    return context.json({ error: 'delivery', fields: parsed.error.issues.map((issue) => String(issue.path[0])) }, 422);
  });
  api.post('/orders', async (context) => {
    const session = sessions.of(context);
    const parsed = order.safeParse(await context.req.json());
    await wait(slowness.slow);
    if (!parsed.success || !session.user || session.cart.lines.length === 0) {
      return context.json({ error: 'order' }, 409);
    }
    return context.json(orderView(placeOrder(session, parsed.data.details, parsed.data.card), session.language), 201);
  });
  api.get('/orders', async (context) => {
    await wait(slowness.quick);
    const session = sessions.of(context);
    return context.json(session.orders.map((each) => orderView(each, session.language)));
  });
}

function nameFrom(email: string): string {
  const first = email.split(/[@.]/)[0] ?? email;
  return first.charAt(0).toUpperCase() + first.slice(1);
}

function sessionView(session: Session) {
  return { user: session.user, count: totalsOf(session.cart).count };
}

function productView(product: Product, language: Language) {
  return { ...product, name: product.name[language], about: product.about[language] };
}

function linesView(lines: Session['cart']['lines'], language: Language) {
  return lines.flatMap((line) => {
    const product = findProduct(line.product);
    return product ? [{ ...line, name: product.name[language], price: product.price }] : [];
  });
}

function cartView({ cart, language }: Session) {
  return { ...cart, lines: linesView(cart.lines, language), totals: totalsOf(cart) };
}

function orderView(each: Order, language: Language) {
  return { ...each, lines: linesView(each.lines, language) };
}
