/** A frame whose session the browser takes away before it was let go on must not wait for ever. */
import { expect, test } from 'vitest';
import type { Cdp } from '../../electron/recording/browser/cdp.ts';
import { createResume } from '../../electron/recording/browser/resume.ts';

type Sent = [method: string, session: string | undefined, params: unknown];

/** A browser that keeps what it is told; it answers `runIfWaitingForDebugger` only where told so. */
function browser(answersResume: boolean): { cdp: Cdp; sent: Sent[] } {
  const sent: Sent[] = [];
  const cdp = {
    send(method: string, params: unknown, session?: string) {
      sent.push([method, session, params]);
      const isResume = method === 'Runtime.runIfWaitingForDebugger';
      return isResume && !answersResume ? Promise.reject(new Error('Session not found')) : Promise.resolve({});
    },
    onEvent() {},
    closed: new Promise<void>(() => {}),
  } as unknown as Cdp;
  return { cdp, sent };
}

test('a session that was taken away before its frame ran lets the frame go on: attaching is turned off and on again', async () => {
  const { cdp, sent } = browser(false);
  const waiting = createResume(cdp);
  await waiting.resume('frame');
  await waiting.lost('frame', 'page');
  expect(sent.slice(1)).toEqual([
    ['Target.setAutoAttach', 'page', { autoAttach: false, waitForDebuggerOnStart: false, flatten: true }],
    ['Target.setAutoAttach', 'page', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }],
  ]);
});

test('a session of a frame that ran goes as frames go: nothing is done about it', async () => {
  const { cdp, sent } = browser(true);
  const waiting = createResume(cdp);
  await waiting.resume('frame');
  await waiting.lost('frame', 'page');
  expect(sent).toHaveLength(1);
});
