/** Runs the ripgrep that comes with us. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { rgPath } from '@vscode/ripgrep';
import { WorkspaceError } from './errors.ts';
import { realFolder } from './inside.ts';

/** Links are not followed, so that nothing outside is read; settings of the person's own ripgrep do not count. */
const ALWAYS = ['--no-config', '--no-messages', '--hidden', '--no-require-git', '--glob', '!**/.git/**'];

export const leftOut = (globs: readonly string[]): string[] =>
  globs.flatMap((glob) => ['--glob', `!${glob}`, '--glob', `!${glob}/**`]);

/**
 * Its output, line by line, in bundles as they come. Leaving the loop ends the process.
 * @throws WorkspaceError WORKSPACE_GONE, SEARCH_MISSING or BAD_PATTERN
 */
export async function* ripgrep(
  root: string,
  args: string[],
  separator = '\n',
  signal?: AbortSignal,
): AsyncGenerator<string[]> {
  await realFolder(root);
  const child = spawn(rgPath, [...ALWAYS, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = endOf(child);
  const kill = (): boolean => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(0, 10_000);
  });
  try {
    let rest = '';
    child.stdout.setEncoding('utf8');
    for await (const chunk of child.stdout as AsyncIterable<string>) {
      const lines = (rest + chunk).split(separator);
      rest = lines.pop() ?? '';
      if (lines.length > 0) yield lines;
    }
    const end = await ended;
    if (end.kind === 'failed')
      throw new WorkspaceError(
        'SEARCH_MISSING',
        `The search program cannot be run (${rgPath}): ${end.error.message}. Install PowerAutomation anew.`,
        {
          cause: end.error,
        },
      );
    // 1 means that nothing was found; 2 also that some file could not be read, which is no reason to fail.
    if (end.code === 2 && complaint !== '') throw badPattern(complaint);
  } finally {
    signal?.removeEventListener('abort', kill);
    kill();
  }
}

type End = { kind: 'ended'; code: number | null } | { kind: 'failed'; error: Error };

function endOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<End> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ kind: 'failed', error }));
    child.once('close', (code) => resolve({ kind: 'ended', code }));
  });
}

function badPattern(complaint: string): WorkspaceError {
  const words = complaint
    .replace(/^rg: /gm, '')
    .replace(/^.*(?:--pcre2|-P).*$/gm, '')
    .trim();
  return new WorkspaceError('BAD_PATTERN', `This cannot be searched for: ${words}`);
}
