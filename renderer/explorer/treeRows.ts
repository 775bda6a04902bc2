import type { FileEntry } from '../../shared/contract/files.ts';
import type { Naming } from '../stores/files.ts';

/** One row of the tree as it is drawn. */
export type TreeRow =
  | { kind: 'entry'; entry: FileEntry; depth: number; isExpanded: boolean }
  | { kind: 'naming'; depth: number; what: 'file' | 'folder'; name: string };

type Tree = {
  folders: ReadonlyMap<string, readonly FileEntry[]>;
  expanded: ReadonlySet<string>;
  naming: Naming | null;
};

/** The tree as the flat list of rows that can be seen in it; a name that is being typed has its row, too. */
export function treeRows({ folders, expanded, naming }: Tree): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (folder: string, depth: number): void => {
    if (naming?.kind === 'create' && naming.folder === folder)
      rows.push({ kind: 'naming', depth, what: naming.what, name: '' });
    for (const entry of folders.get(folder) ?? []) {
      const isExpanded = entry.kind === 'folder' && expanded.has(entry.path);
      if (naming?.kind === 'rename' && naming.path === entry.path)
        rows.push({ kind: 'naming', depth, what: entry.kind, name: naming.name });
      else rows.push({ kind: 'entry', entry, depth, isExpanded });
      if (isExpanded) add(entry.path, depth + 1);
    }
  };
  add('', 0);
  return rows;
}
