import { type ComponentType, lazy, Suspense } from 'react';
import { Explorer } from '../explorer/Explorer.tsx';
import { useT } from '../i18n/language.ts';
import { Progress } from '../parts/Progress.tsx';
import { Sash } from '../parts/Sash.tsx';
import { RecordingsView } from '../recordings/RecordingsView.tsx';
import { SearchView } from '../search/SearchView.tsx';
import { setSideBarWidth, useLayout, type View } from '../stores/layout.ts';

const contents: Readonly<Record<View, ComponentType>> = {
  explorer: Explorer,
  search: SearchView,
  git: lazy(() => import('../git/GitView.tsx').then(({ GitView }) => ({ default: GitView }))),
  recordings: RecordingsView,
  tests: lazy(() => import('../runs/TestsView.tsx').then(({ TestsView }) => ({ default: TestsView }))),
};

export function SideBar() {
  const t = useT();
  const { view, isSideBarOpen, sideBarWidth } = useLayout();
  const Content = contents[view];
  if (!isSideBarOpen) return null;
  return (
    <aside className="side-bar" style={{ width: sideBarWidth }}>
      <Suspense fallback={<Progress />}>
        <Content />
      </Suspense>
      <Sash label={t('shell.sash')} side="right" size={sideBarWidth} least={180} most={640} onSize={setSideBarWidth} />
    </aside>
  );
}
