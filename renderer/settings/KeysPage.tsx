import './settings.css';
import { useMemo, useState } from 'react';
import { type Binding, conflictsOf, effectiveBindings, readableKeys } from '../commands/bindings.ts';
import { type CommandId, commandIds, commands, defaultKeys } from '../commands/commands.ts';
import { useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { matcher } from '../parts/matcher.ts';
import { engine } from '../rpc/client.ts';
import { attempt } from '../stores/notices.ts';
import { useSettings } from '../stores/settings.ts';
import { KeyDialog } from './KeyDialog.tsx';
import { PageTop } from './PageTop.tsx';

type Row = { id: CommandId; title: string; bindings: readonly Binding[]; isMine: boolean };

/** Every command with its keys, which can be changed; keys that mean two things are shown. */
export function KeysPage() {
  const t = useT();
  const [wanted, setWanted] = useState('');
  const [changing, setChanging] = useState<CommandId | null>(null);
  const mine = useSettings((state) => state.keyBindings);
  const all = useMemo(() => effectiveBindings(defaultKeys, mine), [mine]);
  const isWanted = matcher(wanted);
  const rows = commandIds
    .map((id): Row => {
      const own = all.filter(({ command }) => command === id);
      const isMine = mine.some(({ command }) => command === id || command === `-${id}`);
      return { id, title: t(commands[id].title), bindings: own, isMine };
    })
    .filter(({ id, title, bindings }) =>
      isWanted(`${title} ${id} ${bindings.map(({ key }) => readableKeys(key)).join(' ')}`),
    )
    .sort((one, other) => one.title.localeCompare(other.title));
  return (
    <div className="page">
      <div className="page-inside">
        <PageTop
          title={t('keys.title')}
          wanted={wanted}
          searchLabel={t('keys.search')}
          onWanted={setWanted}
          onText={() => attempt(commands['keys.text'].run)}
        />
        {rows.length === 0 && <EmptyState text={t('picker.noCommand')} />}
        {rows.length > 0 && (
          <table className="keys">
            <thead>
              <tr>
                <th scope="col">{t('keys.command')}</th>
                <th scope="col">{t('keys.keys')}</th>
                <th scope="col">{t('keys.from')}</th>
                <th scope="col">
                  <span className="only-heard">{t('keys.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <KeyRow key={row.id} row={row} all={all} onChange={() => setChanging(row.id)} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {changing !== null && <KeyDialog id={changing} all={all} onDone={() => setChanging(null)} />}
    </div>
  );
}

function KeyRow({
  row: { id, title, bindings, isMine },
  all,
  onChange,
}: {
  row: Row;
  all: readonly Binding[];
  onChange(): void;
}) {
  const t = useT();
  return (
    <tr>
      <th scope="row">
        {title} <code className="muted">{id}</code>
      </th>
      <td>
        {bindings.map((binding) => {
          const others = conflictsOf(binding, all);
          return (
            <span key={binding.key} className="key-binding">
              <kbd>{readableKeys(binding.key)}</kbd>
              {binding.when !== null && <code className="muted">{binding.when}</code>}
              {others.length > 0 && (
                <span className="is-conflict">
                  <Icon name="warning" /> {t('keys.conflict', { others: titlesOf(others, t) })}
                </span>
              )}
            </span>
          );
        })}
      </td>
      <td className="muted-cell">{t(isMine ? 'keys.mine' : 'keys.default')}</td>
      <td className="key-actions">
        <IconButton icon="edit" label={t('keys.change', { name: title })} onClick={onChange} />
        <IconButton
          icon="discard"
          label={t('keys.reset', { name: title })}
          isDisabled={!isMine}
          onClick={() => attempt(() => engine.settings.setKeys({ command: id, bindings: [] }))}
        />
      </td>
    </tr>
  );
}

/** What each of them is called; what is no command of ours, by its name in the file. */
export function titlesOf(bindings: readonly Binding[], t: ReturnType<typeof useT>): string {
  const names = bindings.map(({ command }) => {
    const known = commandIds.find((each) => each === command);
    return known ? t(commands[known].title) : command;
  });
  return [...new Set(names)].join(', ');
}
