/** The nodes of a spec as the rows of a tree. Pure. */
import type { TestNode } from '../../shared/model/node.ts';

export type OutlineRow = { node: TestNode; depth: number; isExpanded: boolean };

/** What can be seen of them: children of what is not folded. */
export function outlineRows(nodes: readonly TestNode[], collapsed: ReadonlySet<string>, depth = 0): OutlineRow[] {
  return nodes.flatMap((node): OutlineRow[] => {
    const isExpanded = node.children.length > 0 && !collapsed.has(node.id);
    const row = { node, depth, isExpanded };
    return isExpanded ? [row, ...outlineRows(node.children, collapsed, depth + 1)] : [row];
  });
}

/** The row of the statement that a line belongs to: the innermost that can be seen; -1 between statements. */
export function rowOfLine(rows: readonly OutlineRow[], line: number): number {
  return rows.findLastIndex(({ node: { span } }) => span.line <= line && line <= span.endLine);
}

const icons: Readonly<Record<TestNode['kind'], string>> = {
  describe: 'symbol-namespace',
  test: 'beaker',
  hooks: 'symbol-event',
  action: 'inspect',
  check: 'check',
  group: 'list-tree',
  branch: 'git-compare',
  loop: 'sync',
  code: 'code',
};

export const iconOf = ({ kind }: TestNode): string => icons[kind];
