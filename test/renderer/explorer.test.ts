import { describe, expect, test } from 'vitest';
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
const drawn = (rows: ReturnType<typeof treeRows>): string[] =>
  rows.map((row) => ' '.repeat(row.depth) + (row.kind === 'entry' ? row.entry.name : `[${row.what} ${row.name}]`));

describe('the rows of the tree', () => {
  test('are what can be seen: children of open folders only', () => {
    expect(drawn(treeRows({ folders, expanded: new Set(['']), naming: null }))).toEqual([
      'node_modules',
      'tests',
      'a.ts',
    ]);
    expect(drawn(treeRows({ folders, expanded: new Set(['', 'tests']), naming: null }))).toEqual([
      'node_modules',
      'tests',
      ' b.spec.ts',
      'a.ts',
    ]);
  });

  test('have a place for a new name, in its folder or instead of the old one', () => {
    const expanded = new Set(['', 'tests']);
    const create = { kind: 'create', folder: 'tests', what: 'file' } as const;
    expect(drawn(treeRows({ folders, expanded, naming: create }))[2]).toBe(' [file ]');
    const rename = { kind: 'rename', path: 'a.ts', name: 'a.ts' } as const;
    expect(drawn(treeRows({ folders, expanded, naming: rename })).at(-1)).toBe('[file a.ts]');
  });
});
