import './settings.css';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import type { SettingsScope } from '../../shared/contract/settings.ts';
import { commands } from '../commands/commands.ts';
import { openFile } from '../editor/tabs.ts';
import type { TextKey } from '../i18n/en.ts';
import { useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { matcher } from '../parts/matcher.ts';
import { Progress } from '../parts/Progress.tsx';
import { engine, explain } from '../rpc/client.ts';
import { attempt } from '../stores/notices.ts';
import { useSettings } from '../stores/settings.ts';
import { type SettingAbout, settingsIn } from './controls.ts';
import { PageTop } from './PageTop.tsx';
import { SettingRow } from './SettingRow.tsx';

/** All settings as a form: a person's own, or those of the workspace. */
export function SettingsPage() {
  const t = useT();
  const [scope, setScope] = useState<SettingsScope>('user');
  const [wanted, setWanted] = useState('');
  const [all, setAll] = useState<readonly SettingAbout[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const problems = useSettings((state) => state.problems);
  useEffect(() => {
    const file = scope === 'user' ? 'settings' : 'workspace';
    engine.settings.schema({ file }).then(
      ({ schema }) => setAll(settingsIn(schema)),
      (error: unknown) => setProblem(explain(error)),
    );
  }, [scope]);

  const isWanted = matcher(wanted);
  const shown = (all ?? []).filter(({ key }) => isWanted(`${key} ${t(`setting.${key}` as TextKey)}`));
  return (
    <div className="page">
      <div className="page-inside">
        <PageTop
          title={t('settings.title')}
          wanted={wanted}
          searchLabel={t('settings.search')}
          onWanted={setWanted}
          onText={() => attempt(commands[scope === 'user' ? 'settings.text' : 'settings.workspaceText'].run)}
        >
          <fieldset className="scopes" aria-label={t('settings.scope')}>
            {(['user', 'workspace'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={scope === each} onClick={() => setScope(each)}>
                {t(`settings.scope.${each}`)}
              </button>
            ))}
          </fieldset>
        </PageTop>
        {problems.map(({ file, line, column, message }) => (
          <div key={`${file}:${line}:${column}:${message}`} className="bar is-warning" role="alert">
            <span className="codicon codicon-warning" aria-hidden />
            <span>{t('settings.broken', { file, line, message })}</span>
            <Button
              onClick={() =>
                attempt(async () => {
                  if (file === 'workspace') return commands['settings.workspaceText'].run();
                  return openFile(`//${file}.json`, { focus: true, place: { line, column } });
                })
              }
            >
              {t('settings.mend')}
            </Button>
          </div>
        ))}
        {problem !== null && <EmptyState text={problem} />}
        {all === null && problem === null && <Progress />}
        {all !== null && shown.length === 0 && <EmptyState text={t('settings.noneFound')} />}
        {Object.entries(Object.groupBy(shown, ({ group }) => group)).map(([group, own]) => (
          <section key={group} aria-label={t(`settings.group.${group}` as TextKey)}>
            <h2>{t(`settings.group.${group}` as TextKey)}</h2>
            {own?.map((setting) => (
              <SettingRow key={`${scope} ${setting.key}`} setting={setting} scope={scope} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
