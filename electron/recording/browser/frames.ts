/** Which frames a page has and by which locators one gets into them, from the page down. */

import type { Locator } from '../../../shared/model/locator.ts';
import type { Description } from '../../../shared/model/target.ts';
import type { Cdp } from './cdp.ts';

type Frame = {
  id: string;
  parent: string | null;
  session: string;
  context: number | null;
  path: Locator[] | null;
  pending: Promise<Locator[]> | null;
};

export type Frames = {
  attached(id: string, parent: string | null, session: string): void;
  detached(id: string): void;
  /** The recorder's own world in this frame is there. */
  contextCreated(id: string, session: string, context: number): void;
  contextGone(session: string, context?: number): void;
  frameOf(session: string, context: number): string | null;
  contextOf(id: string): { session: string; context: number } | null;
  parentOf(id: string): string | null;
  /** The recorder's worlds of all frames. */
  contexts(): { session: string; context: number }[];
  /** At once where it is known, else as soon as the browser told. The page's own frame has the empty path. */
  pathTo(id: string): Locator[] | Promise<Locator[]>;
};

export function createFrames(cdp: Cdp): Frames {
  const frames = new Map<string, Frame>();
  const contexts = new Map<string, string>();

  const findPath = async (frame: Frame): Promise<Locator[]> => {
    const parent = frame.parent === null ? undefined : frames.get(frame.parent);
    if (!parent) return [];
    const before = await pathTo(parent.id);
    const owner = await describeOwner(cdp, frame.id, parent);
    return [...before, owner];
  };
  const pathTo = (id: string): Locator[] | Promise<Locator[]> => {
    const frame = frames.get(id);
    if (!frame || frame.parent === null) return [];
    if (frame.path) return frame.path;
    frame.pending ??= findPath(frame)
      .then((path) => {
        frame.path = path;
        return path;
      })
      // The frame went away while it was asked for: its events are still worth keeping, by its place alone.
      .catch(() => [[{ by: 'css', selector: 'iframe' } as const]]);
    return frame.pending;
  };

  return {
    attached(id, parent, session) {
      const known = frames.get(id);
      if (known) {
        // A frame that moves to a process of its own is told again, without its parent.
        known.session = session;
        return;
      }
      frames.set(id, { id, parent, session, context: null, path: null, pending: null });
    },
    detached: (id) => void frames.delete(id),
    contextCreated(id, session, context) {
      const frame = frames.get(id) ?? { id, parent: null, session, context: null, path: null, pending: null };
      frame.session = session;
      frame.context = context;
      // The owner may be described differently in each document of the frame: asked anew, early, while it is surely there.
      frame.path = null;
      frame.pending = null;
      frames.set(id, frame);
      contexts.set(`${session}:${context}`, id);
      void pathTo(id);
    },
    contextGone(session, context) {
      for (const frame of frames.values()) {
        if (frame.session === session && (context === undefined || frame.context === context)) frame.context = null;
      }
      if (context !== undefined) contexts.delete(`${session}:${context}`);
      else for (const key of contexts.keys()) if (key.startsWith(`${session}:`)) contexts.delete(key);
    },
    frameOf: (session, context) => contexts.get(`${session}:${context}`) ?? null,
    contextOf(id) {
      const frame = frames.get(id);
      return frame && frame.context !== null ? { session: frame.session, context: frame.context } : null;
    },
    contexts: () =>
      [...frames.values()].flatMap(({ session, context }) => (context === null ? [] : [{ session, context }])),
    parentOf: (id) => frames.get(id)?.parent ?? null,
    pathTo,
  };
}

async function describeOwner(cdp: Cdp, frameId: string, parent: Frame): Promise<Locator> {
  const { backendNodeId } = await cdp.send('DOM.getFrameOwner', { frameId }, parent.session);
  if (parent.context === null) throw new Error('the parent frame is not ready');
  const { object } = await cdp.send(
    'DOM.resolveNode',
    { backendNodeId, executionContextId: parent.context },
    parent.session,
  );
  if (!object.objectId) throw new Error('the frame element is gone');
  const { result } = await cdp.send(
    'Runtime.callFunctionOn',
    {
      objectId: object.objectId,
      functionDeclaration: 'function () { return globalThis.__paDescribe(this) }',
      returnByValue: true,
    },
    parent.session,
  );
  const description: Description = JSON.parse(String(result.value));
  const [best] = description.locators;
  if (!best) throw new Error('the frame element cannot be located');
  return best.locator;
}
