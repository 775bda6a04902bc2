import { type DragEvent, type MouseEvent, useEffect, useRef } from 'react';
import { openFile } from '../editor/tabs.ts';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { TreeItem } from '../parts/TreeItem.tsx';
import { collapse, expand, joined, nameOf, parentOf, select, stopNaming } from '../stores/files.ts';
import { attempt } from '../stores/notices.ts';
import { finishNaming, move } from './fileActions.ts';
import { fileIcon } from './fileIcon.ts';
import type { TreeRow } from './treeRows.ts';

const DRAGGED = 'application/x-powerautomation-path';

type Props = { row: TreeRow; id: string; isSelected: boolean; onContextMenu(event: MouseEvent): void };

export function Row({ row, id, isSelected, onContextMenu }: Props) {
  const indent = { paddingLeft: 8 + row.depth * 12 };
  if (row.kind === 'naming') return <NameField what={row.what} name={row.name} indent={indent} />;
  const { entry, isExpanded, depth } = row;
  const isFolder = entry.kind === 'folder';
  const target = isFolder ? entry.path : parentOf(entry.path);

  const onClick = (): void => {
    select(entry.path);
    if (!isFolder) attempt(() => openFile(entry.path, { isPreview: true }));
    else if (isExpanded) collapse(entry.path);
    else attempt(() => expand(entry.path));
  };
  const onDrop = (event: DragEvent): void => {
    const from = event.dataTransfer.getData(DRAGGED);
    if (from === '') return;
    event.preventDefault();
    attempt(() => move(from, joined(target, nameOf(from))));
  };

  return (
    <TreeItem
      id={id}
      level={depth + 1}
      isSelected={isSelected}
      isExpanded={isFolder ? isExpanded : undefined}
      indent={indent.paddingLeft}
      title={entry.path}
      draggable
      onClick={onClick}
      onDoubleClick={() => !isFolder && attempt(() => openFile(entry.path, { focus: true }))}
      onContextMenu={onContextMenu}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, entry.path)}
      onDragOver={(event) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
      onDrop={onDrop}
    >
      <Icon name={isFolder ? (isExpanded ? 'chevron-down' : 'chevron-right') : 'blank'} className="twist" />
      <Icon name={isFolder ? (isExpanded ? 'folder-opened' : 'folder') : fileIcon(entry.name)} />
      <span className="row-text">{entry.name}</span>
    </TreeItem>
  );
}

function NameField({ what, name, indent }: { what: 'file' | 'folder'; name: string; indent: { paddingLeft: number } }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    // The name without its ending: that is what one wants to change.
    const dot = name.indexOf('.', 1);
    input.current?.setSelectionRange(0, what === 'file' && dot > 0 ? dot : name.length);
  }, [name, what]);
  return (
    <div className="tree-row" style={indent}>
      <Icon name="blank" className="twist" />
      <Icon name={what === 'folder' ? 'folder' : 'file'} />
      <input
        ref={input}
        className="name-field"
        aria-label={t('explorer.name')}
        defaultValue={name}
        spellCheck={false}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') stopNaming();
          // While a word is composed (中文), Enter belongs to the input method.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            const { value } = event.currentTarget;
            attempt(() => finishNaming(value));
          }
        }}
        onBlur={stopNaming}
      />
    </div>
  );
}
