import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogTitle from '@mui/material/DialogTitle';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { type Binding, conflictsOf, normalKeys, readableKeys, strokeOf } from '../commands/bindings.ts';
import { type CommandId, commands, defaultKeys } from '../commands/commands.ts';
import { suspendKeys } from '../commands/keys.ts';
import { useT } from '../i18n/language.ts';
import { engine } from '../rpc/client.ts';
import { attempt } from '../stores/notices.ts';
import { titlesOf } from './KeysPage.tsx';

/** A browser keeps these for itself, whatever a page wants. */
const KEPT_BY_BROWSER = ['ctrl+n', 'ctrl+t', 'ctrl+w', 'ctrl+shift+n', 'ctrl+shift+t', 'ctrl+shift+w', 'ctrl+tab'];
const MOST_STROKES = 2;

type Props = { id: CommandId; all: readonly Binding[]; onDone(): void };

/** The keys are pressed, not spelled: one stroke, or two one after the other. */
export function KeyDialog({ id, all, onDone }: Props) {
  const t = useT();
  const [strokes, setStrokes] = useState<readonly string[]>([]);
  useEffect(suspendKeys, []);
  const keys = strokes.join(' ');
  const defaults = defaultKeys.filter(({ command }) => command === id).map(({ key }) => normalKeys(key));
  const others = keys === '' ? [] : conflictsOf({ key: keys, command: id, when: null, isMine: true }, all);

  const onKey = (event: KeyboardEvent): void => {
    const stroke = strokeOf(event.nativeEvent);
    // These go on working the dialog; with Ctrl or Alt they may be chosen.
    if (stroke === null || ['tab', 'shift+tab', 'enter', 'escape'].includes(stroke)) {
      if (stroke !== 'enter' || keys === '') return;
      // Else it would press the button that has the focus once the dialog is gone.
      event.preventDefault();
      save(keys);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    setStrokes(strokes.length < MOST_STROKES ? [...strokes, stroke] : [stroke]);
  };
  const save = (chosen: string): void => {
    const taken = defaults.filter((key) => key !== chosen).map((key) => ({ key, command: `-${id}` }));
    const own = chosen === '' || defaults.includes(chosen) ? [] : [{ key: chosen, command: id }];
    onDone();
    attempt(() => engine.settings.setKeys({ command: id, bindings: [...taken, ...own] }));
  };
  return (
    <Dialog open onClose={onDone} aria-labelledby="key-title" slotProps={{ paper: { className: 'key-dialog' } }}>
      <DialogTitle id="key-title">{t('keys.press', { name: t(commands[id].title) })}</DialogTitle>
      <input
        className="key-field"
        aria-label={t('keys.pressed')}
        autoFocus
        readOnly
        value={keys === '' ? '' : readableKeys(keys)}
        placeholder={t('keys.hint')}
        onKeyDown={onKey}
      />
      <output className="key-note">
        {others.length > 0 && t('keys.conflict', { others: titlesOf(others, t) })}
        {strokes.some((stroke) => KEPT_BY_BROWSER.includes(stroke)) && t('keys.ofBrowser')}
      </output>
      <DialogActions>
        <Button onClick={() => save('')}>{t('keys.none')}</Button>
        <Button onClick={() => setStrokes([])} disabled={keys === ''}>
          {t('keys.again')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button variant="contained" disabled={keys === ''} onClick={() => save(keys)}>
          {t('save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
