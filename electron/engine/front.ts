import type { Access, Caller, Rate } from '../security/index.ts';

/** How requests come to the app. */
export type Front =
  /** From our own window or process, where nobody else can send any. */
  | { kind: 'private'; caller: Caller }
  /** Over the network of this machine, or a larger one. */
  | { kind: 'server'; access: Access; hosts: readonly string[]; limits?: Partial<Limits> };

export type Limits = {
  /** Of a body, and of a message on a WebSocket. */
  bytes: number;
  /** Of each caller. */
  requests: Rate;
  /** Of each address that is not signed in, so that nobody tries tokens. */
  strangers: Rate;
  /** On one WebSocket. */
  messages: Rate;
};

export const defaultLimits: Limits = {
  bytes: 64 * 1024 * 1024,
  requests: { perSecond: 500, burst: 2000 },
  strangers: { perSecond: 5, burst: 60 },
  messages: { perSecond: 1000, burst: 4000 },
};
