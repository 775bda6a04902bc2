import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { SearchMatch } from '../../shared/contract/search.ts';
import { openFile } from '../editor/tabs.ts';
import { fileIcon } from '../explorer/fileIcon.ts';
import { useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { rowAfter } from '../parts/rowKeys.ts';
import { ViewHeader } from '../parts/ViewHeader.tsx';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { nameOf, parentOf } from '../stores/files.ts';
import { attempt } from '../stores/notices.ts';
import { search, stopSearching, useSearch } from '../stores/search.ts';
import { askAndReplace, ReplaceBox } from './ReplaceBox.tsx';

type Row = { path: string; match: SearchMatch | null; count: number };

const AFTER_TYPING = 200;

export function SearchView() {
  const t = useT();
  const { input, files, state, replacing } = useSearch();
  const [text, setText] = useState(input.text);
  const [active, setActive] = useState(-1);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rows = useMemo(
    () =>
      files.flatMap(({ path, matches }): Row[] => [
        { path, match: null, count: matches.length },
        ...matches.map((match) => ({ path, match, count: 0 })),
      ]),
    [files],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (typed: string): void => {
    setText(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => begin(typed), AFTER_TYPING);
  };
  const begin = (typed: string): void => {
    clearTimeout(timer.current);
    setActive(-1);
    attempt(() => search({ text: typed }));
  };
  const toggle = (name: 'isRegex' | 'isCaseSensitive' | 'isWholeWord') => (): void =>
    attempt(() => search({ [name]: !input[name] }));

  return (
    <div className="view">
      <ViewHeader title={t('view.search')}>
        {state.kind === 'searching' && (
          <IconButton icon="debug-stop" label={t('search.stop')} onClick={stopSearching} />
        )}
      </ViewHeader>
      <div className="search-box">
        <input
          className="search-field"
          type="search"
          aria-label={t('search.label')}
          placeholder={t('search.label')}
          value={text}
          spellCheck={false}
          onChange={({ currentTarget: { value } }) => type(value)}
          onKeyDown={(event) => event.key === 'Enter' && begin(text)}
        />
        <IconButton
          icon="case-sensitive"
          label={t('search.case')}
          isPressed={input.isCaseSensitive}
          onClick={toggle('isCaseSensitive')}
        />
        <IconButton
          icon="whole-word"
          label={t('search.word')}
          isPressed={input.isWholeWord}
          onClick={toggle('isWholeWord')}
        />
        <IconButton icon="regex" label={t('search.regex')} isPressed={input.isRegex} onClick={toggle('isRegex')} />
      </div>
      <ReplaceBox />
      <output className="view-note">
        {replacing && t('replace.going', replacing)}
        {!replacing && state.kind === 'searching' && t('search.searching', { files: files.length })}
        {!replacing &&
          state.kind === 'done' &&
          t(state.end.isLimited ? 'search.limited' : 'search.found', {
            matches: state.end.matches,
            files: state.end.files,
          })}
        {state.kind === 'failed' && <span className="is-failed">{state.why}</span>}
      </output>
      {state.kind === 'idle' ? (
        <EmptyState text={t('search.hint')} />
      ) : (
        <VirtualRows
          rows={rows}
          keyOf={({ path, match }) => (match ? `${path}:${match.line}:${match.column}` : path)}
          draw={(row, index) => (
            <ResultRow
              row={row}
              id={`result-${index}`}
              isSelected={index === active}
              onChoose={() => choose(row, index)}
            />
          )}
          active={active}
          activeId={active < 0 ? undefined : `result-${active}`}
          role="listbox"
          label={t('search.results')}
          onKeyDown={onKey}
        />
      )}
    </div>
  );

  function choose(row: Row, index: number, focus = false): void {
    setActive(index);
    const place = row.match && { line: row.match.line, column: row.match.column };
    attempt(() => openFile(row.path, { isPreview: true, focus, ...(place && { place }) }));
  }

  function onKey(event: KeyboardEvent): void {
    const row = rows[active];
    const next = rowAfter(event.key, active, rows.length);
    if (next !== null) setActive(next);
    else if (event.key === 'Enter' && row && (event.ctrlKey || event.metaKey)) attempt(() => askAndReplace([row.path]));
    else if (event.key === 'Enter' && row) choose(row, active, true);
    else return;
    event.preventDefault();
  }
}

type ResultProps = { row: Row; id: string; isSelected: boolean; onChoose(): void };

function ResultRow({ row: { path, match, count }, id, isSelected, onChoose }: ResultProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list around the rows hears the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list; aria-activedescendant tells the row.
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      className={`tree-row ${isSelected ? 'is-selected' : ''}`}
      style={{ paddingLeft: match ? 28 : 8 }}
      title={path}
      onClick={onChoose}
    >
      {match ? (
        <Preview match={match} />
      ) : (
        <>
          <Icon name={fileIcon(nameOf(path))} />
          <span className="row-name">{nameOf(path)}</span>
          <span className="muted path">{parentOf(path)}</span>
          <span className="count">{count}</span>
        </>
      )}
    </div>
  );
}

const BEFORE = 24;
/** What comes needs its room. */
const BEFORE_REPLACED = 8;

/** The line around the match; while something is to be replaced, what goes and what comes. */
function Preview({ match: { preview, previewStart, previewEnd, replacement } }: { match: SearchMatch }) {
  const from = Math.max(0, previewStart - (replacement === null ? BEFORE : BEFORE_REPLACED));
  const before = preview.slice(from, previewStart).trimStart();
  const found = preview.slice(previewStart, previewEnd);
  return (
    <span className="row-text code">
      {from > 0 && before !== '' ? '…' : ''}
      {before}
      {replacement === null ? (
        <mark>{found}</mark>
      ) : (
        <>
          <del>{found}</del>
          <ins>{replacement}</ins>
        </>
      )}
      {preview.slice(previewEnd)}
    </span>
  );
}
