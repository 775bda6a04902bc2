/** What every request passes first: where it comes from, who sends it, how much, how often. */
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import type { Metrics } from '../../observability/index.ts';
import { createRateLimit, provenanceOf } from '../../security/index.ts';
import { defaultLimits, type Front } from '../front.ts';
import { cookieName, type Env, refuse } from './context.ts';
import { stranger } from './signIn.ts';

/** What may be asked by whoever has not signed in: that we live, and to sign in. */
const OPEN = new Set(['/health', '/open']);

export function createGate(front: Front, metrics: Metrics, now: () => number): MiddlewareHandler<Env>[] {
  if (front.kind === 'private') {
    return [
      async (c, next) => {
        c.set('caller', front.caller);
        await next();
      },
    ];
  }
  const limits = { ...defaultLimits, ...front.limits };
  const requests = createRateLimit(limits.requests, now);
  const strangers = createRateLimit(limits.strangers, now);

  const refused = (_c: Context<Env>, reason: string, response: Response): Response => {
    metrics.refused(reason);
    return response;
  };

  const origin: MiddlewareHandler<Env> = async (c, next) => {
    const provenance = provenanceOf(
      {
        method: c.req.method,
        host: c.req.header('host'),
        origin: c.req.header('origin'),
        site: c.req.header('sec-fetch-site'),
        mode: c.req.header('sec-fetch-mode'),
        isUpgrade: isUpgrade(c),
      },
      front.hosts,
    );
    if (provenance.kind === 'refused') return refused(c, 'origin', refuse(c, 403, 'FORBIDDEN', provenance.why));
    return next();
  };

  const identity: MiddlewareHandler<Env> = async (c, next) => {
    const caller = front.access.callerOf({ session: getCookie(c, cookieName(c)), bearer: bearerOf(c) });
    // A browser always says where a WebSocket comes from; only programs do not, and they have a token.
    const isNamelessSocket = isUpgrade(c) && c.req.header('origin') === undefined && bearerOf(c) === undefined;
    const known = isNamelessSocket ? null : caller;
    const address = c.env?.incoming?.socket.remoteAddress ?? 'unknown';
    const wait = known ? requests.take(known.key) : strangers.take(address);
    if (wait > 0) {
      const message = 'Too many requests in a short time. Wait a moment and try again.';
      return refused(
        c,
        'rate',
        refuse(c, 429, 'TOO_MANY_REQUESTS', message, { 'Retry-After': String(Math.ceil(wait / 1000)) }),
      );
    }
    if (!known && !OPEN.has(c.req.path)) return refused(c, 'unauthorized', stranger(c));
    c.set('caller', known);
    return next();
  };

  const size = bodyLimit({
    maxSize: limits.bytes,
    onError: (c) =>
      refused(c, 'size', refuse(c, 413, 'PAYLOAD_TOO_LARGE', `A request holds at most ${limits.bytes} bytes.`)),
  });
  return [origin, identity, size];
}

function bearerOf(c: Context<Env>): string | undefined {
  return /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
}

function isUpgrade(c: Context<Env>): boolean {
  return c.req.header('upgrade')?.toLowerCase() === 'websocket';
}
