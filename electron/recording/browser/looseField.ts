/** File fields that stand in no document (`document.createElement('input').click()`): only their chooser tells that they exist. */
import type { Cdp } from './cdp.ts';

type World = { session: string; context: number };

/** Lets the page script listen to the field that a chooser was opened for. */
export async function listenToField(cdp: Cdp, { session, context }: World, backendNodeId: number): Promise<void> {
  const { object } = await cdp.send('DOM.resolveNode', { backendNodeId, executionContextId: context }, session);
  if (!object.objectId) return;
  const { objectId } = object;
  const functionDeclaration = 'function () { globalThis.__paListen(this) }';
  await cdp.send('Runtime.callFunctionOn', { objectId, functionDeclaration }, session);
  await cdp.send('Runtime.releaseObject', { objectId }, session);
}
