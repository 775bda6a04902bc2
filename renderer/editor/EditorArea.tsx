import 'dockview-react/dist/styles/dockview.css';
import { DockviewReact, type DockviewTheme, type IDockviewPanelProps } from 'dockview-react';
import { lazy, Suspense } from 'react';
import { Progress } from '../parts/Progress.tsx';
import { attempt } from '../stores/notices.ts';
import { KEYS_PAGE } from './places.ts';
import { Tab } from './Tab.tsx';
import { startTabs, type TabParams } from './tabs.ts';
import { Welcome } from './Welcome.tsx';

const EditorTab = lazy(() => import('./EditorTab.tsx').then(({ EditorTab }) => ({ default: EditorTab })));
const DiffTab = lazy(() => import('./DiffTab.tsx').then(({ DiffTab }) => ({ default: DiffTab })));
const SettingsPage = lazy(() =>
  import('../settings/SettingsPage.tsx').then(({ SettingsPage }) => ({ default: SettingsPage })),
);
const KeysPage = lazy(() => import('../settings/KeysPage.tsx').then(({ KeysPage }) => ({ default: KeysPage })));

const theme: DockviewTheme = { name: 'ours', className: 'dockview-ours' };

const components = {
  editor: ({ params }: IDockviewPanelProps<TabParams>) => (
    <Suspense fallback={<Progress />}>
      <EditorTab key={params.path} path={params.path} />
    </Suspense>
  ),
  page: ({ params: { path } }: IDockviewPanelProps<TabParams>) => (
    <Suspense fallback={<Progress />}>{path === KEYS_PAGE ? <KeysPage /> : <SettingsPage />}</Suspense>
  ),
  diff: ({ params: { path, diff } }: IDockviewPanelProps<TabParams>) => (
    <Suspense fallback={<Progress />}>
      {diff && <DiffTab key={JSON.stringify(diff)} path={path} diff={diff} />}
    </Suspense>
  ),
};

/** The middle: tabs that can be split. */
export function EditorArea() {
  return (
    <DockviewReact
      components={components}
      defaultTabComponent={Tab}
      watermarkComponent={Welcome}
      theme={theme}
      disableFloatingGroups
      onReady={({ api }) => attempt(() => startTabs(api))}
    />
  );
}
