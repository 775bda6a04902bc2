import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import type { ChangedFile } from '../../shared/contract/git.ts';
import { openDiff, openFile } from '../editor/tabs.ts';
import { fileIcon } from '../explorer/fileIcon.ts';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { rowAfter } from '../parts/rowKeys.ts';
import { TreeItem } from '../parts/TreeItem.tsx';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { nameOf, parentOf } from '../stores/files.ts';
import { discard, stage, unstage } from '../stores/git.ts';
import { attempt } from '../stores/notices.ts';
import { type Area, diffOf, type GitRow, gitRows, letterOf, rowKey } from './changes.ts';

/** What is staged and what is not, as a tree of two branches. Space stages, Enter shows, Delete discards. */
export function Changes({ files, total }: { files: readonly ChangedFile[]; total: number }) {
  const t = useT();
  const [collapsed, setCollapsed] = useState<ReadonlySet<Area>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = useMemo(() => gitRows(files, collapsed), [files, collapsed]);
  const active = rows.findIndex((row) => rowKey(row) === chosen);

  const toggle = (area: Area): void => {
    const next = new Set(collapsed);
    if (!next.delete(area)) next.add(area);
    setCollapsed(next);
  };
  const open = (row: GitRow): void => {
    setChosen(rowKey(row));
    if (row.kind === 'area') toggle(row.area);
    else attempt(() => openDiff(row.file.path, diffOf(row.file, row.area)));
  };
  const onKey = (event: KeyboardEvent): void => {
    const row = rows[active];
    const next = rowAfter(event.key, active, rows.length);
    const goal = next === null ? undefined : rows[next];
    if (goal) setChosen(rowKey(goal));
    else if (!row) return;
    else if (event.key === 'Enter') open(row);
    else if (event.key === ' ') moveOver(row);
    else if (event.key === 'Delete' && row.area === 'changes') attempt(() => discard(pathsOf(row)));
    else if (event.key === 'ArrowLeft' && !collapsed.has(row.area)) toggle(row.area);
    else if (event.key === 'ArrowRight' && collapsed.has(row.area)) toggle(row.area);
    else return;
    event.preventDefault();
  };
  return (
    <>
      {total > files.length && <p className="view-note">{t('git.manyChanges', { shown: files.length, total })}</p>}
      <VirtualRows
        rows={rows}
        keyOf={rowKey}
        draw={(row, index) => (
          <Row row={row} id={`git-${index}`} isSelected={index === active} onOpen={() => open(row)} />
        )}
        active={active}
        activeId={active < 0 ? undefined : `git-${active}`}
        role="tree"
        label={t('git.changed')}
        onKeyDown={onKey}
      />
    </>
  );
}

const pathsOf = (row: GitRow): readonly string[] => (row.kind === 'area' ? row.files : [row.file.path]);

/** From one area into the other. */
function moveOver(row: GitRow): void {
  attempt(() => (row.area === 'staged' ? unstage(pathsOf(row)) : stage(pathsOf(row))));
}

type RowProps = { row: GitRow; id: string; isSelected: boolean; onOpen(): void };

function Row({ row, id, isSelected, onOpen }: RowProps) {
  const t = useT();
  const isArea = row.kind === 'area';
  return (
    <TreeItem
      id={id}
      level={isArea ? 1 : 2}
      isSelected={isSelected}
      isExpanded={isArea ? row.isExpanded : undefined}
      indent={isArea ? 8 : 20}
      className="git-row"
      title={isArea ? undefined : titleOf(row.file)}
      onClick={onOpen}
    >
      {isArea ? (
        <>
          <Icon name={row.isExpanded ? 'chevron-down' : 'chevron-right'} className="twist" />
          <b className="row-text">{t(`git.${row.area}`)}</b>
        </>
      ) : (
        <>
          <Icon name={fileIcon(nameOf(row.file.path))} />
          <span className={`row-name ${letterOf(row.file, row.area) === 'D' ? 'is-gone' : ''}`}>
            {nameOf(row.file.path)}
          </span>
          <span className="muted path">{parentOf(row.file.path)}</span>
        </>
      )}
      <Actions row={row} />
      {isArea ? (
        <span className="count">{row.files.length}</span>
      ) : (
        <span className={`git-letter is-${letterOf(row.file, row.area)}`}>{letterOf(row.file, row.area)}</span>
      )}
    </TreeItem>
  );
}

const titleOf = ({ path, from }: ChangedFile): string => (from === null ? path : `${from} → ${path}`);

/** For the mouse; by keyboard the keys of the tree do the same. */
function Actions({ row }: { row: GitRow }) {
  const t = useT();
  const alone = (act: () => void) => (event: MouseEvent) => {
    event.stopPropagation();
    act();
  };
  return (
    <span className="row-actions">
      {row.kind === 'file' && row.file.unstaged !== 'removed' && (
        <IconButton
          icon="go-to-file"
          label={t('git.openFile')}
          isOutOfOrder
          onClick={alone(() => attempt(() => openFile(row.file.path, { focus: true })))}
        />
      )}
      {row.area === 'changes' && (
        <IconButton
          icon="discard"
          label={t('git.discard')}
          isOutOfOrder
          onClick={alone(() => attempt(() => discard(pathsOf(row))))}
        />
      )}
      <IconButton
        icon={row.area === 'staged' ? 'remove' : 'add'}
        label={t(row.area === 'staged' ? 'git.unstage' : 'git.stage')}
        isOutOfOrder
        onClick={alone(() => moveOver(row))}
      />
    </span>
  );
}
