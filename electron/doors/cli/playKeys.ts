import type { RunEvent } from '../../../shared/model/run.ts';
import type { Client } from '../../engine/index.ts';

export const KEYS_HINT = 'Keys: space or p pauses and goes on, s does one step, q stops';

type Input = NodeJS.EventEmitter & {
  setRawMode?(isRaw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
};

type Control = { pause(): void; resume(): void; step(): void; stop(): void };

/** Keys come one by one and wait for nothing; what comes too late for a run that is over is of no use to anybody. */
export function remoteControl(runs: Client['runs'], job: string): Control {
  const order = (kind: 'pause' | 'resume' | 'step'): void =>
    void runs.control({ job, order: { kind } }).catch(() => {});
  return {
    pause: () => order('pause'),
    resume: () => order('resume'),
    step: () => order('step'),
    stop: () => void runs.stop({ job }),
  };
}

/** What a terminal's keys steer; it is told what happens, to know whether something halts. */
type Keys = Disposable & { hear(event: RunEvent): void };

/** Steers a run by the keys of a terminal until it is disposed. `interrupt` is what Ctrl-C does, which raw input keeps to itself. */
export function steerByKeys(input: Input, control: Control, interrupt: () => void): Keys {
  const halted = new Set<string>();
  let isPaused = false;
  const onData = (bytes: Buffer): void => {
    for (const key of bytes.toString()) {
      if (key === '\u0003') interrupt();
      else if (key === 'q') control.stop();
      else if (key === 's') control.step();
      else if (key === ' ' || key === 'p') {
        isPaused = !isPaused && halted.size === 0;
        if (isPaused) control.pause();
        else control.resume();
      }
    }
  };
  input.setRawMode?.(true);
  input.on('data', onData);
  input.resume();
  return {
    hear(event) {
      if (event.kind === 'paused') halted.add(event.test);
      else if (event.kind === 'resumed' || event.kind === 'testEnd') halted.delete(event.test);
    },
    [Symbol.dispose]() {
      input.off('data', onData);
      input.setRawMode?.(false);
      input.pause();
    },
  };
}
