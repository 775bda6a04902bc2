import type { Page } from '@playwright/test';

type ServerRequest = { resourceType?(): string };
type ServerFrame = { _inflightRequests?: Set<ServerRequest> };
type Connected = { _connection?: { toImpl?(object: object): unknown } };

/** A page keeps these open for as long as it lives. */
const endless = new Set(['eventsource', 'websocket', 'ping']);

/** Tells what a page still waits for because of the last action. */
export type Requests = {
  /** An action begins: what is on its way now is none of its doing. */
  begin(page: Page): void;
  arePending(page: Page): boolean;
};

/**
 * Looks at Playwright's own list of requests without an answer, which it keeps anyway: no event is subscribed to. Where that lies in
 * another process (a remote browser), no request is known, and the page's changes have to tell.
 */
export function createRequests(): Requests {
  const before = new WeakMap<Page, Set<ServerRequest>>();
  return {
    begin: (page) => void before.set(page, new Set(inFlight(page))),
    arePending: (page) => inFlight(page).some((request) => !before.get(page)?.has(request) && !isEndless(request)),
  };
}

function inFlight(page: Page): ServerRequest[] {
  const { _connection: connection } = page as unknown as Connected;
  if (!connection?.toImpl) return [];
  return page.frames().flatMap((frame) => {
    try {
      const server = connection.toImpl?.(frame) as ServerFrame | undefined;
      return [...(server?._inflightRequests ?? [])];
    } catch {
      return []; // It was taken away meanwhile.
    }
  });
}

function isEndless(request: ServerRequest): boolean {
  return endless.has(request.resourceType?.() ?? '');
}
