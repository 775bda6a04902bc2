/** What git prints, as the contract has it. Pure. */
import type { ChangedFile, Commit, GitStatus } from '../../shared/contract/git.ts';

type Repository = Extract<GitStatus, { kind: 'repository' }>;

/** `git status --porcelain=v2 -z --branch`; `prefix` is where the workspace lies in the repository. */
export function readStatus(output: string, prefix: string): Repository {
  const status: Repository = {
    kind: 'repository',
    branch: null,
    upstream: null,
    ahead: 0,
    behind: 0,
    files: [],
    total: 0,
    hooks: [],
  };
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
  status.total = status.files.length;
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

/** `git log -z --name-status --format=%H%x00%an%x00%at%x00%s%x00`; without `--name-status` no commit names a file. */
export function readLog(output: string, prefix: string): Commit[] {
  const words = output.split('\0');
  const inWorkspace = (path: string): string => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  const commits: Commit[] = [];
  let at = 0;
  while (at + 4 < words.length) {
    const [hash = '', author = '', when = '', subject = ''] = words.slice(at, at + 4);
    at += 5;
    // The first word behind a line break is what was done to the file: `M`, `A`, `R100`.
    const [, done] = /^\n([A-Z])\d*$/.exec(words[at] ?? '') ?? [];
    let file: Commit['file'] = null;
    if (done !== undefined) {
      const isMoved = done === 'R' || done === 'C';
      const before = inWorkspace(words[at + 1] ?? '');
      const path = isMoved ? inWorkspace(words[at + 2] ?? '') : before;
      file = { path, before: done === 'A' ? null : before };
      at += isMoved ? 3 : 2;
    }
    commits.push({ hash, author, at: Number(when) * 1000, subject, file });
  }
  return commits;
}
