import { type CommandId, commands, keysOf } from '../commands/commands.ts';
import type { TextKey } from '../i18n/en.ts';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { toggleSideBar, useLayout, type View, views } from '../stores/layout.ts';
import { attempt } from '../stores/notices.ts';
import { useRecordings } from '../stores/recordings.ts';

const about: Readonly<Record<View, { icon: string; title: TextKey; command: CommandId }>> = {
  explorer: { icon: 'files', title: 'view.explorer', command: 'explorer.show' },
  search: { icon: 'search', title: 'view.search', command: 'search.show' },
  git: { icon: 'source-control', title: 'view.git', command: 'git.show' },
  recordings: { icon: 'record', title: 'view.recordings', command: 'recordings.show' },
  tests: { icon: 'beaker', title: 'view.tests', command: 'tests.show' },
};

export function ActivityBar() {
  const t = useT();
  const { view, isSideBarOpen } = useLayout();
  const isRecording = useRecordings((state) => state.live !== null);
  return (
    <nav className="activity-bar" aria-label={t('shell.activityBar')}>
      {views.map((each) => {
        const { icon, title, command } = about[each];
        const isShown = isSideBarOpen && each === view;
        const label = `${t(title)} (${keysOf(command)})`;
        return (
          <button
            key={each}
            type="button"
            title={label}
            aria-label={t(title)}
            aria-pressed={isShown}
            className={`activity ${isShown ? 'is-shown' : ''} ${each === 'recordings' && isRecording ? 'is-live' : ''}`}
            onClick={() => (isShown ? toggleSideBar() : attempt(commands[command].run))}
          >
            <Icon name={icon} />
          </button>
        );
      })}
      <span className="spacer" />
      <button
        type="button"
        title={`${t('command.settings')} (${keysOf('settings.show')})`}
        aria-label={t('command.settings')}
        className="activity"
        onClick={() => attempt(commands['settings.show'].run)}
      >
        <Icon name="settings-gear" />
      </button>
    </nav>
  );
}
