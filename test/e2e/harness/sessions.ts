import type { IncomingMessage } from 'node:http';

/** What one browser has left on the site; a fresh browser starts with nothing. */
type Session = { saved: string[]; submissions: number };

export type Sessions = {
  of(request: IncomingMessage): Session;
  /** The cookie that a first visit gets. */
  headers(request: IncomingMessage): Record<string, string>;
};

export const createSessions = (): Sessions => {
  const all = new Map<string, Session>();
  let visitors = 0;
  const idOf = (request: IncomingMessage): string | undefined =>
    /visitor=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
  return {
    of(request) {
      const id = idOf(request) ?? '';
      const session = all.get(id) ?? { saved: [], submissions: 0 };
      all.set(id, session);
      return session;
    },
    headers(request) {
      if (idOf(request)) return {};
      visitors += 1;
      return { 'set-cookie': `visitor=v${process.pid}x${visitors}; path=/` };
    },
  };
};
