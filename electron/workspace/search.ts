/** Search and replace in files. */
import type { TextFile } from '../../shared/contract/files.ts';
import type { Replaced, SearchEvent, SearchMatch, SearchQuery } from '../../shared/contract/search.ts';
import type { Files } from './files.ts';
import { leftOut, ripgrep } from './ripgrep.ts';
import { type FoundFile, readFound } from './searchOutput.ts';
import { createUndos } from './undos.ts';

type Needs = { root: () => string; files: Files; exclude: () => readonly string[] };

/** More are searched for everywhere and left out afterwards: a command line holds only so much. */
const MOST_NAMED = 500;

export function createSearch({ root, files, exclude }: Needs) {
  const undos = createUndos();

  /** Files with their matches, as ripgrep comes to them, until the limit is reached. */
  async function* find(query: SearchQuery, paths: readonly string[], signal?: AbortSignal): AsyncGenerator<FoundFile> {
    // One more than wanted tells that there are more.
    let left = query.limit + 1;
    let file: FoundFile | null = null;
    for await (const lines of ripgrep(root(), argumentsOf(query, exclude(), paths), '\n', signal)) {
      for (const line of lines) {
        const found = readFound(line);
        if (found === null) continue;
        if (found.kind === 'begin') file = { path: found.path, matches: [] };
        if (file === null) continue;
        if (found.kind === 'matches') {
          const matches = found.matches.slice(0, left);
          left -= matches.length;
          for (const match of matches) file.matches.push(match);
        }
        if (found.kind === 'end' || left === 0) {
          if (file.matches.length > 0) yield file;
          file = null;
        }
        if (left === 0) return;
      }
    }
  }

  return {
    async *text(query: SearchQuery, signal?: AbortSignal): AsyncGenerator<SearchEvent> {
      const begun = performance.now();
      let count = 0;
      let filesFound = 0;
      for await (const { path, matches } of find(query, [], signal)) {
        filesFound++;
        const kept: SearchMatch[] = matches.slice(0, query.limit - count);
        count += matches.length;
        if (kept.length > 0) yield { kind: 'file', path, matches: kept };
      }
      const isLimited = count > query.limit;
      yield {
        kind: 'end',
        files: filesFound,
        matches: Math.min(count, query.limit),
        isLimited,
        duration: Math.round(performance.now() - begun),
      };
    },

    /** A file is replaced whole, or left as it is and told. */
    async *replace(
      query: SearchQuery & { replacement: string; paths?: string[] | undefined },
      signal?: AbortSignal,
    ): AsyncGenerator<Replaced> {
      const wanted = query.paths && new Set(query.paths);
      const named = query.paths && query.paths.length <= MOST_NAMED ? query.paths : [];
      const undo = undos.begin();
      yield { kind: 'begin', undo };
      for await (const { path, matches } of find({ ...query, limit: 1_000_000 }, named, signal)) {
        if (signal?.aborted) return;
        if (wanted && !wanted.has(path)) continue;
        yield await written(path, async (file) => {
          const text = replaceAll(file.text, matches);
          const { version } = await files.write({ ...file, text, force: false });
          undos.note(undo, { path, text: file.text, version, matches: matches.length });
          return { kind: 'replaced', path, matches: matches.length, version };
        });
      }
    },

    /** Whole files go back to what they were, if nobody else has changed them. @throws WorkspaceError UNDO_GONE */
    async *undo(id: string): AsyncGenerator<Replaced> {
      for (const { path, text, version, matches } of undos.take(id)) {
        yield await written(path, async (file) => {
          const back = await files.write({ ...file, text, version, force: false });
          return { kind: 'replaced', path, matches, version: back.version };
        });
      }
    },
  };

  async function written(path: string, write: (file: TextFile) => Promise<Replaced>): Promise<Replaced> {
    try {
      const file = await files.read(path);
      if (!file.isReadOnly) return await write(file);
      return { kind: 'left', path, why: file.readOnlyBecause === 'size' ? 'It is too large.' : 'It is read-only.' };
    } catch (error) {
      return { kind: 'left', path, why: error instanceof Error ? error.message : String(error) };
    }
  }
}

function argumentsOf(query: SearchQuery, exclude: readonly string[], paths: readonly string[]): string[] {
  const { text, isRegex, isCaseSensitive, isWholeWord, include, replacement } = query;
  return [
    '--json',
    '--crlf',
    ...(isRegex && text.includes('\\n') ? ['--multiline'] : []),
    ...(isRegex ? [] : ['--fixed-strings']),
    ...(isCaseSensitive ? ['--case-sensitive'] : ['--ignore-case']),
    ...(isWholeWord ? ['--word-regexp'] : []),
    ...include.flatMap((glob) => ['--glob', glob.includes('/') ? glob : `**/${glob}`]),
    ...leftOut([...exclude, ...query.exclude]),
    // In plain text a dollar is a dollar.
    ...(replacement === undefined ? [] : ['--replace', isRegex ? replacement : replacement.replaceAll('$', '$$$$')]),
    '--regexp',
    text,
    '--',
    ...(paths.length > 0 ? paths.map((path) => `./${path}`) : ['.']),
  ];
}

/** From the last to the first, so that places before stay true. Lines and columns of ripgrep are those of the file as it was read. */
function replaceAll(text: string, matches: readonly SearchMatch[]): string {
  const starts = lineStarts(text);
  let result = text;
  for (const { line, column, endLine, endColumn, replacement } of matches.toReversed()) {
    const start = (starts[line - 1] ?? 0) + column - 1;
    const end = (starts[endLine - 1] ?? 0) + endColumn - 1;
    result = result.slice(0, start) + (replacement ?? '') + result.slice(end);
  }
  return result;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
