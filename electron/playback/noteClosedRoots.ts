/** Closed shadow roots that a page's markup declares: no script can see them, the browser itself can. */
import type { Frame } from '@playwright/test';

type Node = {
  backendNodeId: number;
  shadowRootType?: 'user-agent' | 'open' | 'closed';
  children?: Node[];
  shadowRoots?: Node[];
  contentDocument?: Node;
};

/**
 * Lets the healing script of a frame (`name`, see healScript) look into them. To be asked before it looks for an element: it goes through
 * the whole document once. Where the browser has no DevTools protocol there is nothing to be had, and nothing happens.
 */
export async function noteClosedRoots(frame: Frame, name: string): Promise<void> {
  const context = frame.page().context();
  // A frame of another process has a session of its own, all others are their page's.
  const session =
    (await context.newCDPSession(frame).catch(() => null)) ??
    (await context.newCDPSession(frame.page()).catch(() => null));
  if (!session) return;
  try {
    const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: Node };
    for (const backendNodeId of closedIn(root)) {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId });
      if (!object.objectId) continue;
      await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: 'function (name) { globalThis[name]?.note(this); }',
        arguments: [{ value: name }],
      });
    }
  } finally {
    // A page that has gone takes its session along.
    await session.detach().catch(() => {});
  }
}

function* closedIn(node: Node): Generator<number> {
  if (node.shadowRootType === 'closed') yield node.backendNodeId;
  for (const inner of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) yield* closedIn(inner);
  if (node.contentDocument) yield* closedIn(node.contentDocument);
}
