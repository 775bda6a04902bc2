/** What git prints, as the contract has it. Pure. */
import type { ChangedFile, Commit, GitStatus } from '../../shared/contract/git.ts';

type Repository = Extract<GitStatus, { kind: 'repository' }>;

/** `git status --porcelain=v2 -z --branch`; `prefix` is where the workspace lies in the repository. */
export function readStatus(output: string, prefix: string): Repository {
  const status: Repository = { kind: 'repository', branch: null, upstream: null, ahead: 0, behind: 0, files: [] };
  const records = output.split('\0');
  const inWorkspace = (path: string): string => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  for (let index = 0; index < records.length; index++) {
    const record = records[index] ?? '';
    if (record.startsWith('# ')) readHeader(record, status);
    else if (record.startsWith('? ')) status.files.push(file(inWorkspace(record.slice(2)), null, 'untracked'));
    else if (record.startsWith('u ')) status.files.push(file(inWorkspace(fields(record, 10)), null, 'conflict'));
    else if (record.startsWith('1 ')) status.files.push(changedFile(record, inWorkspace(fields(record, 8)), null));
    else if (record.startsWith('2 ')) {
      // Where a renamed file was stands in a record of its own.
      status.files.push(changedFile(record, inWorkspace(fields(record, 9)), inWorkspace(records[++index] ?? '')));
    }
  }
  status.files.sort((one, other) => (one.path < other.path ? -1 : 1));
  return status;
}

function readHeader(record: string, status: Repository): void {
  const [, name = '', value = ''] = /^# (\S+) (.*)$/.exec(record) ?? [];
  if (name === 'branch.head') status.branch = value === '(detached)' ? null : value;
  if (name === 'branch.upstream') status.upstream = value;
  if (name === 'branch.ab') {
    const [, ahead, behind] = /^\+(\d+) -(\d+)$/.exec(value) ?? [];
    status.ahead = Number(ahead ?? 0);
    status.behind = Number(behind ?? 0);
  }
}

/** What follows so many fields, spaces and all. */
function fields(record: string, count: number): string {
  let at = 0;
  for (let each = 0; each < count; each++) at = record.indexOf(' ', at) + 1;
  return record.slice(at);
}

function file(path: string, staged: ChangedFile['staged'], unstaged: ChangedFile['unstaged']): ChangedFile {
  return { path, from: null, staged, unstaged };
}

function changedFile(record: string, path: string, from: string | null): ChangedFile {
  return { path, from, staged: stagedOf(record[2] ?? '.'), unstaged: unstagedOf(record[3] ?? '.') };
}

function stagedOf(letter: string): ChangedFile['staged'] {
  switch (letter) {
    case '.':
      return null;
    case 'A':
    case 'C':
      return 'added';
    case 'D':
      return 'removed';
    case 'R':
      return 'renamed';
    default:
      return 'changed';
  }
}

function unstagedOf(letter: string): ChangedFile['unstaged'] {
  if (letter === '.') return null;
  return letter === 'D' ? 'removed' : 'changed';
}

export function readBranches(output: string) {
  return output
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [head = '', name = '', hash = '', subject = ''] = line.split('\0');
      return { name, isCurrent: head === '*', hash, subject };
    });
}

/** `git log --format=%H%x00%an%x00%at%x00%s%x00` */
export function readLog(output: string): Commit[] {
  return output
    .split('\0\n')
    .filter(Boolean)
    .map((record) => {
      const [hash = '', author = '', at = '', subject = ''] = record.split('\0');
      return { hash, author, at: Number(at) * 1000, subject };
    });
}
