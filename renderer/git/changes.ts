/** What the Git view shows of a status, and what each row of it compares. Pure. */
import type { ChangedFile, Commit } from '../../shared/contract/git.ts';
import type { Diff, Side } from '../editor/diff.ts';

export type Area = 'staged' | 'changes';

export type GitRow =
  | { kind: 'area'; area: Area; files: readonly string[]; isExpanded: boolean }
  | { kind: 'file'; area: Area; file: ChangedFile };

/** First what the next commit takes, then the rest; an area without files has no row. */
export function gitRows(files: readonly ChangedFile[], collapsed: ReadonlySet<Area>): GitRow[] {
  return (['staged', 'changes'] as const).flatMap((area): GitRow[] => {
    const own = files.filter(({ staged, unstaged }) => (area === 'staged' ? staged : unstaged) !== null);
    if (own.length === 0) return [];
    const isExpanded = !collapsed.has(area);
    const head: GitRow = { kind: 'area', area, files: own.map(({ path }) => path), isExpanded };
    return isExpanded ? [head, ...own.map((file): GitRow => ({ kind: 'file', area, file }))] : [head];
  });
}

export const rowKey = (row: GitRow): string => (row.kind === 'area' ? `//${row.area}` : `${row.area}:${row.file.path}`);

const nothing: Side = { kind: 'nothing' };
const inGit = (at: string, path: string): Side => ({ kind: 'git', at, path });

/** Staged: the last commit beside the index. Not staged: the index beside the disk; of a conflict, the last commit. */
export function diffOf({ path, from, staged, unstaged }: ChangedFile, area: Area): Diff {
  if (area === 'staged')
    return {
      of: 'staged',
      left: staged === 'added' ? nothing : inGit('HEAD', from ?? path),
      right: staged === 'removed' ? nothing : inGit('index', path),
    };
  const before = unstaged === 'conflict' ? 'HEAD' : 'index';
  return {
    of: 'changes',
    left: unstaged === 'untracked' ? nothing : inGit(before, path),
    right: unstaged === 'removed' ? nothing : { kind: 'disk' },
  };
}

/** What a commit did to a file; null of a commit that names none. */
export function diffOfCommit({ hash, file }: Commit): Diff | null {
  if (!file) return null;
  return {
    of: 'commit',
    left: file.before === null ? nothing : inGit(`${hash}^`, file.before),
    right: inGit(hash, file.path),
  };
}

/** The letter that people know from git. */
export function letterOf({ staged, unstaged }: ChangedFile, area: Area): string {
  const what = area === 'staged' ? staged : unstaged;
  const letters = { added: 'A', changed: 'M', removed: 'D', renamed: 'R', untracked: 'U', conflict: '!' } as const;
  return what === null ? '' : letters[what];
}
