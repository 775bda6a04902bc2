import Dialog from '@mui/material/Dialog';
import { Command as Cmdk } from 'cmdk';
import { useEffect, useRef, useState } from 'react';
import { openFile } from '../editor/tabs.ts';
import { fileIcon } from '../explorer/fileIcon.ts';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { matcher } from '../parts/matcher.ts';
import { engine, explain, isAborted } from '../rpc/client.ts';
import { nameOf, parentOf } from '../stores/files.ts';
import { useLayout } from '../stores/layout.ts';
import { attempt } from '../stores/notices.ts';
import { BranchPicker } from './BranchPicker.tsx';
import { commandIds, commands, keysOf } from './commands.ts';

const close = (): void => useLayout.setState({ picker: null });

/** The dialog gives the focus back when it goes; what was chosen may want it after that. */
function choose(work: () => Promise<unknown>): void {
  close();
  requestAnimationFrame(() => attempt(work));
}

/** Quick open and the command palette: the same place, a `>` in front for commands. */
export function Picker() {
  const picker = useLayout((state) => state.picker);
  if (picker === null) return null;
  return (
    <Dialog
      open
      onClose={close}
      aria-labelledby="picker-title"
      slotProps={{ paper: { className: 'picker' } }}
      transitionDuration={0}
    >
      {picker === 'branches' ? (
        <BranchPicker onDone={close} />
      ) : (
        <PickerBody key={picker} start={picker === 'commands' ? '>' : ''} />
      )}
    </Dialog>
  );
}

function PickerBody({ start }: { start: string }) {
  const t = useT();
  const [typed, setTyped] = useState(start);
  const [chosen, setChosen] = useState('');
  const isCommands = typed.startsWith('>');
  const title = t(isCommands ? 'command.palette' : 'command.quickOpen');
  const query = isCommands ? typed.slice(1).trim() : typed.trim();
  return (
    <Cmdk label={title} shouldFilter={false} loop value={chosen} onValueChange={setChosen}>
      <h2 id="picker-title" className="only-heard">
        {title}
      </h2>
      <Cmdk.Input autoFocus value={typed} onValueChange={setTyped} placeholder={t('picker.hint')} />
      <Cmdk.List label={t('picker.results')}>
        {isCommands ? <Commands query={query} /> : <Files query={query} onFound={setChosen} />}
      </Cmdk.List>
    </Cmdk>
  );
}

function Commands({ query }: { query: string }) {
  const t = useT();
  const isWanted = matcher(query);
  const found = commandIds
    .map((id) => ({ id, title: t(commands[id].title) }))
    .filter(({ id, title }) => isWanted(`${title} ${id}`))
    .sort((one, other) => one.title.localeCompare(other.title));
  if (found.length === 0) return <Cmdk.Empty>{t('picker.noCommand')}</Cmdk.Empty>;
  return found.map(({ id, title }) => (
    <Cmdk.Item key={id} value={id} onSelect={() => choose(commands[id].run)}>
      <span className="row-text">{title}</span>
      <kbd>{keysOf(id)}</kbd>
    </Cmdk.Item>
  ));
}

type Found = { path: string; positions: number[] };

/** `onFound` hears the best fit: the list does not choose it by itself where the one that was chosen is gone. */
function Files({ query, onFound }: { query: string; onFound(path: string): void }) {
  const t = useT();
  const [found, setFound] = useState<{ of: string; files: readonly Found[]; problem: string | null } | null>(null);
  const asked = useRef<Promise<{ files: readonly Found[] }>>(undefined);
  useEffect(() => {
    const leaving = new AbortController();
    const answer = engine.search.files({ query }, { signal: leaving.signal });
    asked.current = answer;
    answer.then(
      ({ files }) => {
        setFound({ of: query, files, problem: null });
        onFound(files[0]?.path ?? '');
      },
      (error: unknown) => {
        if (!leaving.signal.aborted && !isAborted(error)) setFound({ of: query, files: [], problem: explain(error) });
      },
    );
    return () => leaving.abort();
  }, [query, onFound]);
  if (found === null) return null;
  if (found.files.length === 0) return <Cmdk.Empty>{found.problem ?? t('picker.noFile')}</Cmdk.Empty>;
  /** Enter right behind the last letter means the best of what was typed, not of what is still shown. */
  const open = async (path: string): Promise<void> => {
    const best = found.of === query ? path : (await asked.current)?.files[0]?.path;
    if (best !== undefined) choose(() => openFile(best, { focus: true }));
  };
  return found.files.map(({ path, positions }) => (
    <Cmdk.Item key={path} value={path} onSelect={() => attempt(() => open(path))}>
      <Icon name={fileIcon(nameOf(path))} />
      <span className="row-text">
        <Marked text={nameOf(path)} positions={positions} from={path.length - nameOf(path).length} />
      </span>
      <span className="muted path">{parentOf(path)}</span>
    </Cmdk.Item>
  ));
}

/** The letters that fit are strong. */
function Marked({ text, positions, from }: { text: string; positions: readonly number[]; from: number }) {
  const hits = new Set(positions.map((position) => position - from));
  return [...text].map((letter, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: letters have no other name than their place.
    hits.has(index) ? <b key={index}>{letter}</b> : letter,
  );
}
