import type { IDockviewPanelHeaderProps } from 'dockview-react';
import { useEffect } from 'react';
import { fileIcon } from '../explorer/fileIcon.ts';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { nameOf } from '../stores/files.ts';
import { attempt } from '../stores/notices.ts';
import { diffTitle } from './diff.ts';
import { useDocuments } from './documents.ts';
import { isPage, KEYS_PAGE } from './places.ts';
import { closeTab, keep, type TabParams } from './tabs.ts';

export function Tab({ params: { path, isPreview, diff }, containerApi, api }: IDockviewPanelHeaderProps<TabParams>) {
  const t = useT();
  const document = useDocuments((state) => state.documents[path]);
  const panel = containerApi.getPanel(api.id);
  const isDirty = document?.isDirty ?? false;
  const file = isPage(path) ? t(path === KEYS_PAGE ? 'keys.title' : 'settings.title') : nameOf(path);
  const name = diff ? diffTitle(diff, file) : file;
  // What a screen reader calls the tab.
  useEffect(() => api.setTitle(isDirty ? t('tabs.unsavedName', { name }) : name), [api, isDirty, name, t]);
  const close = (): void => {
    if (panel) attempt(() => closeTab(panel));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the tab around it is dockview's; a double click keeps a preview, as typing does.
    <div
      className={`tab ${isPreview ? 'is-preview' : ''} ${document?.conflict === 'removed' ? 'is-removed' : ''}`}
      title={path}
      onDoubleClick={() => panel && keep(panel)}
      onAuxClick={(event) => event.button === 1 && close()}
    >
      <Icon name={diff ? 'diff' : isPage(path) ? 'settings-gear' : fileIcon(file)} />
      <span className="tab-name">{name}</span>
      {/* For the mouse only: a tab holds nothing else that takes the focus. By keyboard there is a command. */}
      <span
        aria-hidden
        className={`tab-close ${isDirty ? 'is-dirty' : ''}`}
        title={t(isDirty ? 'tabs.closeUnsaved' : 'tabs.close')}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation();
          close();
        }}
      >
        <Icon name={isDirty ? 'circle-filled' : 'close'} />
      </span>
    </div>
  );
}
