import { setTimeout as after } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { unseen } from '../instrument.ts';
import { type Frame, thin } from './choosePicture.ts';

/** What a page looked like lately. */
export type Screen = {
  frames(): readonly Frame[];
  /** A call has ended at `at` (ms since the epoch): a picture of what it left is wanted. */
  note(at: number): void;
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

/** Between two pictures, in ms: the browser needs some 20 ms of a processor for each, which quick steps would feel. */
const restMs = 250;
/** The longest of these, while no call of the test ends: how the page goes on is worth less and less. */
const longestRestMs = 2000;

/**
 * The browser paints a page anyway; a screencast hands out what it painted, so no step waits for its picture. It is stopped
 * after each picture: as long as it runs, the browser reads back every frame, wanted or not. Browsers outside the Chromium family have
 * no such thing, and give no frames.
 */
export function watchScreen(page: Page): Screen {
  let frames: Frame[] = [];
  let arrived: (() => void) | null = null;
  let lastEnd = 0;
  let rest = restMs;
  let isOpen = true;
  const stream = openStream(page, (frame) => {
    frames.push(frame);
    if (frames.length > mostFrames) frames = thin(frames, [], frame.at);
    arrived?.();
    rest = lastEnd > (frames.at(-2)?.at ?? 0) ? restMs : Math.min(rest * 2, longestRestMs);
    void stream.then((open) => open?.stop());
    look(rest);
  });

  let next: NodeJS.Timeout | undefined;
  function look(milliseconds: number): void {
    clearTimeout(next);
    next = setTimeout(() => isOpen && stream.then((open) => open?.start()), milliseconds);
    next.unref();
  }

  return {
    frames: () => frames,
    note(at) {
      lastEnd = at;
      if (rest > restMs) look(restMs);
      rest = restMs;
    },
    thin(ends) {
      frames = thin(frames, ends, Date.now());
    },
    async settle() {
      isOpen = false;
      const next = Promise.withResolvers<void>();
      const painted = stream.then(async (open) => {
        if (!open) return;
        await open.paint();
        arrived = next.resolve;
        await open.stop();
        await open.start();
        await next.promise;
      });
      await Promise.race([painted, after(frames.length === 0 ? firstMs : settleMs)]).catch(() => {}); // The page is gone: what came counts.
      arrived = null;
    },
  };
}

const mostFrames = 240;

type Stream = {
  /** Lets what the page shows come, painted anew or not, and then what is painted. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Two frames later everything that was changed before is on the screen. */
  paint(): Promise<void>;
};

async function openStream(page: Page, take: (frame: Frame) => void): Promise<Stream | null> {
  try {
    return await unseen(page, async () => {
      const session = await page.context().newCDPSession(page);
      session.on('Page.screencastFrame', ({ data, metadata }) => {
        take({ at: metadata.timestamp === undefined ? Date.now() : metadata.timestamp * 1000, data });
      });
      const quietly = (work: () => Promise<unknown>): Promise<void> => unseen(page, work).then(ignore, ignore); // Closed meanwhile.
      await session.send('Page.startScreencast', format);
      return {
        start: () => quietly(() => session.send('Page.startScreencast', format)),
        stop: () => quietly(() => session.send('Page.stopScreencast')),
        paint: () =>
          quietly(() =>
            session.send('Runtime.evaluate', { expression: twoFrames, awaitPromise: true, returnByValue: false }),
          ),
      };
    });
  } catch {
    return null; // Another browser, or a page that was closed at once.
  }
}

const ignore = (): void => {};
const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
