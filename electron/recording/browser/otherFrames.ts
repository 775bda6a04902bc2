/**
 * What a person does in one frame of a page may be answered in another, or by a document that comes into a frame: each of them is
 * told when it was done, so that it lays what it sees to it.
 */
import type { FrameEvent } from '../../../shared/model/event.ts';
import type { Frames } from './frames.ts';

export type OtherFramesNeeds = {
  frames: Pick<Frames, 'contexts' | 'frameOf'>;
  /** Evaluates in the recorder's world of a frame; null where that has gone. */
  ask(frame: string, expression: string): Promise<unknown>;
  pageOf(session: string): string | undefined;
};

/** What tells of an answer. */
const ANSWERS = new Set<FrameEvent['kind']>(['appeared', 'vanished', 'became']);
/** Advertisements come by the dozen; so many frames of a page are told. */
const MOST_FRAMES = 20;
/** What comes into a frame later than this (ms) is nobody's doing. */
const LATEST_MS = 5000;
/** Clocks of frames agree this well (ms). */
const CLOCK_MS = 1;
/** Words of the document before, in characters. */
const MOST_WORDS = 50_000;

export function createOtherFrames({ frames, ask, pageOf }: OtherFramesNeeds) {
  /** The last gesture of each page: in which frame, and when (ms since the epoch). */
  const gestures = new Map<string, { frame: string; at: number }>();
  /** Frames that are being told, and the latest that they have not heard yet. */
  const telling = new Map<string, number | null>();
  /** What the document said that a frame is about to leave. */
  const said = new Map<string, Promise<unknown>>();

  const tell = async (frame: string, at: number): Promise<void> => {
    if (telling.has(frame)) {
      telling.set(frame, at);
      return;
    }
    for (let next: number | null = at; next !== null; next = telling.get(frame) ?? null) {
      telling.set(frame, null);
      await ask(frame, `globalThis.__paElsewhere?.(${next})`);
    }
    telling.delete(frame);
  };

  const others = (page: string, frame: string): string[] =>
    frames
      .contexts()
      .filter(({ session }) => pageOf(session) === page)
      .map(({ session, context }) => frames.frameOf(session, context))
      .filter((other) => other !== null)
      .filter((other) => other !== frame)
      .slice(0, MOST_FRAMES);

  return {
    /** A person did something in a frame, at a time (ms since the epoch). */
    gesture(page: string, frame: string, at: number): void {
      gestures.set(page, { frame, at });
      for (const other of others(page, frame)) void tell(other, at);
    },
    /** Whether it tells of an answer to something after which more was done in another frame: it can be put in order no more. */
    isTooLate(page: string, frame: string, kind: FrameEvent['kind'], since: number): boolean {
      const last = gestures.get(page);
      return ANSWERS.has(kind) && last !== undefined && last.frame !== frame && last.at > since + CLOCK_MS;
    },
    /** A frame other than the page's own is about to get another document. */
    leaving(frame: string): void {
      said.set(frame, ask(frame, `globalThis.__paSaid?.(${MOST_WORDS})`));
    },
    /** The page as a whole went elsewhere: what comes into its frames now belongs to that. */
    left(page: string): void {
      gestures.delete(page);
    },
    /** A document came into a frame; `isOwn` where that is the page's own frame. */
    async arrived(page: string, frame: string, isOwn: boolean): Promise<void> {
      const before = said.get(frame);
      said.delete(frame);
      const gesture = gestures.get(page);
      if (isOwn || !gesture || Date.now() - gesture.at > LATEST_MS) return;
      const words = await before;
      await ask(frame, `globalThis.__paElsewhere?.(${gesture.at}, ${JSON.stringify(words ?? '')})`);
    },
    detached(frame: string): void {
      said.delete(frame);
    },
  };
}
