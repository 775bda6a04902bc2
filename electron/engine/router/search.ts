import type { Parts } from '../parts.ts';
import type { Implementer } from './index.ts';

export function searchRouter(os: Implementer['search'], { workspace: { search, index } }: Parts) {
  return {
    text: os.text.handler(async ({ input, signal }) => search.text(input, signal)),
    replace: os.replace.handler(async ({ input, signal }) => search.replace(input, signal)),
    undo: os.undo.handler(async ({ input }) => search.undo(input.undo)),
    files: os.files.handler(({ input }) => index.find(input.query, input.limit)),
  };
}
