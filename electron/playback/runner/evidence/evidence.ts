/** Hooks that gather what a person wants to see of each step: how the page looked, where it was, what was there instead. */

import { setTimeout as after } from 'node:timers/promises';
import { placeOfCall } from '../callPlace.ts';
import { currentTest } from '../currentTest.ts';
import { type Call, type Hooks, type Proceed, type Turns, wait } from '../instrument.ts';
import type { CallId, EvidenceSettings } from '../protocol.ts';
import { openWorkerChannel } from '../workerChannel.ts';
import { createAlbum } from './album.ts';
import { showDots, typesSecret } from './hideSecrets.ts';
import { lookRound } from './missed.ts';

/** These must be the innermost hooks: each call that they see is one step of Playwright. */
export function createEvidence(
  settings: EvidenceSettings,
  address: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Hooks {
  const channel = openWorkerChannel(address);
  const secrets = settings.secrets.flatMap((name) => env[name] || []);
  const album = createAlbum(({ id, url, call }, jpeg) =>
    channel.tell({ kind: 'seen', of: id, url, jpeg, ...target(call) }),
  );
  const running = new Map<CallId, Call>();

  async function fail(id: CallId, call: Call): Promise<void> {
    const missed = call.locator ? await lookRound(call.locator) : null;
    if (missed) channel.tell({ kind: 'missed', of: id, ...missed });
  }

  /** Once: what was still going on when its page closed has been told by then. */
  function end(id: CallId, call: Call, isFailed: boolean): void {
    if (!running.delete(id)) return;
    album.add({ id, call, ended: Date.now(), url: call.page.url(), isFailed });
  }

  function* around(id: CallId, call: Call, proceed: Proceed): Turns {
    running.set(id, call);
    let isFailed = true;
    try {
      const result = yield* proceed();
      isFailed = call.does === 'check' && isRefused(result, call);
      if (isFailed) yield* wait(fail(id, call));
      return result;
    } catch (error) {
      if (running.has(id)) yield* wait(fail(id, call));
      throw error;
    } finally {
      end(id, call, isFailed);
    }
  }

  return {
    onPage(page) {
      if (settings.pictures) album.watch(page);
    },
    *aroundAction(call, proceed) {
      const test = currentTest();
      if (!test) return yield* proceed();
      const isSecret = typesSecret(call, secrets);
      if (isSecret) yield* wait(showDots(call));
      const id: CallId = {
        worker: process.pid,
        call: call.number,
        test: test.testId,
        attempt: test.retry,
        isCheck: call.does === 'check',
        place: placeOfCall(call),
        began: Date.now(),
      };
      const result = yield* around(id, call, proceed);
      // It may not have been there before.
      if (isSecret) yield* wait(showDots(call));
      return result;
    },
    async beforeClose(context) {
      // When a test's time is over its last call is still waiting, and will fail because its page closes.
      const late = [...running].filter(([, call]) => call.page.context() === context);
      await Promise.all(late.map(([id, call]) => fail(id, call)));
      for (const [id, call] of late) end(id, call, true);
      await Promise.all(context.pages().map((page) => album.finish(page)));
      await Promise.race([channel.flush(), after(flushMs, undefined, { ref: false })]);
    },
  };
}

function target({ notes }: Call) {
  return notes.target ? { target: notes.target } : {};
}

/** The player may be busy; the test's end does not wait for that for long. In ms. */
const flushMs = 1000;

/** Playwright's own answer to a check, which throws later, in `expect`. */
function isRefused(result: unknown, { args }: Call): boolean {
  if (typeof result !== 'object' || result === null || !('matches' in result)) return false;
  const options = args[1];
  const isNot = typeof options === 'object' && options !== null && 'isNot' in options && options.isNot === true;
  return result.matches === isNot;
}
