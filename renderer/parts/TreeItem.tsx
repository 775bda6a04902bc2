import type { HTMLAttributes, ReactNode } from 'react';

type Props = Omit<HTMLAttributes<HTMLDivElement>, 'role' | 'id' | 'onClick'> & {
  id: string;
  /** From 1. */
  level: number;
  isSelected: boolean;
  /** Left out of what has no children. */
  isExpanded?: boolean | undefined;
  /** px */
  indent: number;
  onClick(): void;
  children: ReactNode;
};

/** A row of a tree that keeps the focus itself: `aria-activedescendant` there tells which row is meant, and it hears the keys. */
export function TreeItem({ level, isSelected, isExpanded, indent, className = '', children, ...others }: Props) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the tree.
    <div
      role="treeitem"
      aria-level={level}
      aria-selected={isSelected}
      aria-expanded={isExpanded}
      className={`tree-row ${isSelected ? 'is-selected' : ''} ${className}`}
      style={{ paddingLeft: indent }}
      {...others}
    >
      {children}
    </div>
  );
}
