import { create } from 'zustand';
import type { Replaced, SearchEvent, SearchMatch } from '../../shared/contract/search.ts';
import { isDirty, save } from '../editor/documents.ts';
import { t } from '../i18n/language.ts';
import { engine, explain, isAborted } from '../rpc/client.ts';
import { tell } from './notices.ts';
import { useSettings } from './settings.ts';

export type SearchInput = {
  text: string;
  isRegex: boolean;
  isCaseSensitive: boolean;
  isWholeWord: boolean;
  /** What each match is to become; null while one only searches. */
  replacement: string | null;
};
type End = Extract<SearchEvent, { kind: 'end' }>;

type Search = {
  input: SearchInput;
  files: readonly { path: string; matches: readonly SearchMatch[] }[];
  /** Files that come next in replacing; null while nothing is replaced. */
  replacing: { done: number; of: number } | null;
  /** With what the last replacing can be taken back. */
  undo: string | null;
  state: { kind: 'idle' } | { kind: 'searching' } | { kind: 'done'; end: End } | { kind: 'failed'; why: string };
};

export const useSearch = create<Search>(() => ({
  input: { text: '', isRegex: false, isCaseSensitive: false, isWholeWord: false, replacement: null },
  files: [],
  replacing: null,
  undo: null,
  state: { kind: 'idle' },
}));

/** ms */
const DRAW_EVERY = 100;

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
    const { replacement, ...query } = { ...input, limit };
    const wanted = replacement === null ? query : { ...query, replacement };
    for await (const event of await engine.search.text(wanted, { signal: leaving.signal })) {
      if (leaving.signal.aborted) return;
      if (event.kind === 'end') useSearch.setState({ files: [...files], state: { kind: 'done', end: event } });
      else {
        files.push({ path: event.path, matches: event.matches });
        // Now and then, however fast they come: thousands of rows are laid out anew each time.
        if (drawing === 0) drawing = window.setTimeout(draw, DRAW_EVERY);
      }
    }
  } catch (error) {
    if (leaving.signal.aborted || isAborted(error)) return;
    useSearch.setState({ files: [], state: { kind: 'failed', why: explain(error) } });
  } finally {
    if (drawing !== 0) clearTimeout(drawing);
  }
}

let replacing: AbortController | null = null;

/** In all files that are shown, or in one; what is not saved in them is saved first. Between two files it can be stopped. */
export async function replaceIn(paths: readonly string[]): Promise<void> {
  const { replacement, ...input } = useSearch.getState().input;
  if (replacement === null || paths.length === 0) return;
  await Promise.all(paths.filter(isDirty).map((path) => save(path)));
  const leaving = new AbortController();
  replacing = leaving;
  useSearch.setState({ replacing: { done: 0, of: paths.length }, undo: null });
  const { signal } = leaving;
  await tellChanges(await engine.search.replace({ ...input, replacement, paths: [...paths] }, { signal }), signal);
}

/** The last replacing, all of it. */
export async function undoReplacing(): Promise<void> {
  const { undo } = useSearch.getState();
  if (undo === null) return;
  useSearch.setState({ undo: null });
  await tellChanges(await engine.search.undo({ undo }), new AbortController().signal);
}

export function stopReplacing(): void {
  replacing?.abort();
}

async function tellChanges(events: AsyncIterable<Replaced>, signal: AbortSignal): Promise<void> {
  let files = 0;
  let matches = 0;
  const left: string[] = [];
  try {
    for await (const event of events) {
      if (event.kind === 'begin') useSearch.setState({ undo: event.undo });
      else if (event.kind === 'left') left.push(`${event.path}: ${event.why}`);
      else {
        files += 1;
        matches += event.matches;
      }
      useSearch.setState(({ replacing: now }) => ({ replacing: now && { ...now, done: files + left.length } }));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    useSearch.setState({ replacing: null });
  }
  if (left.length > 0) tell('warning', t('replace.left', { files: left.slice(0, 10).join('\n') }));
  tell('info', t('replace.done', { matches, files }));
  await search({});
}

export function stopSearching(): void {
  current?.abort();
  useSearch.setState({ state: { kind: 'idle' } });
}
