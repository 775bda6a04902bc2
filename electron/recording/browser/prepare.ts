/** What a recording is made with: a device, a viewport, cookies and local storage of a session before. */
import { readFile } from 'node:fs/promises';
import type { devices } from 'playwright';
import { z } from 'zod';
import { RecordingError } from '../errors.ts';
import type { Cdp } from './cdp.ts';

export type Device = (typeof devices)[string];

/** @throws RecordingError UNKNOWN_DEVICE, with the names that come close */
export async function findDevice(name: string): Promise<Device> {
  // Only when it is needed: loading Playwright takes longer than all else that a command does at its start.
  const { devices } = await import('playwright');
  const device = devices[name];
  if (device) return device;
  const close = closeTo(name, Object.keys(devices));
  const hint =
    close.length > 0 ? `Close to it: ${close.join(', ')}` : 'Examples: iPhone 15, Pixel 7, iPad Mini, Desktop Chrome';
  throw new RecordingError('UNKNOWN_DEVICE', `There is no device named "${name}". ${hint}`);
}

/** The names that share the most words with it, the shortest first: the plain device before its variants. */
function closeTo(name: string, all: string[]): string[] {
  const words = wordsOf(name);
  const rated = all.map((other) => ({ other, shared: wordsOf(other).filter((word) => words.includes(word)).length }));
  const most = Math.max(...rated.map(({ shared }) => shared));
  if (most === 0) return [];
  return rated
    .filter(({ shared }) => shared === most)
    .map(({ other }) => other)
    .sort((a, b) => a.length - b.length)
    .slice(0, 8);
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
}

/** The commands that make a page look like the device, or give it a viewport of its own. */
export function emulate(
  cdp: Cdp,
  session: string,
  viewport: { width: number; height: number } | null,
  device: Device | null,
): Promise<unknown>[] {
  if (!device)
    return viewport
      ? [cdp.send('Emulation.setDeviceMetricsOverride', { ...viewport, deviceScaleFactor: 1, mobile: false }, session)]
      : [];
  return [
    cdp.send(
      'Emulation.setDeviceMetricsOverride',
      { ...(viewport ?? device.viewport), deviceScaleFactor: device.deviceScaleFactor, mobile: device.isMobile },
      session,
    ),
    cdp.send('Emulation.setUserAgentOverride', { userAgent: device.userAgent }, session),
    cdp.send('Emulation.setTouchEmulationEnabled', { enabled: device.hasTouch }, session),
  ];
}

const storageState = z.object({
  cookies: z
    .array(
      z.object({
        name: z.string(),
        value: z.string(),
        domain: z.string(),
        path: z.string(),
        expires: z.number(),
        httpOnly: z.boolean(),
        secure: z.boolean(),
        sameSite: z.enum(['Strict', 'Lax', 'None']),
      }),
    )
    .default([]),
  origins: z
    .array(z.object({ origin: z.url(), localStorage: z.array(z.object({ name: z.string(), value: z.string() })) }))
    .default([]),
});

const HOW_TO_SAVE = 'Save one with Playwright: await context.storageState({ path })';

export type StorageState = z.infer<typeof storageState>;

/** Reads a file as Playwright's `storageState` writes it. @throws RecordingError BAD_STORAGE_STATE */
export async function readStorageState(path: string): Promise<StorageState> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new RecordingError(
      'BAD_STORAGE_STATE',
      `The storage state ${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}. ${HOW_TO_SAVE}`,
      { cause },
    );
  }
  try {
    return storageState.parse(JSON.parse(text));
  } catch (cause) {
    const why =
      cause instanceof z.ZodError ? z.prettifyError(cause) : cause instanceof Error ? cause.message : String(cause);
    throw new RecordingError('BAD_STORAGE_STATE', `${path} is no storage state of Playwright: ${why}. ${HOW_TO_SAVE}`, {
      cause,
    });
  }
}

/** Gives the browser what the state holds, before anybody watches it. @throws RecordingError BAD_STORAGE_STATE for what it does not take */
export async function restoreState(cdp: Cdp, { cookies, origins }: StorageState): Promise<void> {
  if (cookies.length > 0) {
    await cdp
      .send('Storage.setCookies', {
        cookies: cookies.map(({ expires, ...cookie }) => (expires > 0 ? { ...cookie, expires } : cookie)),
      })
      .catch((cause: Error) => {
        throw new RecordingError(
          'BAD_STORAGE_STATE',
          `The browser did not take the cookies of the storage state: ${cause.message}`,
          { cause },
        );
      });
  }
  if (origins.length > 0) await restoreLocalStorage(cdp, origins);
}

/** Local storage can only be written from within its origin: in a tab of its own an empty page stands in for each, without asking the network. */
async function restoreLocalStorage(cdp: Cdp, origins: StorageState['origins']): Promise<void> {
  const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank', background: true });
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
  const gone = Promise.withResolvers<void>();
  cdp.onEvent((event) => {
    if (event.method === 'Target.detachedFromTarget' && event.params.sessionId === sessionId) gone.resolve();
    if (event.method !== 'Fetch.requestPaused' || event.sessionId !== sessionId) return;
    const { requestId } = event.params;
    cdp
      .send(
        'Fetch.fulfillRequest',
        { requestId, responseCode: 200, responseHeaders: [{ name: 'content-type', value: 'text/html' }], body: '' },
        sessionId,
      )
      .catch(() => {}); // The browser is gone, which the navigation will tell.
  });
  await cdp.send('Fetch.enable', {}, sessionId);
  for (const { origin, localStorage } of origins) {
    const { errorText } = await cdp.send('Page.navigate', { url: new URL('/', origin).href }, sessionId);
    if (errorText)
      throw new RecordingError(
        'BAD_STORAGE_STATE',
        `The storage state holds local storage of ${origin}, which the browser does not open (${errorText}).`,
      );
    await cdp.send(
      'Runtime.evaluate',
      {
        expression: `for (const { name, value } of ${JSON.stringify(localStorage)}) window.localStorage.setItem(name, value)`,
      },
      sessionId,
    );
  }
  await cdp.send('Target.closeTarget', { targetId });
  await gone.promise;
}
