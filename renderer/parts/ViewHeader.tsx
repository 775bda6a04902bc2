import type { ReactNode } from 'react';

export function ViewHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="view-header">
      <h2 title={title}>{title}</h2>
      {children !== undefined && <div className="view-actions">{children}</div>}
    </header>
  );
}
