import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { openFile } from '../editor/tabs.ts';
import { useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { rowAfter } from '../parts/rowKeys.ts';
import { ViewHeader } from '../parts/ViewHeader.tsx';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import {
  collapse,
  expand,
  parentOf,
  readShown,
  select,
  startCreating,
  startRenaming,
  useFiles,
} from '../stores/files.ts';
import { attempt } from '../stores/notices.ts';
import { useWorkspace } from '../stores/workspace.ts';
import { moveToTrash } from './fileActions.ts';
import { Row } from './Row.tsx';
import { type TreeRow, treeRows } from './treeRows.ts';

/** The files of the workspace as a tree. */
export function Explorer() {
  const t = useT();
  const { folders, expanded, selected, naming, problem } = useFiles();
  const name = useWorkspace((state) => state.workspace?.name ?? '');
  const [menu, setMenu] = useState<{ x: number; y: number; path: string | null } | null>(null);
  const rows = useMemo(() => treeRows({ folders, expanded, naming }), [folders, expanded, naming]);
  const active = rows.findIndex((row) =>
    naming === null ? row.kind === 'entry' && row.entry.path === selected : row.kind === 'naming',
  );

  const showMenu = (event: MouseEvent, path: string | null): void => {
    event.preventDefault();
    event.stopPropagation();
    select(path);
    setMenu({ x: event.clientX, y: event.clientY, path });
  };
  const choose = (work: () => Promise<unknown>): void => {
    setMenu(null);
    attempt(work);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a right click beside all rows is about the workspace; the buttons do the same.
    <div className="view" onContextMenu={(event) => showMenu(event, null)}>
      <ViewHeader title={name || t('view.explorer')}>
        <IconButton
          icon="new-file"
          label={t('explorer.newFile')}
          onClick={() => attempt(() => startCreating('file'))}
        />
        <IconButton
          icon="new-folder"
          label={t('explorer.newFolder')}
          onClick={() => attempt(() => startCreating('folder'))}
        />
        <IconButton icon="refresh" label={t('explorer.refresh')} onClick={() => attempt(readShown)} />
      </ViewHeader>
      {problem !== null ? (
        <EmptyState text={problem} />
      ) : rows.length === 0 && folders.has('') ? (
        <EmptyState text={t('explorer.empty')}>
          <Button variant="outlined" onClick={() => attempt(() => startCreating('file'))}>
            {t('explorer.newFile')}
          </Button>
        </EmptyState>
      ) : (
        <VirtualRows
          rows={rows}
          keyOf={(row) => (row.kind === 'entry' ? row.entry.path : ' naming')}
          draw={(row, index) => (
            <Row
              row={row}
              id={`tree-${index}`}
              isSelected={index === active}
              onContextMenu={(event) => row.kind === 'entry' && showMenu(event, row.entry.path)}
            />
          )}
          active={active}
          activeId={active < 0 ? undefined : `tree-${active}`}
          role="tree"
          label={t('view.explorer')}
          onKeyDown={(event) => onKey(event, rows, active)}
        />
      )}
      <Menu
        open={menu !== null}
        onClose={() => setMenu(null)}
        anchorReference="anchorPosition"
        anchorPosition={{ top: menu?.y ?? 0, left: menu?.x ?? 0 }}
      >
        <MenuItem onClick={() => choose(() => startCreating('file'))}>{t('explorer.newFile')}</MenuItem>
        <MenuItem onClick={() => choose(() => startCreating('folder'))}>{t('explorer.newFolder')}</MenuItem>
        {menu?.path != null && [
          <MenuItem key="rename" onClick={() => choose(async () => startRenaming(menu.path ?? ''))}>
            {t('explorer.rename')}
          </MenuItem>,
          <MenuItem key="trash" onClick={() => choose(() => moveToTrash(menu.path ?? ''))}>
            {t('explorer.trash')}
          </MenuItem>,
        ]}
      </Menu>
    </div>
  );
}

/** As trees behave everywhere (WAI-ARIA tree view). */
function onKey(event: KeyboardEvent, rows: readonly TreeRow[], active: number): void {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = rows[active];
  const entry = row?.kind === 'entry' ? row.entry : null;
  const go = (index: number): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (next?.kind === 'entry') select(next.entry.path);
  };
  const act = (): boolean => {
    const next = rowAfter(event.key, active, rows.length);
    if (next !== null) {
      go(next);
      return true;
    }
    if (!entry || row?.kind !== 'entry') return false;
    switch (event.key) {
      case 'ArrowRight':
        if (entry.kind === 'folder' && !row.isExpanded) attempt(() => expand(entry.path));
        else if (row.isExpanded) go(active + 1);
        return true;
      case 'ArrowLeft':
        if (row.isExpanded) collapse(entry.path);
        else if (parentOf(entry.path) !== '') select(parentOf(entry.path));
        return true;
      case 'Enter':
        if (entry.kind === 'file') attempt(() => openFile(entry.path, { focus: true }));
        else if (row.isExpanded) collapse(entry.path);
        else attempt(() => expand(entry.path));
        return true;
      case ' ':
        if (entry.kind === 'file') attempt(() => openFile(entry.path, { isPreview: true }));
        return true;
      case 'F2':
        startRenaming(entry.path);
        return true;
      case 'Delete':
        attempt(() => moveToTrash(entry.path));
        return true;
    }
    return false;
  };
  if (act()) event.preventDefault();
}
