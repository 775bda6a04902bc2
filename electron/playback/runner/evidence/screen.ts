import { setTimeout as after } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { unseen } from '../instrument.ts';
import { type Frame, thin } from './choosePicture.ts';

/** What a page looked like lately. */
export type Screen = {
  frames(): readonly Frame[];
  /** Lets go of frames that no call needs; `ends` are those of the calls that still wait for their picture. */
  thin(ends: readonly number[]): void;
  /** Resolves when what the page shows now has been painted and has come here, or at once when that cannot be. */
  settle(): Promise<void>;
};

/** Enough to read by, and half of what a whole page costs to encode. In px, per cent. */
const format = { format: 'jpeg', quality: 60, maxWidth: 960, maxHeight: 960 } as const;
/** Longest wait for a last picture, in ms: a hung page never gives one. */
const settleMs = 150;
/** The same where there is no picture at all yet: a short test on a busy machine. */
const firstMs = 2000;
/** From painted to here, in ms. */
const frameMs = 40;

/**
 * The browser paints a page anyway; a screencast hands out what it painted, so no step waits for its picture. Browsers
 * outside the Chromium family have no such thing, and give no frames.
 */
export function watchScreen(page: Page): Screen {
  let frames: Frame[] = [];
  let arrived: (() => void) | null = null;
  const session = start(page, (frame) => {
    frames.push(frame);
    if (frames.length > mostFrames) frames = thin(frames, [], frame.at);
    arrived?.();
  });
  return {
    frames: () => frames,
    thin(ends) {
      frames = thin(frames, ends, Date.now());
    },
    async settle() {
      const next = Promise.withResolvers<void>();
      arrived = next.resolve;
      const painted = session.then(async (open) => {
        if (!open) return;
        await paint(page, open);
        // A page that did not change is not painted, and gives no frame.
        if (frames.length === 0) await next.promise;
        else await Promise.race([next.promise, after(frameMs)]);
      });
      await Promise.race([painted, after(frames.length === 0 ? firstMs : settleMs)]).catch(() => {}); // The page is gone: what came counts.
      arrived = null;
    },
  };
}

const mostFrames = 240;

async function start(page: Page, take: (frame: Frame) => void): Promise<CDPSession | null> {
  try {
    return await unseen(page, async () => {
      const session = await page.context().newCDPSession(page);
      session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
        take({ at: metadata.timestamp === undefined ? Date.now() : metadata.timestamp * 1000, data });
        unseen(page, () => session.send('Page.screencastFrameAck', { sessionId })).catch(() => {}); // Closed meanwhile.
      });
      await session.send('Page.startScreencast', format);
      return session;
    });
  } catch {
    return null; // Another browser, or a page that was closed at once.
  }
}

/** Two frames later everything that was changed before is on the screen. */
async function paint(page: Page, session: CDPSession): Promise<void> {
  const expression = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
  await unseen(page, () => session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: false }));
}
