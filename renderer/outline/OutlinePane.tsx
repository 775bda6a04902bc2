import './outline.css';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { TestNode } from '../../shared/model/node.ts';
import { useCursor } from '../editor/cursor.ts';
import { useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { rowAfter } from '../parts/rowKeys.ts';
import { Sash } from '../parts/Sash.tsx';
import { TreeItem } from '../parts/TreeItem.tsx';
import { ViewHeader } from '../parts/ViewHeader.tsx';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { type Mark, marksOf } from '../runs/foldRun.ts';
import { setOutlineWidth, toggleOutline, useLayout } from '../stores/layout.ts';
import { useRuns } from '../stores/runs.ts';
import { iconOf, type OutlineRow, outlineRows, rowOfLine } from './outlineRows.ts';
import { useOutline } from './useOutline.ts';

type Props = { path: string; onGo(place: { line: number; column: number }, focus: boolean): void };

/** The test as its steps, beside its text: where the cursor is, and what became of each in the last run. */
export function OutlinePane({ path, onGo }: Props) {
  const t = useT();
  const { nodes, problem, isTooLarge } = useOutline(path);
  const width = useLayout((state) => state.outlineWidth);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const line = useCursor(({ cursor }) => (cursor?.path === path ? cursor.line : 0));
  const run = useRuns((state) => state.run);
  const rows = useMemo(() => outlineRows(nodes ?? [], collapsed), [nodes, collapsed]);
  const verdicts = useMemo(
    () => new Map(run ? marksOf(run, path).map(({ line: at, verdict }) => [at, verdict]) : []),
    [run, path],
  );
  const active = rowOfLine(rows, line);

  const toggle = ({ id }: TestNode): void => {
    const next = new Set(collapsed);
    if (!next.delete(id)) next.add(id);
    setCollapsed(next);
  };
  const go = (index: number, focus = false): void => {
    const span = rows[index]?.node.span;
    if (span) onGo({ line: span.line, column: span.column }, focus);
  };
  const onKey = (event: KeyboardEvent): void => {
    const next = rowAfter(event.key, active, rows.length);
    const row = rows[active];
    if (next !== null) go(next);
    else if (event.key === 'Enter') go(active, true);
    else if (event.key === 'ArrowLeft' && row?.isExpanded) toggle(row.node);
    else if (event.key === 'ArrowRight' && row && collapsed.has(row.node.id)) toggle(row.node);
    else return;
    event.preventDefault();
  };
  return (
    <section className="outline" style={{ width }} aria-label={t('outline.title')}>
      <Sash label={t('outline.sash')} side="left" size={width} least={160} most={560} onSize={setOutlineWidth} />
      <ViewHeader title={t('outline.title')}>
        <IconButton icon="close" label={t('outline.close')} onClick={toggleOutline} />
      </ViewHeader>
      {isTooLarge && <EmptyState text={t('outline.tooLarge')} />}
      {problem && (
        <p className="outline-note" title={problem.why}>
          <Icon name="warning" /> {problem.isHalfWritten ? t('outline.halfWritten') : problem.why}
        </p>
      )}
      {nodes?.length === 0 && <EmptyState text={t('outline.empty')} />}
      {!isTooLarge && rows.length > 0 && (
        <VirtualRows
          rows={rows}
          keyOf={({ node }) => node.id}
          draw={(row, index) => (
            <Row
              row={row}
              id={`node-${index}`}
              isSelected={index === active}
              verdict={verdicts.get(row.node.span.line) ?? null}
              onGo={(focus) => go(index, focus)}
              onToggle={() => toggle(row.node)}
            />
          )}
          active={active}
          activeId={active < 0 ? undefined : `node-${active}`}
          role="tree"
          label={t('outline.title')}
          onKeyDown={onKey}
        />
      )}
    </section>
  );
}

type RowProps = {
  row: OutlineRow;
  id: string;
  isSelected: boolean;
  verdict: Mark['verdict'] | null;
  onGo(focus: boolean): void;
  onToggle(): void;
};

function Row({ row: { node, depth, isExpanded }, id, isSelected, verdict, onGo, onToggle }: RowProps) {
  const t = useT();
  const hasChildren = node.children.length > 0;
  const words = node.title?.text ?? node.words;
  return (
    <TreeItem
      id={id}
      level={depth + 1}
      isSelected={isSelected}
      isExpanded={hasChildren ? isExpanded : undefined}
      indent={4 + depth * 12}
      className={node.isDisabled ? 'node is-disabled' : 'node'}
      title={node.words}
      onClick={() => onGo(false)}
      onDoubleClick={() => onGo(true)}
    >
      {/* For the mouse; by keyboard the arrows fold. */}
      <span
        aria-hidden
        className="twist"
        onClick={(event) => {
          event.stopPropagation();
          if (hasChildren) onToggle();
        }}
      >
        <Icon name={hasChildren ? (isExpanded ? 'chevron-down' : 'chevron-right') : 'blank'} />
      </span>
      <Icon
        name={verdict === 'failed' ? 'error' : iconOf(node)}
        className={`node-icon ${verdict === null ? '' : `is-${verdict}`}`}
      />
      <span className="row-text">{words}</span>
      {verdict !== null && <span className="only-heard">{t(`verdict.${verdict}`)}</span>}
    </TreeItem>
  );
}
