import type { TestInfo } from '@playwright/test';
import { placeOfCall } from '../callPlace.ts';
import { currentTest } from '../currentTest.ts';
import { type Hooks, type Turns, wait } from '../instrument.ts';
import type { ControlState } from '../protocol.ts';
import type { WorkerChannel } from '../workerChannel.ts';
import { createGate } from './gate.ts';

/** Hooks that let a test halt before a call. They must be the outermost. */
export function steer(begin: ControlState, channel: WorkerChannel): Hooks {
  const gate = createGate(begin);
  channel.onOrder(gate.heed);
  return {
    *aroundAction(call, proceed): Turns {
      const test = currentTest();
      const place = test && readPlace(placeOfCall(call));
      if (test && gate.halts(place)) {
        channel.tell({ kind: 'paused', test: test.testId, place });
        yield* wait(withoutTime(test, gate.opened()));
        channel.tell({ kind: 'resumed', test: test.testId });
      }
      return yield* proceed();
    },
  };
}

function readPlace(text: string | null): { file: string; line: number; column: number } | null {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(text ?? '') ?? [];
  return file === undefined ? null : { file, line: Number(line), column: Number(column) };
}

/** Playwright's own means for its inspector; versions without it get the time back afterwards. */
async function withoutTime(test: TestInfo & { _setIgnoreTimeouts?(isIgnored: boolean): void }, halt: Promise<void>) {
  if (test._setIgnoreTimeouts) {
    test._setIgnoreTimeouts(true);
    await halt;
    test._setIgnoreTimeouts(false);
    return;
  }
  const { timeout } = test;
  const begun = Date.now();
  test.setTimeout(0);
  await halt;
  if (timeout > 0) test.setTimeout(timeout + Date.now() - begun);
}
