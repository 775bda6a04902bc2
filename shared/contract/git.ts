import { z } from 'zod';
import { errors } from './errors.ts';
import { nothing, procedure } from './procedure.ts';

const gitErrors = errors(
  'GIT_MISSING',
  'NO_REPOSITORY',
  'GIT_FAILED',
  'WORKSPACE_GONE',
  'OUTSIDE_WORKSPACE',
  'BAD_PATH',
);
const paths = z.object({ paths: z.array(z.string().max(4096)).min(1) });

const changedFile = z.object({
  path: z.string().describe('From the workspace, with /'),
  /** Where it was, of a renamed file. */
  from: z.string().nullable(),
  staged: z.enum(['added', 'changed', 'removed', 'renamed']).nullable(),
  unstaged: z.enum(['untracked', 'changed', 'removed', 'conflict']).nullable(),
});
export type ChangedFile = z.infer<typeof changedFile>;

const status = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('repository'),
    branch: z.string().nullable().describe('null while no branch is checked out'),
    upstream: z.string().nullable(),
    ahead: z.number(),
    behind: z.number(),
    files: z.array(changedFile).describe('10,000 at most'),
    total: z.number().describe('How many files are changed'),
    hooks: z.array(z.string()).describe('Programs of this repository that a commit would run, if it is allowed to'),
  }),
  z.object({ kind: z.literal('none'), code: z.enum(['GIT_MISSING', 'NO_REPOSITORY']), why: z.string() }),
]);
export type GitStatus = z.infer<typeof status>;

const commit = z.object({
  hash: z.string(),
  subject: z.string(),
  author: z.string(),
  at: z.number().describe('ms since the epoch'),
  file: z
    .object({ path: z.string(), before: z.string().nullable() })
    .nullable()
    .describe(
      'Of the history of one file: its name in this commit, and the one before it; null there where it was new',
    ),
});
export type Commit = z.infer<typeof commit>;

export const gitContract = {
  status: procedure({
    right: 'read',
    route: 'GET /git/status',
    summary: 'Branch and changed files; says so where there is no git',
  })
    .output(status)
    .errors(errors('GIT_FAILED', 'WORKSPACE_GONE')),
  init: procedure({ right: 'run', route: 'POST /git/init', summary: 'Make the workspace a repository' })
    .output(nothing)
    .errors(gitErrors),
  content: procedure({
    right: 'read',
    route: 'GET /git/content',
    summary: 'A file as it is in the last commit, in the index or in any commit: the left side of a diff',
  })
    .input(
      z.object({
        path: z.string().max(4096),
        at: z.string().max(200).default('HEAD').describe('HEAD, index, or a commit'),
      }),
    )
    .output(z.object({ text: z.string().nullable().describe('null where it did not exist there, or is no text') }))
    .errors(gitErrors),
  stage: procedure({ right: 'run', route: 'POST /git/stage', summary: 'Put changes into the next commit' })
    .input(paths)
    .output(nothing)
    .errors(gitErrors),
  unstage: procedure({ right: 'run', route: 'POST /git/unstage', summary: 'Take changes out of the next commit' })
    .input(paths)
    .output(nothing)
    .errors(gitErrors),
  discard: procedure({
    right: 'run',
    route: 'POST /git/discard',
    summary: 'Bring files back to the index',
    description: 'What was not staged goes to our trash first, so that it can be restored.',
  })
    .input(paths)
    .output(nothing)
    .errors(gitErrors),
  commit: procedure({ right: 'run', route: 'POST /git/commit', summary: 'Commit what is staged' })
    .input(
      z.object({
        message: z.string().min(1).max(100_000),
        amend: z.boolean().default(false),
        runHooks: z.boolean().default(false).describe('Lets the programs run that `status` tells as hooks'),
      }),
    )
    .output(z.object({ hash: z.string() }))
    .errors(gitErrors),
  branches: procedure({ right: 'read', route: 'GET /git/branches', summary: 'Local branches' })
    .output(z.array(z.object({ name: z.string(), isCurrent: z.boolean(), hash: z.string(), subject: z.string() })))
    .errors(gitErrors),
  switch: procedure({ right: 'run', route: 'POST /git/switch', summary: 'Switch to a branch, or make it' })
    .input(z.object({ branch: z.string().min(1).max(200), create: z.boolean().default(false) }))
    .output(nothing)
    .errors(gitErrors),
  history: procedure({
    right: 'read',
    route: 'GET /git/history',
    summary: 'Commits, the latest first: of all, or of one file',
  })
    .input(
      z.object({
        path: z.string().max(4096).optional(),
        limit: z.number().int().min(1).max(1000).default(100),
        skip: z.number().int().min(0).default(0),
      }),
    )
    .output(z.array(commit))
    .errors(gitErrors),
};
