import { describe, expect, test } from 'vitest';
import { leftOutBy } from '../../renderer/explorer/leftOut.ts';
import { treeRows } from '../../renderer/explorer/treeRows.ts';
import type { FileEntry } from '../../shared/contract/files.ts';

const entry = (path: string, kind: FileEntry['kind'] = 'file'): FileEntry => ({
  path,
  name: path.slice(path.lastIndexOf('/') + 1),
  kind,
  size: 0,
  modified: 0,
  isLink: false,
});

const folders = new Map([
  ['', [entry('node_modules', 'folder'), entry('tests', 'folder'), entry('a.ts')]],
  ['tests', [entry('tests/b.spec.ts')]],
]);
const nothing = (): boolean => false;

const drawn = (rows: ReturnType<typeof treeRows>): string[] =>
  rows.map((row) => ' '.repeat(row.depth) + (row.kind === 'entry' ? row.entry.name : `[${row.what} ${row.name}]`));

describe('the rows of the tree', () => {
  test('are what can be seen: children of open folders only', () => {
    expect(drawn(treeRows({ folders, expanded: new Set(['']), naming: null, isLeftOut: nothing }))).toEqual([
      'node_modules',
      'tests',
      'a.ts',
    ]);
    expect(drawn(treeRows({ folders, expanded: new Set(['', 'tests']), naming: null, isLeftOut: nothing }))).toEqual([
      'node_modules',
      'tests',
      ' b.spec.ts',
      'a.ts',
    ]);
  });

  test('leave out what the settings say', () => {
    const isLeftOut = leftOutBy(['**/node_modules']);
    expect(drawn(treeRows({ folders, expanded: new Set(), naming: null, isLeftOut }))).toEqual(['tests', 'a.ts']);
  });

  test('have a place for a new name, in its folder or instead of the old one', () => {
    const expanded = new Set(['', 'tests']);
    const create = { kind: 'create', folder: 'tests', what: 'file' } as const;
    expect(drawn(treeRows({ folders, expanded, naming: create, isLeftOut: nothing }))[2]).toBe(' [file ]');
    const rename = { kind: 'rename', path: 'a.ts', name: 'a.ts' } as const;
    expect(drawn(treeRows({ folders, expanded, naming: rename, isLeftOut: nothing })).at(-1)).toBe('[file a.ts]');
  });
});

test.each([
  ['**/node_modules', 'node_modules', true],
  ['**/node_modules', 'a/b/node_modules', true],
  ['**/node_modules', 'a/node_modules2', false],
  ['*.log', 'x.log', true],
  ['*.log', 'a/x.log', false],
  ['**/*.log', 'a/x.log', true],
  ['build/', 'build', true],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['a.c', 'abc', false],
  ['out/**', 'out/x/y', true],
])('the glob %s on %s: %s', (glob, path, expected) => {
  expect(leftOutBy([glob])(path)).toBe(expected);
});
