import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { openFile } from '../editor/tabs.ts';
import { fileIcon } from '../explorer/fileIcon.ts';
import { useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { rowAfter } from '../parts/rowKeys.ts';
import { TreeItem } from '../parts/TreeItem.tsx';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { nameOf, parentOf } from '../stores/files.ts';
import { attempt } from '../stores/notices.ts';
import { useProblems } from '../stores/problems.ts';
import { readTests } from '../stores/runs.ts';
import { type ProblemRow, problemRows } from './collect.ts';

/** What is wrong in the texts that are open, in the specs of the workspace, in the last run and in the settings. */
export function ProblemsPanel() {
  const t = useT();
  const problems = useProblems();
  const [active, setActive] = useState(-1);
  const rows = useMemo(() => problemRows(problems), [problems]);
  useEffect(() => attempt(readTests), []);

  const open = (index: number, focus: boolean): void => {
    setActive(index);
    const row = rows[index];
    if (row?.kind === 'file') attempt(() => openFile(row.path, { isPreview: true, focus }));
    else if (row?.problem.path != null) {
      const { path, line, column } = row.problem;
      attempt(() => openFile(path, { isPreview: true, focus, place: { line, column } }));
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    const next = rowAfter(event.key, active, rows.length);
    if (next !== null) setActive(next);
    else if (event.key === 'Enter') open(active, true);
    else return;
    event.preventDefault();
  };
  if (rows.length === 0) return <EmptyState text={t('problems.none')} />;
  return (
    <VirtualRows
      rows={rows}
      keyOf={(row) => (row.kind === 'file' ? row.path : `//${row.serial}`)}
      draw={(row, index) => (
        <Row row={row} id={`problem-${index}`} isSelected={index === active} onChoose={() => open(index, false)} />
      )}
      active={active}
      activeId={active < 0 ? undefined : `problem-${active}`}
      role="tree"
      label={t('panel.problems')}
      onKeyDown={onKey}
    />
  );
}

type RowProps = { row: ProblemRow; id: string; isSelected: boolean; onChoose(): void };

function Row({ row, id, isSelected, onChoose }: RowProps) {
  const t = useT();
  const isFile = row.kind === 'file';
  return (
    <TreeItem
      id={id}
      level={isFile ? 1 : 2}
      isSelected={isSelected}
      indent={isFile ? 10 : 26}
      title={isFile ? row.path : row.problem.message}
      onClick={onChoose}
    >
      {isFile ? (
        <>
          <Icon name={fileIcon(nameOf(row.path))} />
          <span className="row-name">{nameOf(row.path)}</span>
          <span className="muted">{parentOf(row.path)}</span>
          <span className="count">{row.count}</span>
        </>
      ) : (
        <>
          <span
            role="img"
            aria-label={t(`problems.${row.problem.severity}`)}
            className={`severity is-${row.problem.severity}`}
          >
            <Icon name={row.problem.severity} />
          </span>
          <span className="problem-text">{row.problem.message}</span>
          <span className="muted">
            {t('problems.about', {
              source: t(`problems.from.${row.problem.source}`),
              line: row.problem.line,
              column: row.problem.column,
            })}
          </span>
        </>
      )}
    </TreeItem>
  );
}
