import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { createApi } from './api.ts';
import { receiptText } from './orders.ts';
import { findProduct } from './products.ts';
import { applyChoices, type Session, type Sessions } from './session.ts';
import { buildStyles } from './styles.ts';

const publicFolder = fileURLToPath(new URL('../public', import.meta.url));
const stylesFolder = `${publicFolder}/styles`;

/** The shop's own origin: pages, their parts, and the JSON that they ask for. */
export function createShop({ sessions, paymentUrl }: { sessions: Sessions; paymentUrl: string }): Hono {
  const shop = new Hono();

  const page =
    (name: string, needs: (session: Session, context: Context) => string | null = () => null) =>
    async (context: Context) => {
      const session = sessions.of(context);
      applyChoices(session, context.req.query());
      const elsewhere = needs(session, context);
      if (elsewhere) return context.redirect(elsewhere);
      context.header('content-security-policy', policy(paymentUrl));
      context.header('cache-control', 'no-store');
      return context.html(shell(name, session, paymentUrl));
    };
  const signedIn = (session: Session, context: Context) =>
    session.user ? null : `/sign-in?next=${encodeURIComponent(context.req.path)}`;

  shop.get('/', page('catalogue'));
  shop.get('/sign-in', page('signIn'));
  shop.get(
    '/products/:id',
    page('product', (_, context) => (findProduct(context.req.param('id') ?? '') ? null : '/')),
  );
  shop.get('/cart', page('cart'));
  shop.get('/checkout', page('checkout', signedIn));
  shop.get(
    '/thank-you',
    page('thankYou', (session) => (session.orders.length > 0 ? null : '/')),
  );
  shop.get('/orders', page('orders', signedIn));
  shop.get('/orders/:number/print', page('print', signedIn));
  shop.get('/orders/:number/receipt', (context) => {
    const session = sessions.of(context);
    const order = session.orders.find(({ number }) => number === context.req.param('number'));
    if (!order) return context.notFound();
    context.header('content-disposition', `attachment; filename="receipt-${order.number}.txt"`);
    return context.text(receiptText(order, session.language));
  });

  shop.route('/api', createApi(sessions));
  shop.get('/styles.css', async (context) => {
    const { css } = await buildStyles(stylesFolder, sessions.of(context).release);
    return context.body(css, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-store' });
  });
  shop.get('/styles.js', async (context) => {
    const { names } = await buildStyles(stylesFolder, sessions.of(context).release);
    const type = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' };
    return context.body(`export default ${JSON.stringify(names)};\n`, 200, type);
  });
  shop.use('*', serveStatic({ root: publicFolder }));
  return shop;
}

/** As strict as a careful shop's: a recorder that puts scripts or styles into the page would not work here. */
function policy(paymentUrl: string): string {
  return `default-src 'self'; img-src 'self' blob:; frame-src ${new URL(paymentUrl).origin}; object-src 'none'; base-uri 'none'`;
}

function shell(name: string, session: Session, paymentUrl: string) {
  return html`<!doctype html>
<html lang="${session.language === 'zh' ? 'zh-CN' : 'en'}" data-release="${session.release}" data-payment="${paymentUrl}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Fern &amp; Kettle</title>
<link rel="icon" href="/pictures/fern.svg">
<link rel="stylesheet" href="/styles.css">
<script type="module" src="/pages/${name}.js"></script>
</head>
<body></body>
</html>
`;
}
