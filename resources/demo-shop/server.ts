import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Order } from './server/orders.ts';
import { createPayment } from './server/payment.ts';
import { type Release, Sessions } from './server/session.ts';
import { createShop } from './server/shop.ts';

export type DemoShop = AsyncDisposable & {
  /** Of the shop, without a slash at the end. */
  url: string;
  /** Of the payment frame: another site, not only another port, so that a browser gives it a process of its own. */
  paymentUrl: string;
  /** What was bought so far, the first order first. */
  orders(): Order[];
  close(): Promise<void>;
};

export type DemoShopOptions = {
  /** 0 takes a free one. */
  port?: number;
  paymentPort?: number;
  /** What a visitor gets who does not ask for one by `?release=`. */
  release?: Release;
};

/** Serves the demo shop to this machine only. What visitors do is kept in memory and gone when it is closed. */
export async function startDemoShop(options: DemoShopOptions = {}): Promise<DemoShop> {
  const { port = 0, paymentPort = 0, release = 1 } = options;
  const payment = await listen(createPayment(), paymentPort);
  const paymentUrl = `http://localhost:${payment.port}`;
  const sessions = new Sessions(release);
  try {
    const shop = await listen(createShop({ sessions, paymentUrl }), port);
    const close = async () => {
      await Promise.all([shop.close(), payment.close()]);
    };
    return {
      url: `http://127.0.0.1:${shop.port}`,
      paymentUrl,
      orders: () => sessions.orders(),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await payment.close();
    throw error;
  }
}

async function listen(app: Hono, port: number) {
  const server: ServerType = serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const close = async () => {
    const closed = promisify(server.close.bind(server))();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, close };
}
