import { type ComponentType, type KeyboardEvent, lazy, type PointerEvent, Suspense, useRef } from 'react';
import { Explorer } from '../explorer/Explorer.tsx';
import { useT } from '../i18n/language.ts';
import { Progress } from '../parts/Progress.tsx';
import { RecordingsView } from '../recordings/RecordingsView.tsx';
import { TestsView } from '../runs/TestsView.tsx';
import { SearchView } from '../search/SearchView.tsx';
import { setSideBarWidth, useLayout, type View } from '../stores/layout.ts';

const contents: Readonly<Record<View, ComponentType>> = {
  explorer: Explorer,
  search: SearchView,
  git: lazy(() => import('../git/GitView.tsx').then(({ GitView }) => ({ default: GitView }))),
  recordings: RecordingsView,
  tests: TestsView,
};

export function SideBar() {
  const { view, isSideBarOpen, sideBarWidth } = useLayout();
  const Content = contents[view];
  if (!isSideBarOpen) return null;
  return (
    <aside className="side-bar" style={{ width: sideBarWidth }}>
      <Suspense fallback={<Progress />}>
        <Content />
      </Suspense>
      <Sash width={sideBarWidth} />
    </aside>
  );
}

/** The edge that makes it wider; by keyboard as well. */
function Sash({ width }: { width: number }) {
  const t = useT();
  const from = useRef<{ x: number; width: number } | null>(null);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowLeft') setSideBarWidth(width - 20);
    if (key === 'ArrowRight') setSideBarWidth(width + 20);
  };
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (from.current) setSideBarWidth(from.current.width + clientX - from.current.x);
  };
  return (
    <hr
      className="sash"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('shell.sash')}
      aria-valuenow={width}
      aria-valuemin={180}
      aria-valuemax={640}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        from.current = null;
      }}
    />
  );
}
