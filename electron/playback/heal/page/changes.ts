/** Tells how long a document has been left alone: watched only from when somebody asks. */
import { allShadowRoots } from './shadowRoots.ts';

/** `count` of all changes since it is watched, and ms since the last one. */
export type Changes = { count: number; stillFor: number };

let watching: { count: number; at: number } | null = null;
const watched = new WeakSet<Node>();

export function watchChanges(): Changes {
  const now = performance.now();
  watching ??= { count: 0, at: now };
  watchRoots(document);
  return { count: watching.count, stillFor: now - watching.at };
}

/** Shadow roots that came since are watched from now on; their coming was a change of what was watched. */
function watchRoots(root: Document): void {
  for (const each of [root, ...allShadowRoots(root)]) {
    if (watched.has(each)) continue;
    watched.add(each);
    new MutationObserver(note).observe(each, { subtree: true, childList: true, attributes: true, characterData: true });
  }
}

function note(records: readonly MutationRecord[]): void {
  if (!watching) return;
  watching.count += records.length;
  watching.at = performance.now();
}
