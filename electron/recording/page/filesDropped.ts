/** Files that a person drags from outside of the browser and lets go over the page. */
import type { TargetRef } from '../../../shared/model/event.ts';
import { describeNow } from './describe.ts';
import { holdFiles } from './holdFiles.ts';
import { cameSinceGesture } from './hover.ts';
import { retarget } from './retarget.ts';
import { beginGesture } from './reveal.ts';
import { isAttached } from './safe.ts';
import { send } from './send.ts';

/** What they came over first, as it was before the page took note of it. */
let entered: { element: Element; ref: TargetRef } | null = null;

/** A picture that is dragged out of a page is a file as well, and HTML besides. */
export function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true && !dataTransfer.types.includes('text/html');
}

/** Files are over another element. They come from outside where they leave none. */
export function noteFilesOver(element: Element | null, event: DragEvent): void {
  const isFirst = event.relatedTarget === null && (entered === null || !isAttached(entered.element));
  if (element === null || !isFirst || !bringsFiles(event)) return;
  beginGesture();
  const target = retarget(element);
  entered = { element: target, ref: describeNow(target) };
}

export function tellFiles(hit: Element, { dataTransfer }: DragEvent): void {
  const target = retarget(hit);
  const came = entered !== null && entered.element !== target && cameSinceGesture(target) ? entered.ref : null;
  entered = null;
  const pick = holdFiles(dataTransfer?.files ?? null);
  send({ kind: 'dropFiles', target: describeNow(target), pick, files: [], ...(came && { entered: came }) });
}
