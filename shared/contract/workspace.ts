import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';
import { nothing, procedure } from './procedure.ts';

const workspace = z.object({
  folder: z.string().describe('Absolute path of the opened folder'),
  name: z.string(),
  state: z.enum(['ready', 'readOnly', 'gone']),
});
export type Workspace = z.infer<typeof workspace>;

const change = z.object({
  path: z.string().describe('From the workspace, with /'),
  kind: z.enum(['added', 'changed', 'removed']),
  isFolder: z.boolean(),
});
export type FileChange = z.infer<typeof change>;

const workspaceEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('watching'), workspace }),
  z.object({ kind: z.literal('changes'), changes: z.array(change) }),
  z.object({ kind: z.literal('git') }).describe('The repository changed: branch, index or a commit'),
  z.object({ kind: z.literal('overflow') }).describe('Too much changed at once to be told: read again what is shown'),
  z.object({ kind: z.literal('gone') }).describe('The folder is away'),
  z.object({ kind: z.literal('back') }).describe('The folder is there again: read again what is shown'),
  z.object({ kind: z.literal('opened'), workspace }).describe('Another folder was opened'),
]);
export type WorkspaceEvent = z.infer<typeof workspaceEvent>;

export const workspaceContract = {
  get: procedure({ right: 'read', route: 'GET /workspace', summary: 'The opened folder' }).output(workspace),
  open: procedure({
    right: 'manage',
    route: 'POST /workspace/open',
    summary: 'Open another folder',
    description: 'Terminals of the folder that was open end; who watches is told.',
  })
    .input(z.object({ folder: z.string().min(1).describe('Absolute path, or ~/…') }))
    .output(workspace)
    .errors(errors('NOT_A_FOLDER', 'BAD_PATH', 'NOT_ALLOWED')),
  recent: procedure({
    right: 'read',
    route: 'GET /workspace/recent',
    summary: 'Folders that were opened before, the latest first',
  }).output(z.array(z.object({ folder: z.string(), name: z.string(), openedAt: z.number(), isThere: z.boolean() }))),
  forget: procedure({ right: 'manage', route: 'POST /workspace/forget', summary: 'Forget that a folder was opened' })
    .input(z.object({ folder: z.string() }))
    .output(nothing),
  watch: procedure({
    right: 'read',
    route: 'GET /workspace/events',
    summary: 'What changes in the folder, as it happens',
    description:
      'Changes come in bundles. Ends when the caller leaves; the watcher of the disk ends with its last listener.',
  }).output(eventIterator(workspaceEvent)),
  remember: procedure({
    right: 'read',
    route: 'PUT /workspace/memory',
    summary: 'Keep what the face wants to find again in this folder: its layout, its tabs',
    isAudited: false,
  })
    .input(z.object({ key: z.string().max(100), value: z.json() }))
    .output(nothing)
    .errors(errors('DISK_FULL', 'NOT_WRITABLE')),
  memory: procedure({
    right: 'read',
    route: 'GET /workspace/memory',
    summary: 'What was kept under a key; null without any',
  })
    .input(z.object({ key: z.string().max(100) }))
    .output(z.object({ value: z.json() })),
};
