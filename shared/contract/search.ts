import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';
import { procedure } from './procedure.ts';

const query = z.object({
  text: z.string().min(1).max(10_000),
  isRegex: z.boolean().default(false),
  isCaseSensitive: z.boolean().default(false),
  isWholeWord: z.boolean().default(false),
  include: z.array(z.string()).default([]).describe('Globs; all files without any'),
  exclude: z.array(z.string()).default([]).describe('Globs, besides what .gitignore names'),
  /** `$1`, `$name`: as ripgrep has them. */
  replacement: z
    .string()
    .max(10_000)
    .optional()
    .describe('What each match would become; $1 and $name are groups of the pattern'),
  limit: z.number().int().min(1).max(100_000).default(20_000).describe('So many matches at most'),
});
export type SearchQuery = z.infer<typeof query>;

const match = z.object({
  line: z.number().describe('Counts from 1'),
  column: z.number().describe('Counts from 1, in UTF-16 units'),
  endLine: z.number(),
  endColumn: z.number(),
  preview: z.string().describe('The line, cut around the match where it is long'),
  previewStart: z.number().describe('Where the match begins in the preview, from 0'),
  previewEnd: z.number(),
  replacement: z.string().nullable(),
});
export type SearchMatch = z.infer<typeof match>;

const searchEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string(), matches: z.array(match) }),
  z.object({
    kind: z.literal('end'),
    files: z.number(),
    matches: z.number(),
    isLimited: z.boolean().describe('There are more than were told'),
    duration: z.number().describe('ms'),
  }),
]);
export type SearchEvent = z.infer<typeof searchEvent>;

const replaced = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begin'), undo: z.string().describe('With this all of it can be taken back at once') }),
  z.object({ kind: z.literal('replaced'), path: z.string(), matches: z.number(), version: z.string() }),
  z.object({ kind: z.literal('left'), path: z.string(), why: z.string() }),
]);
export type Replaced = z.infer<typeof replaced>;

export const searchContract = {
  text: procedure({
    right: 'read',
    route: 'POST /search/text',
    summary: 'Search in files, file by file as they are found',
    description: 'Leaving the stream ends the search.',
  })
    .input(query)
    .output(eventIterator(searchEvent))
    .errors(errors('BAD_PATTERN', 'SEARCH_MISSING', 'WORKSPACE_GONE')),
  replace: procedure({
    right: 'write',
    route: 'POST /search/replace',
    summary: 'Replace in files',
    description:
      'Searches again and replaces every match in the files that are named, or in all. Encoding, byte order mark and line ends stay. A file that cannot be written is left, and told. Leaving the stream ends it between two files.',
  })
    .input(query.extend({ replacement: z.string().max(10_000), paths: z.array(z.string()).optional() }))
    .output(eventIterator(replaced))
    .errors(errors('BAD_PATTERN', 'SEARCH_MISSING', 'WORKSPACE_GONE')),
  undo: procedure({
    right: 'write',
    route: 'POST /search/undo',
    summary: 'Take back what was replaced in files',
    description:
      'All of the last replacing, as one. A file that was changed after it is left, and told. Texts of 64 MB at most are remembered.',
  })
    .input(z.object({ undo: z.string().max(100) }))
    .output(eventIterator(replaced))
    .errors(errors('UNDO_GONE', 'WORKSPACE_GONE')),
  files: procedure({ right: 'read', route: 'GET /search/files', summary: 'Quick open: the files whose path fits best' })
    .input(z.object({ query: z.string().max(500), limit: z.number().int().min(1).max(500).default(50) }))
    .output(
      z.object({
        files: z.array(
          z.object({
            path: z.string(),
            positions: z.array(z.number()).describe('Which characters of the path fit the query'),
          }),
        ),
        of: z.number().describe('How many files were looked through'),
      }),
    )
    .errors(errors('SEARCH_MISSING', 'WORKSPACE_GONE')),
};
