import { create } from 'zustand';
import type { SearchEvent, SearchMatch } from '../../shared/contract/search.ts';
import { engine, explain, isAborted } from '../rpc/client.ts';
import { useSettings } from './settings.ts';

export type SearchInput = { text: string; isRegex: boolean; isCaseSensitive: boolean; isWholeWord: boolean };
type End = Extract<SearchEvent, { kind: 'end' }>;

type Search = {
  input: SearchInput;
  files: readonly { path: string; matches: readonly SearchMatch[] }[];
  state: { kind: 'idle' } | { kind: 'searching' } | { kind: 'done'; end: End } | { kind: 'failed'; why: string };
};

export const useSearch = create<Search>(() => ({
  input: { text: '', isRegex: false, isCaseSensitive: false, isWholeWord: false },
  files: [],
  state: { kind: 'idle' },
}));

let current: AbortController | null = null;

/** Files come as they are found; a new search ends the one before. */
export async function search(changes: Partial<SearchInput>): Promise<void> {
  current?.abort();
  const input = { ...useSearch.getState().input, ...changes };
  if (input.text === '') {
    useSearch.setState({ input, files: [], state: { kind: 'idle' } });
    return;
  }
  const leaving = new AbortController();
  current = leaving;
  useSearch.setState({ input, state: { kind: 'searching' } });
  const files: { path: string; matches: readonly SearchMatch[] }[] = [];
  let drawing = 0;
  const draw = (): void => {
    drawing = 0;
    if (!leaving.signal.aborted) useSearch.setState({ files: [...files] });
  };
  try {
    const limit = useSettings.getState().settings['search.limit'];
    for await (const event of await engine.search.text({ ...input, limit }, { signal: leaving.signal })) {
      if (leaving.signal.aborted) return;
      if (event.kind === 'end') useSearch.setState({ files: [...files], state: { kind: 'done', end: event } });
      else {
        files.push({ path: event.path, matches: event.matches });
        // Once a frame, however fast they come.
        if (drawing === 0) drawing = requestAnimationFrame(draw);
      }
    }
  } catch (error) {
    if (leaving.signal.aborted || isAborted(error)) return;
    useSearch.setState({ files: [], state: { kind: 'failed', why: explain(error) } });
  } finally {
    if (drawing !== 0) cancelAnimationFrame(drawing);
  }
}

export function stopSearching(): void {
  current?.abort();
  useSearch.setState({ state: { kind: 'idle' } });
}
