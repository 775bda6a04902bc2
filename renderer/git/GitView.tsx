import './git.css';
import Button from '@mui/material/Button';
import { useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Progress } from '../parts/Progress.tsx';
import { ViewHeader } from '../parts/ViewHeader.tsx';
import { initRepository, readGit, useGit } from '../stores/git.ts';
import { useLayout } from '../stores/layout.ts';
import { attempt } from '../stores/notices.ts';
import { Changes } from './Changes.tsx';
import { CommitForm } from './CommitForm.tsx';
import { FileHistory } from './FileHistory.tsx';

/** The repository that the workspace lies in. */
export function GitView() {
  const t = useT();
  const { status, problem, isBusy } = useGit();
  return (
    <div className="view git">
      <ViewHeader title={t('view.git')}>
        <IconButton icon="refresh" label={t('explorer.refresh')} onClick={() => attempt(readGit)} />
      </ViewHeader>
      {(isBusy || (status === null && problem === null)) && <Progress />}
      {problem !== null && <EmptyState text={problem} />}
      {status?.kind === 'none' && (
        <EmptyState text={t(`git.none.${status.code}`)}>
          {status.code === 'NO_REPOSITORY' && (
            <Button variant="outlined" onClick={() => attempt(initRepository)}>
              {t('git.init')}
            </Button>
          )}
        </EmptyState>
      )}
      {status?.kind === 'repository' && (
        <>
          <button
            type="button"
            className="list-item branch"
            title={t('git.switchBranch')}
            onClick={() => useLayout.setState({ picker: 'branches' })}
          >
            <Icon name="git-branch" />
            <span className="row-text">{status.branch ?? t('git.noBranch')}</span>
            {(status.ahead > 0 || status.behind > 0) && (
              <span className="muted">{t('git.apart', { ahead: status.ahead, behind: status.behind })}</span>
            )}
          </button>
          <CommitForm hooks={status.hooks} />
          {status.files.length === 0 ? (
            <EmptyState text={t('git.clean')} />
          ) : (
            <Changes files={status.files} total={status.total} />
          )}
          <FileHistory />
        </>
      )}
    </div>
  );
}
