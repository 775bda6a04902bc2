/** What the last replacing changed, so that it can be taken back as one. */
import { randomUUID } from 'node:crypto';
import { WorkspaceError } from './errors.ts';

/** UTF-16 units of text. */
const MOST = 32 * 1024 * 1024;

/** `text` is what was there before; `version` is what was written. */
type Before = { path: string; text: string; version: string; matches: number };

export function createUndos() {
  let last: { id: string; files: Before[]; size: number } | null = null;

  return {
    begin(): string {
      last = { id: randomUUID(), files: [], size: 0 };
      return last.id;
    },

    note(id: string, before: Before): void {
      if (last?.id !== id) return;
      last.size += before.text.length;
      if (last.size > MOST) last = null;
      else last.files.push(before);
    },

    /** Once. @throws WorkspaceError UNDO_GONE */
    take(id: string): readonly Before[] {
      if (last?.id !== id)
        throw new WorkspaceError(
          'UNDO_GONE',
          'It can no longer be taken back: something else was replaced since, or it was too much to remember. Git may have the files as they were.',
        );
      const { files } = last;
      last = null;
      return files;
    },
  };
}
