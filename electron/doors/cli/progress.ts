/** One line at the bottom of a terminal that says how far a run is. It stands below what is said, and is gone at the end. */
import type { RunEvent } from '../../../shared/model/run.ts';
import { printable, shortened } from './terminal.ts';

/** How far a run is. `startedAt` in ms since the epoch. */
export type Progress = { total: number; done: number; failed: number; startedAt: number; now: string };

export function startProgress(startedAt: number): Progress {
  return { total: 0, done: 0, failed: 0, startedAt, now: '' };
}

export function advance(progress: Progress, event: RunEvent): Progress {
  switch (event.kind) {
    case 'runBegin':
      return { ...progress, total: event.tests };
    case 'testBegin':
      return { ...progress, now: event.title };
    case 'testEnd': {
      // An attempt that is followed by another one decides nothing.
      if (event.retriesLeft > 0) return progress;
      const failed = progress.failed + (event.verdict.kind === 'failed' ? 1 : 0);
      return { ...progress, done: progress.done + 1, failed };
    }
    default:
      return progress;
  }
}

/** `12/40 tests, 1 failed, 23 s  signs in`, no wider than `columns`. */
export function progressWords({ total, done, failed, startedAt, now }: Progress, at: number, columns: number): string {
  const seconds = Math.round((at - startedAt) / 1000);
  const time = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const words = `${done}/${total} tests, ${failed > 0 ? `${failed} failed, ` : ''}${time}  ${printable(now.replace(/\p{Cc}+/gu, ' '))}`;
  // One cell is left free: a full line would wrap, and could not be taken back.
  return shortened(words, columns - 1).trimEnd();
}

type Screen = { isTTY?: boolean; columns?: number; write(text: string): unknown };

/** The last line of a terminal, written over again and again. `words` are given the width of the terminal in cells. */
type BottomLine = Disposable & { isShown: boolean; draw(words: (columns: number) => string): void; clear(): void };

/** Does nothing where nobody looks: into a file, a pipe, a build's log. */
export function createBottomLine(screen: Screen, isWanted: boolean): BottomLine {
  const isShown = isWanted && screen.isTTY === true;
  const back = '\r\u001b[K';
  const clear = (): void => void (isShown && screen.write(back));
  return {
    isShown,
    clear,
    // A terminal that nobody has given a size says 0.
    draw: (words) => void (isShown && screen.write(`${back}${words(screen.columns || 80)}`)),
    [Symbol.dispose]: clear,
  };
}

export type ProgressLine = Disposable & {
  tell(event: RunEvent): void;
  /** Says lines above the progress. */
  above(say: () => void): void;
};

/** How far a run is, in the bottom line; nobody is told where nobody looks. */
export function createProgressLine(screen: Screen, now: () => number, isWanted: boolean): ProgressLine {
  const line = createBottomLine(screen, isWanted);
  if (!line.isShown) return { tell: () => {}, above: (say) => say(), [Symbol.dispose]: () => {} };
  let progress: Progress | null = null;
  const draw = (): void => {
    const known = progress;
    if (known) line.draw((columns) => progressWords(known, now(), columns));
  };
  const clock = setInterval(draw, 1000);
  clock.unref();
  const clear = (): void => {
    if (progress) line.clear();
  };
  return {
    tell(event) {
      if (event.kind === 'runEnd') {
        clear();
        progress = null;
        return;
      }
      progress = advance(
        event.kind === 'runBegin' ? startProgress(event.at) : (progress ?? startProgress(now())),
        event,
      );
      draw();
    },
    above(say) {
      clear();
      say();
      draw();
    },
    [Symbol.dispose]() {
      clearInterval(clock);
      clear();
      progress = null;
    },
  };
}
