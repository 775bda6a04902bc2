import { createHash } from 'node:crypto';
import type { BrowserContext, Download, Page, Request, Route } from '@playwright/test';
import { within } from '../../runner/within.ts';
import { normalizeAddress, normalizeMessage, originOf } from '../normalize.ts';
import type { RecordedDownload } from '../record.ts';

/** What pages say and ask for while a test goes on. */
export type Heard = {
  console: Set<string>;
  requests: Set<string>;
  downloads: Promise<RecordedDownload>[];
};

export type Listening = {
  /** What is going on when something is heard; null between tests. */
  heard(): Heard | null;
  redact: (text: string) => string;
  /** With failed requests being watched, what the browser says of them in the console tells nothing more. */
  watchesRequests: boolean;
};

/** How long a download may take, in ms. */
const limit = 15_000;

export function hearContext(context: BrowserContext, { heard, redact, watchesRequests }: Listening): void {
  const onPurpose = watchRoutes(context);
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = redact(message.text());
    if (watchesRequests && text.startsWith('Failed to load resource:')) return;
    heard()?.console.add(normalizeMessage(text, originOf(message.page()?.url() ?? '')));
  });
  context.on('weberror', (error) => {
    const thrown = error.error();
    const words = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    heard()?.console.add(normalizeMessage(redact(words), originOf(error.page()?.url() ?? '')));
  });
  context.on('response', (response) => {
    const request = response.request();
    if (response.status() < 400 || onPurpose.has(request)) return;
    heard()?.requests.add(`${response.status()} ${addressOf(request, redact)}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed';
    // Taken back by the page itself: it went elsewhere, or a download came of it.
    const isTakenBack = /ERR_ABORTED|NS_BINDING_ABORTED|cancell?ed/i.test(why);
    if (isTakenBack || onPurpose.has(request)) return;
    heard()?.requests.add(`${why} ${addressOf(request, redact)}`);
  });
}

export function hearPage(page: Page, { heard, redact }: Listening): void {
  page.on('download', (download) => heard()?.downloads.push(contentOf(download, redact)));
}

function addressOf(request: Request, redact: (text: string) => string): string {
  return `${request.method()} ${normalizeAddress(redact(request.url()), originOf(siteOf(request)))}`;
}

function siteOf(request: Request): string {
  try {
    return request.frame().page().mainFrame().url();
  } catch {
    // A service worker's request, or one for a page that is not there yet: it is its own site.
    return request.url();
  }
}

async function contentOf(download: Download, redact: (text: string) => string): Promise<RecordedDownload> {
  const name = redact(download.suggestedFilename());
  const hash = createHash('sha256');
  let bytes = 0;
  const read = async () => {
    for await (const chunk of await download.createReadStream()) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
    return hash.digest('hex');
  };
  // It may be cancelled, be deleted by the test before it was read, or never end.
  return { name, sha256: await within(read(), limit).catch(() => null), bytes };
}

/**
 * The requests that the test itself answers or refuses. Seen by who takes hold of a route's `fulfill` or `abort`, so that neither
 * the test's handlers nor the line that a step tells are changed. A Playwright without that inside gives none.
 */
function watchRoutes(context: BrowserContext): WeakSet<Request> {
  const onPurpose = new WeakSet<Request>();
  const watch = (owner: object) => {
    const original: unknown = Reflect.get(owner, '_onRoute');
    if (typeof original !== 'function') return;
    Reflect.set(owner, '_onRoute', (route: Route, ...rest: unknown[]) => {
      for (const name of ['fulfill', 'abort'] as const) {
        const method = route[name];
        Object.defineProperty(route, name, {
          configurable: true,
          get() {
            onPurpose.add(route.request());
            return method;
          },
        });
      }
      return Reflect.apply(original, owner, [route, ...rest]);
    });
  };
  watch(context);
  context.on('page', watch);
  return onPurpose;
}
