/** Targets wait until the recorder listens in them; here they are let go on. */
import type { Cdp } from './cdp.ts';

export const AUTO_ATTACH = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };

export function createResume(cdp: Cdp) {
  /** Sessions whose target may still be waiting. */
  const waiting = new Set<string>();

  return {
    /** Resolves when the target runs, or is gone. */
    async resume(session: string): Promise<void> {
      waiting.add(session);
      const resumed = await cdp.send('Runtime.runIfWaitingForDebugger', undefined, session).catch(() => null);
      if (resumed) waiting.delete(session);
    },
    /**
     * Another program that joins the browser in the very moment when a frame's process begins makes the browser take the frame's
     * session away, and nobody could tell the frame to go on any more (seen with Chromium 156): who stops attaching lets all go that wait.
     */
    async lost(session: string, parent: string): Promise<void> {
      if (!waiting.delete(session)) return;
      const off = { ...AUTO_ATTACH, autoAttach: false, waitForDebuggerOnStart: false };
      await cdp.send('Target.setAutoAttach', off, parent).catch(() => {}); // Its page has gone as well.
      await cdp.send('Target.setAutoAttach', AUTO_ATTACH, parent).catch(() => {});
    },
  };
}
