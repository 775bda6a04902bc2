import { expect, test } from 'vitest';
import { diffOf, diffOfCommit, gitRows, letterOf } from '../../renderer/git/changes.ts';
import type { ChangedFile } from '../../shared/contract/git.ts';

const file = (path: string, changes: Partial<ChangedFile>): ChangedFile => ({
  path,
  from: null,
  staged: null,
  unstaged: null,
  ...changes,
});

const both = file('a.ts', { staged: 'changed', unstaged: 'changed' });
const fresh = file('b.ts', { unstaged: 'untracked' });

test('a file that is staged and changed again stands in both areas; an empty area has no row', () => {
  const rows = gitRows([both, fresh], new Set());
  expect(rows.map((row) => (row.kind === 'area' ? row.area : row.file.path))).toEqual([
    'staged',
    'a.ts',
    'changes',
    'a.ts',
    'b.ts',
  ]);
  expect(gitRows([fresh], new Set(['changes']))).toEqual([
    { kind: 'area', area: 'changes', files: ['b.ts'], isExpanded: false },
  ]);
  expect(gitRows([], new Set())).toEqual([]);
});

test.each([
  ['staged', both, { at: 'HEAD', path: 'a.ts' }, { at: 'index', path: 'a.ts' }],
  ['changes', both, { at: 'index', path: 'a.ts' }, 'disk'],
  ['changes', fresh, 'nothing', 'disk'],
  ['changes', file('c', { unstaged: 'removed' }), { at: 'index', path: 'c' }, 'nothing'],
  ['changes', file('c', { unstaged: 'conflict' }), { at: 'HEAD', path: 'c' }, 'disk'],
  [
    'staged',
    file('new', { staged: 'renamed', from: 'old' }),
    { at: 'HEAD', path: 'old' },
    { at: 'index', path: 'new' },
  ],
  ['staged', file('c', { staged: 'added' }), 'nothing', { at: 'index', path: 'c' }],
  ['staged', file('c', { staged: 'removed' }), { at: 'HEAD', path: 'c' }, 'nothing'],
] as const)('what is in %s compares the right two texts: %j', (area, changed, left, right) => {
  const { left: before, right: after } = diffOf(changed, area);
  const plain = (side: typeof before) => (side.kind === 'git' ? { at: side.at, path: side.path } : side.kind);
  expect([plain(before), plain(after)]).toEqual([left, right]);
});

test('a commit compares a file with its parent, under the name that it had there', () => {
  const commit = { hash: 'abc', subject: '', author: '', at: 0, file: { path: 'new', before: 'old' } };
  expect(diffOfCommit(commit)).toMatchObject({ left: { at: 'abc^', path: 'old' }, right: { at: 'abc', path: 'new' } });
  expect(diffOfCommit({ ...commit, file: { path: 'new', before: null } })?.left).toEqual({ kind: 'nothing' });
  expect(diffOfCommit({ ...commit, file: null })).toBeNull();
});

test('each file has the letter that git gives it', () => {
  expect([letterOf(both, 'staged'), letterOf(fresh, 'changes'), letterOf(fresh, 'staged')]).toEqual(['M', 'U', '']);
});
