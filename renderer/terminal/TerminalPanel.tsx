import Button from '@mui/material/Button';
import { useEffect } from 'react';
import type { Terminal } from '../../shared/contract/terminal.ts';
import { useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Progress } from '../parts/Progress.tsx';
import { nameOf } from '../stores/files.ts';
import { attempt } from '../stores/notices.ts';
import { closeTerminal, openTerminal, readTerminals, useTerminals } from '../stores/terminals.ts';
import { TerminalView } from './TerminalView.tsx';

/** Shells in the folder of the workspace. */
export function TerminalPanel() {
  const t = useT();
  const { list, active, problem, isKnown } = useTerminals();
  useEffect(() => attempt(readTerminals), []);
  const shown = list.find(({ id }) => id === active);
  if (problem !== null && !shown)
    return (
      <EmptyState text={problem}>
        <Again />
      </EmptyState>
    );
  if (!isKnown) return <Progress />;
  if (!shown)
    return (
      <EmptyState text={t('terminal.none')}>
        <Again />
      </EmptyState>
    );
  return <TerminalView key={shown.id} terminal={shown} />;
}

function Again() {
  const t = useT();
  return (
    <Button variant="outlined" onClick={() => attempt(() => openTerminal())}>
      {t('terminal.new')}
    </Button>
  );
}

export function TerminalActions() {
  const t = useT();
  const { list, active } = useTerminals();
  const nameOfTerminal = ({ shell, state }: Terminal, index: number): string => {
    const name = `${index + 1}: ${nameOf(shell.replaceAll('\\', '/'))}`;
    return state.kind === 'ended' ? t('terminal.ended', { name, code: state.code }) : name;
  };
  return (
    <>
      {list.length > 0 && (
        <select
          className="select"
          aria-label={t('terminal.choose')}
          value={active ?? ''}
          onChange={({ currentTarget: { value } }) => useTerminals.setState({ active: value })}
        >
          {list.map((terminal, index) => (
            <option key={terminal.id} value={terminal.id}>
              {nameOfTerminal(terminal, index)}
            </option>
          ))}
        </select>
      )}
      <IconButton icon="add" label={t('terminal.new')} onClick={() => attempt(() => openTerminal())} />
      <IconButton
        icon="trash"
        label={t('terminal.close')}
        isDisabled={active === null}
        onClick={() => active !== null && attempt(() => closeTerminal(active))}
      />
    </>
  );
}
