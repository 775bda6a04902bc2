import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { commands, keysOf } from '../commands/commands.ts';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { ask } from '../stores/dialogs.ts';
import { attempt } from '../stores/notices.ts';
import { openWorkspace, readRecent, useWorkspace } from '../stores/workspace.ts';

const shown = ['files.quickOpen', 'palette.show', 'search.show', 'files.new'] as const;

/** What stands in the middle while no file is open. */
export function Welcome() {
  const t = useT();
  const { recent, workspace } = useWorkspace();
  useEffect(() => attempt(readRecent), []);
  const others = recent.filter(({ folder }) => folder !== workspace?.folder).slice(0, 6);

  const open = async (folder: string, name: string): Promise<void> => {
    const answer = await ask({
      title: t('welcome.openTitle', { name }),
      text: t('welcome.openText', { folder }),
      answers: [
        { id: 'cancel', label: t('cancel') },
        { id: 'open', label: t('welcome.open') },
      ],
    });
    if (answer === 'open') await openWorkspace(folder);
  };

  return (
    <div className="welcome">
      <div className="welcome-page">
        <h1>PowerAutomation</h1>
        <p className="muted">{t('welcome.what')}</p>
        <Button
          variant="contained"
          startIcon={<Icon name="record" />}
          onClick={() => attempt(commands['recording.new'].run)}
        >
          {t('welcome.record')}
        </Button>
        <div className="welcome-columns">
          <section>
            <h2>{t('welcome.start')}</h2>
            <ul>
              {shown.map((id) => (
                <li key={id}>
                  <button type="button" className="link" onClick={() => attempt(commands[id].run)}>
                    {t(commands[id].title)}
                  </button>
                  <kbd>{keysOf(id)}</kbd>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t('welcome.recent')}</h2>
            {others.length === 0 && <p className="muted">{t('welcome.noRecent')}</p>}
            <ul>
              {others.map(({ folder, name, isThere }) => (
                <li key={folder}>
                  <button
                    type="button"
                    className="link"
                    disabled={!isThere}
                    title={isThere ? folder : t('welcome.away', { folder })}
                    onClick={() => attempt(() => open(folder, name))}
                  >
                    {name}
                  </button>
                  <span className="muted path">{folder}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </div>
  );
}
