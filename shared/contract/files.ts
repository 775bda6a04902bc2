import { z } from 'zod';
import { errors, pathErrors, writeErrors } from './errors.ts';
import { nothing, procedure } from './procedure.ts';

/** From the workspace, with `/` on every system; the workspace itself is ''. */
const path = z.string().max(4096).describe('From the workspace, with /');

const encoding = z.enum(['utf8', 'utf16le', 'utf16be', 'latin1', 'gb18030', 'shift_jis', 'windows1252']);
export type Encoding = z.infer<typeof encoding>;

const entry = z.object({
  path,
  name: z.string(),
  kind: z.enum(['file', 'folder']),
  size: z.number().describe('Bytes; 0 of a folder'),
  modified: z.number().describe('ms since the epoch'),
  isLink: z.boolean(),
});
export type FileEntry = z.infer<typeof entry>;

const textFile = z.object({
  path,
  text: z.string().describe('Without byte order mark, line ends as they are'),
  encoding,
  hasBom: z.boolean(),
  lineEnd: z.enum(['lf', 'crlf', 'mixed']),
  version: z.string().describe('Changes with every change of the content'),
  size: z.number(),
  isReadOnly: z.boolean(),
  readOnlyBecause: z.enum(['size', 'rights']).nullable(),
});
export type TextFile = z.infer<typeof textFile>;

const draft = z.object({
  /** A path of the workspace, or the name of something that was never saved. */
  path: z.string().max(4096),
  window: z.string().max(100).describe('Which window it belongs to'),
  text: z.string(),
  version: z
    .string()
    .nullable()
    .describe('The version of the file that it began with; null of a file that is not there yet'),
  at: z.number(),
});
export type Draft = z.infer<typeof draft>;

const trashed = z.object({ id: z.string(), path, trashedAt: z.number() });
export type Trashed = z.infer<typeof trashed>;

export const filesContract = {
  list: procedure({ right: 'read', route: 'GET /files', summary: 'What is in a folder, folders first' })
    .input(
      z.object({
        path: path.default(''),
        all: z.boolean().default(false).describe('Also what the setting files.exclude names'),
      }),
    )
    .output(z.array(entry))
    .errors(errors(...pathErrors, 'NOT_A_FOLDER')),
  stat: procedure({ right: 'read', route: 'GET /files/entry', summary: 'One file or folder' })
    .input(z.object({ path }))
    .output(entry)
    .errors(errors(...pathErrors)),
  read: procedure({
    right: 'read',
    route: 'GET /files/text',
    summary: 'A file as text',
    description:
      'The encoding is told by the byte order mark, else by the content, unless it is named. Above 20 MB it is read-only.',
  })
    .input(z.object({ path, encoding: encoding.optional() }))
    .output(textFile)
    .errors(errors(...pathErrors, 'FILE_TOO_LARGE', 'NOT_TEXT')),
  write: procedure({
    right: 'write',
    route: 'PUT /files/text',
    summary: 'Write a file whole',
    description:
      'Refused where the file is not the one that was read (`version`), unless `force` is set. A reader sees the old file or the new one.',
  })
    .input(
      z.object({
        path,
        text: z.string(),
        encoding: encoding.default('utf8'),
        hasBom: z.boolean().default(false),
        version: z.string().nullable().describe('As it was read; null where there was no file'),
        force: z.boolean().default(false),
      }),
    )
    .output(z.object({ version: z.string(), size: z.number() }))
    .errors(errors(...pathErrors, ...writeErrors, 'FILE_CHANGED', 'NOT_TEXT', 'NOT_A_FOLDER')),
  create: procedure({
    right: 'write',
    route: 'POST /files',
    summary: 'Make an empty file or a folder, with the folders above it',
  })
    .input(z.object({ path, kind: z.enum(['file', 'folder']) }))
    .output(entry)
    .errors(errors(...pathErrors, ...writeErrors, 'FILE_EXISTS', 'NOT_A_FOLDER')),
  move: procedure({ right: 'write', route: 'POST /files/move', summary: 'Rename or move' })
    .input(z.object({ from: path, to: path, overwrite: z.boolean().default(false) }))
    .output(entry)
    .errors(errors(...pathErrors, ...writeErrors, 'FILE_EXISTS', 'NOT_A_FOLDER')),
  copy: procedure({ right: 'write', route: 'POST /files/copy', summary: 'Copy a file or a folder' })
    .input(z.object({ from: path, to: path }))
    .output(entry)
    .errors(errors(...pathErrors, ...writeErrors, 'FILE_EXISTS', 'NOT_A_FOLDER')),
  trash: procedure({
    right: 'write',
    route: 'POST /files/trash',
    summary: 'Move to our trash, from where it can be restored',
  })
    .input(z.object({ path }))
    .output(trashed)
    .errors(errors(...pathErrors, ...writeErrors)),
  trashed: procedure({
    right: 'read',
    route: 'GET /files/trash',
    summary: 'What of this workspace is in the trash, the latest first',
  }).output(z.array(trashed)),
  restore: procedure({ right: 'write', route: 'POST /files/restore', summary: 'Bring back from the trash' })
    .input(z.object({ id: z.string(), to: path.optional().describe('Where to, if not to where it was') }))
    .output(entry)
    .errors(errors(...pathErrors, ...writeErrors, 'FILE_EXISTS', 'NOT_IN_TRASH')),
  keepDraft: procedure({
    right: 'write',
    route: 'PUT /files/drafts',
    summary: 'Keep unsaved text, so that nothing of it is lost',
    description: 'On disk before the answer. One draft a path and window; it stays until it is dropped.',
    isAudited: false,
  })
    .input(draft.omit({ at: true }))
    .output(z.object({ at: z.number() }))
    .errors(errors(...writeErrors)),
  drafts: procedure({
    right: 'read',
    route: 'GET /files/drafts',
    summary: 'Unsaved texts that were kept for this workspace',
  }).output(z.array(draft)),
  dropDraft: procedure({
    right: 'write',
    route: 'DELETE /files/drafts',
    summary: 'Forget an unsaved text',
    isAudited: false,
  })
    .input(draft.pick({ path: true, window: true }))
    .output(nothing)
    .errors(errors(...writeErrors)),
};
