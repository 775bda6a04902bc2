import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Cart } from './cart.ts';
import { emptyCart } from './cart.ts';
import type { Order } from './orders.ts';
import type { Language } from './products.ts';

export type Release = 1 | 2;

/** All that the shop knows of one visitor. It lives in memory and ends with the server. */
export type Session = {
  user: { name: string; email: string } | null;
  cart: Cart;
  orders: Order[];
  language: Language;
  release: Release;
};

const cookieName = 'shop_session';

/** The visitors of one running shop, found by their cookie. */
export class Sessions {
  readonly #byId = new Map<string, Session>();
  readonly #release: Release;

  constructor(release: Release) {
    this.#release = release;
  }

  /** The visitor's session, begun when the cookie is missing or from another server. */
  of(context: Context): Session {
    const known = this.#byId.get(getCookie(context, cookieName) ?? '');
    if (known) return known;
    const session: Session = {
      user: null,
      cart: emptyCart(),
      orders: [],
      language: preferredLanguage(context.req.header('accept-language')),
      release: this.#release,
    };
    const id = randomUUID();
    this.#byId.set(id, session);
    setCookie(context, cookieName, id, { httpOnly: true, sameSite: 'Lax', path: '/' });
    return session;
  }

  /** Of all visitors, the first order first. */
  orders(): Order[] {
    return [...this.#byId.values()].flatMap(({ orders }) => orders).sort((one, other) => one.placedAt - other.placedAt);
  }
}

/** `?lang=` and `?release=` hold for the rest of the session. */
export function applyChoices(session: Session, query: { lang?: string; release?: string }): void {
  if (query.lang === 'en' || query.lang === 'zh') session.language = query.lang;
  if (query.release === '1') session.release = 1;
  if (query.release === '2') session.release = 2;
}

function preferredLanguage(header = ''): Language {
  return /^\s*zh\b/i.test(header) ? 'zh' : 'en';
}
