import { dirtyPaths, save } from '../editor/documents.ts';

/** What is played is what is seen: everything unsaved is written first. */
export async function saveDirtySpecs(): Promise<void> {
  await Promise.all(dirtyPaths().map((path) => save(path)));
}
