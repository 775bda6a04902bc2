import type { ControlOrder, ControlState, StopPlace } from '../protocol.ts';

/** Decides whether a call may begin, from what was ordered so far; one for each worker. */
export type Gate = {
  heed(order: ControlOrder): void;
  /** Whether a call at this line has to halt before it begins. */
  halts(place: StopPlace | null): boolean;
  /** Resolves when the call that has halted may begin. */
  opened(): Promise<void>;
};

export function createGate(begin: ControlState): Gate {
  let state = begin;
  let isHeld = false;
  let release = (): void => {};

  return {
    heed(order) {
      if (order.kind === 'state') {
        state = order.state;
        return;
      }
      isHeld = false;
      release();
    },
    halts(place) {
      if (isHeld || state.isPaused) return true;
      if (place === null) return false;
      const { to } = state;
      if (to && to.file === place.file && place.line >= to.line) {
        state = { ...state, to: null };
        return true;
      }
      return state.breakpoints.some(({ file, line }) => file === place.file && line === place.line);
    },
    async opened() {
      isHeld = true;
      const opened = Promise.withResolvers<void>();
      const before = release;
      release = () => {
        before();
        opened.resolve();
      };
      await opened.promise;
    },
  };
}
