/** The repository that the workspace lies in, by the git of the machine. */
import { execFile } from 'node:child_process';
import { access, constants, readdir } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join, resolve } from 'node:path';
import type { Commit, GitStatus } from '../../shared/contract/git.ts';
import { decode } from './encoding.ts';
import { WorkspaceError } from './errors.ts';
import { readBranches, readLog, readStatus } from './gitOutput.ts';
import { locateReally, realFolder } from './inside.ts';
import type { Trash } from './trash.ts';

type CommitWanted = { message: string; amend: boolean; runHooks: boolean };
type Needs = { root: () => string; env: Readonly<Record<string, string | undefined>>; trash: Trash };

/** Settings of a folder that somebody else made must not run a program when we only look. */
const HARMLESS = ['-c', 'core.fsmonitor=false', '-c', 'core.quotepath=false', '--no-optional-locks'];
/** Nothing of a repository's own runs, unless a person allows it for a commit. */
const WITHOUT_HOOKS = ['-c', `core.hooksPath=${devNull}`];
const COMMIT_HOOKS = ['pre-commit', 'prepare-commit-msg', 'commit-msg', 'post-commit', 'post-rewrite'];
const LARGEST_OUTPUT = 128 * 1024 * 1024;
const MOST_FILES = 10_000;

export function createGit({ root, env, trash }: Needs) {
  async function run(
    args: readonly string[],
    { input, hooks = false }: { input?: string; hooks?: boolean } = {},
  ): Promise<Buffer> {
    await realFolder(root());
    const settings = hooks ? HARMLESS : [...HARMLESS, ...WITHOUT_HOOKS];
    return new Promise((resolve, reject) => {
      const options = {
        cwd: root(),
        env: { ...env, LC_ALL: 'C.UTF-8', GIT_TERMINAL_PROMPT: '0', GIT_EDITOR: 'true', GIT_LITERAL_PATHSPECS: '1' },
        maxBuffer: LARGEST_OUTPUT,
        encoding: 'buffer' as const,
        windowsHide: true,
      };
      const child = execFile('git', [...settings, ...args], options, (error, stdout, stderr) => {
        if (error) reject(explainGit(error, stderr.toString('utf8')));
        else resolve(stdout);
      });
      // Git that ends before it has read everything is no failure of ours.
      child.stdin?.on('error', () => {});
      child.stdin?.end(input ?? '');
    });
  }

  const text = async (args: readonly string[], input?: string): Promise<string> =>
    (await run(args, input === undefined ? {} : { input })).toString('utf8');
  /** Where the workspace lies in the repository: '' or `sub/folder/`. */
  const prefix = async (): Promise<string> => (await text(['rev-parse', '--show-prefix'])).trimEnd();
  const checked = async (paths: readonly string[]): Promise<string[]> => {
    for (const path of paths) await locateReally(root(), path, 'itself');
    return [...paths];
  };
  const hasCommit = (): Promise<boolean> =>
    run(['rev-parse', '--verify', '--quiet', 'HEAD']).then(
      () => true,
      () => false,
    );

  async function files(paths: readonly string[] = []): Promise<Extract<GitStatus, { kind: 'repository' }>> {
    const output = await text([
      'status',
      '--porcelain=v2',
      '-z',
      '--branch',
      '--untracked-files=all',
      '--',
      ...(paths.length > 0 ? paths : ['.']),
    ]);
    return readStatus(output, await prefix());
  }

  async function commitHooks(): Promise<string[]> {
    // Asked without our own setting, which would name no folder at all.
    const told = await run(['rev-parse', '--git-path', 'hooks'], { hooks: true });
    const folder = resolve(root(), told.toString('utf8').trimEnd());
    const names = await readdir(folder).catch((): string[] => []);
    const found = await Promise.all(
      COMMIT_HOOKS.filter((name) => names.includes(name)).map((name) =>
        access(join(folder, name), constants.X_OK).then(
          () => [name],
          (): string[] => [], // Git leaves it out as well.
        ),
      ),
    );
    return found.flat();
  }

  return {
    async status(): Promise<GitStatus> {
      try {
        const [found, hooks] = await Promise.all([files(), commitHooks()]);
        return { ...found, files: found.files.slice(0, MOST_FILES), hooks };
      } catch (error) {
        if (error instanceof WorkspaceError && (error.code === 'GIT_MISSING' || error.code === 'NO_REPOSITORY'))
          return { kind: 'none', code: error.code, why: error.message };
        throw error;
      }
    },

    async init(): Promise<void> {
      await run(['init', '--quiet']);
    },

    /** Null where it is not there, or no text. */
    async content(path: string, at: string): Promise<string | null> {
      const [named] = await checked([path]);
      refuseOption(at);
      const spec = `${at === 'index' ? '' : at}:${await prefix()}${named}`;
      // Not `show`, which runs the programs that a repository names for its files.
      const found = await text(['cat-file', '--batch-check'], `${spec}\n`);
      if (!/ blob \d+\n$/.test(found)) return null;
      try {
        return decode(await run(['cat-file', 'blob', spec]), path).text;
      } catch (error) {
        if (error instanceof WorkspaceError && error.code === 'NOT_TEXT') return null;
        throw error;
      }
    },

    async stage(paths: readonly string[]): Promise<void> {
      await run(['add', '--all', '--', ...(await checked(paths))]);
    },

    async unstage(paths: readonly string[]): Promise<void> {
      const named = await checked(paths);
      if (await hasCommit()) await run(['restore', '--staged', '--', ...named]);
      else await run(['rm', '--cached', '-r', '--quiet', '--', ...named]);
    },

    async discard(paths: readonly string[]): Promise<void> {
      const { files: changed } = await files(await checked(paths));
      for (const { path, unstaged } of changed) {
        if (unstaged === 'untracked' || unstaged === 'changed' || unstaged === 'conflict') await trash.put(path);
      }
      const tracked = changed
        .filter(({ unstaged }) => unstaged === 'changed' || unstaged === 'removed')
        .map(({ path }) => path);
      if (tracked.length > 0) await run(['restore', '--', ...tracked]);
      const conflicts = changed.filter(({ unstaged }) => unstaged === 'conflict').map(({ path }) => path);
      if (conflicts.length > 0) await run(['checkout', 'HEAD', '--', ...conflicts]);
    },

    async commit({ message, amend, runHooks }: CommitWanted): Promise<{ hash: string }> {
      const args = ['commit', '--file=-', '--quiet', ...(amend ? ['--amend'] : [])];
      await run(args, { input: message, hooks: runHooks });
      return { hash: (await text(['rev-parse', 'HEAD'])).trim() };
    },

    async branches() {
      return readBranches(
        await text(['for-each-ref', '--format=%(HEAD)%00%(refname:short)%00%(objectname)%00%(subject)', 'refs/heads']),
      );
    },

    async switch(branch: string, create: boolean): Promise<void> {
      refuseOption(branch);
      await run(['switch', '--quiet', ...(create ? ['--create', branch] : ['--no-guess', branch])]);
    },

    async history(path: string | undefined, limit: number, skip: number): Promise<Commit[]> {
      const named = path === undefined ? [] : ['--follow', '--name-status', '--', ...(await checked([path]))];
      // No commit yet is no error; no repository is.
      const where = await prefix();
      if (!(await hasCommit())) return [];
      const format = '--format=%H%x00%an%x00%at%x00%s%x00';
      return readLog(await text(['log', '-z', `--max-count=${limit}`, `--skip=${skip}`, format, ...named]), where);
    },
  };
}

/** What begins with a dash would be taken for an option. */
function refuseOption(name: string): void {
  if (name.startsWith('-') || /[\0\n]/.test(name))
    throw new WorkspaceError('GIT_FAILED', `"${name}" is no name of a branch or commit.`);
}

function explainGit(error: Error, said: string): WorkspaceError {
  const code = 'code' in error ? error.code : null;
  if (code === 'ENOENT')
    return new WorkspaceError(
      'GIT_MISSING',
      'Git is not installed. Install it to see changes and to commit; all else works without it.',
      {
        cause: error,
      },
    );
  if (/not a git repository/i.test(said))
    return new WorkspaceError(
      'NO_REPOSITORY',
      'This folder is in no git repository. Make it one to see changes and to commit.',
      { cause: error },
    );
  const words = said.trim().replace(/^(?:fatal|error): /gm, '') || error.message;
  return new WorkspaceError('GIT_FAILED', `Git refused: ${words}`, { cause: error });
}
