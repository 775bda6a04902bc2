import type { ControlOrder, ControlState, StopPlace } from './runner/protocol.ts';

/**
 * Steers a run while it goes on. What is asked for holds for every worker, also for those that start later. A test halts
 * before its next call on a page, and its time does not run out meanwhile.
 */
export type Control = {
  pause(): void;
  resume(): void;
  /** Does the one call that is halted at, and halts again before the next; pauses where nothing is halted. */
  step(): void;
  /** Halts before every call on these lines. Replaces those of before. */
  breakAt(places: StopPlace[]): void;
  /** Goes on to the first call at or below this line of the file, and halts there once. */
  runTo(place: StopPlace): void;
  /** Ends the run as Ctrl-C does. */
  stop(): void;
};

/** What a player needs of a control. */
export type Steering = {
  signal: AbortSignal;
  /** What a worker that begins has to know. */
  state(): ControlState;
  /** Tells every order from now on, until the returned function is called. */
  subscribe(tell: (order: ControlOrder) => void): () => void;
};

/** `begin` is what holds from the first call on. */
export function createControl(begin: Partial<ControlState> = {}): Control & Steering {
  let state: ControlState = { isPaused: false, breakpoints: [], to: null, ...begin };
  const listeners = new Set<(order: ControlOrder) => void>();
  const abort = new AbortController();

  function order(one: ControlOrder): void {
    for (const tell of listeners) tell(one);
  }

  function change(changes: Partial<ControlState>): void {
    state = { ...state, ...changes };
    order({ kind: 'state', state });
  }

  function go(changes: Partial<ControlState>): void {
    change(changes);
    order({ kind: 'go' });
  }

  return {
    pause: () => change({ isPaused: true }),
    resume: () => go({ isPaused: false, to: null }),
    step: () => go({ isPaused: true, to: null }),
    breakAt: (breakpoints) => change({ breakpoints }),
    runTo: (to) => go({ to, isPaused: false }),
    stop: () => abort.abort(),
    signal: abort.signal,
    state: () => state,
    subscribe(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
