import type { HttpBindings } from '@hono/node-server';
import { ORPCError } from '@orpc/server';
import type { Context } from 'hono';
import type { Caller } from '../../security/index.ts';

export type Env = { Bindings: Partial<HttpBindings>; Variables: { caller: Caller | null } };

/** An error as every answer of ours has it, whichever part gives it. */
export function refuse(
  c: Context<Env>,
  status: 400 | 401 | 403 | 404 | 413 | 429,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return c.json(new ORPCError(code, { status, message }).toJSON(), status, headers);
}

/** The caller, behind the gate. */
export function callerOf(c: Context<Env>): Caller {
  const caller = c.get('caller');
  if (!caller) throw new Error('A route that needs a caller stands before the gate.');
  return caller;
}

/** Cookies know no ports: two servers on one machine must not take each other's. */
export function cookieName(c: Context<Env>): string {
  const [, port = '80'] = /:(\d+)$/.exec(c.req.header('host') ?? '') ?? [];
  return `powerautomation-${port}`;
}
