import { useCursor } from '../editor/cursor.ts';
import { useDocuments } from '../editor/documents.ts';
import { useTabs } from '../editor/tabs.ts';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { useGit } from '../stores/git.ts';
import { showPanel, showView, useLayout } from '../stores/layout.ts';
import { useProblems } from '../stores/problems.ts';
import { useRecordings } from '../stores/recordings.ts';
import { useRuns } from '../stores/runs.ts';
import { useSettings } from '../stores/settings.ts';
import { useWorkspace } from '../stores/workspace.ts';

export function StatusBar() {
  const t = useT();
  const workspace = useWorkspace((state) => state.workspace);
  const activePath = useTabs((state) => state.activePath);
  const document = useDocuments((state) => (activePath === null ? undefined : state.documents[activePath]));
  const cursor = useCursor((state) => state.cursor);
  const live = useRecordings((state) => state.live);
  const run = useRuns((state) => state.run);
  const problems = useSettings((state) => state.problems);
  const found = useProblems();
  const git = useGit((state) => state.status);
  const isRunning = run?.state === 'running' || run?.state === 'starting';
  return (
    <footer className="status-bar">
      <span title={workspace?.folder}>
        <Icon name="folder" /> {workspace?.name}
        {workspace?.state === 'readOnly' && ` · ${t('workspace.readOnly')}`}
      </span>
      {git?.kind === 'repository' && (
        <button type="button" title={t('git.switchBranch')} onClick={() => useLayout.setState({ picker: 'branches' })}>
          <Icon name="git-branch" /> {git.branch ?? t('git.noBranch')}
          {git.total > 0 && '*'}
        </button>
      )}
      <button type="button" title={t('command.problems')} onClick={() => showPanel('problems')}>
        <Icon name="error" /> {found.filter(({ severity }) => severity === 'error').length} <Icon name="warning" />{' '}
        {found.filter(({ severity }) => severity === 'warning').length}
      </button>
      {live && (
        <button type="button" className="is-live" onClick={() => showView('recordings')}>
          <Icon name="circle-filled" /> {t('status.recording', { steps: live.steps.length })}
        </button>
      )}
      {isRunning && (
        <button type="button" onClick={() => showView('tests')}>
          <Icon name="loading" className="codicon-modifier-spin" /> {t('status.playing')}
        </button>
      )}
      {problems[0] && (
        <button
          type="button"
          className="is-failed"
          title={problems.map(({ message }) => message).join('\n')}
          onClick={() => showPanel('problems')}
        >
          <Icon name="warning" /> {t('status.settingsBroken', { file: problems[0].file, line: problems[0].line })}
        </button>
      )}
      <span className="spacer" />
      {document?.state.kind === 'ready' && (
        <>
          {cursor?.path === activePath && (
            <span>{t('status.cursor', { line: cursor.line, column: cursor.column })}</span>
          )}
          <span>
            {document.encoding.toUpperCase()}
            {document.hasBom && ' BOM'}
          </span>
          <span>{document.lineEnd.toUpperCase()}</span>
        </>
      )}
    </footer>
  );
}
