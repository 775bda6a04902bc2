import { useEffect, useState } from 'react';
import type { Commit } from '../../shared/contract/git.ts';
import { isInWorkspace } from '../editor/places.ts';
import { openDiff, useTabs } from '../editor/tabs.ts';
import { currentLanguage, useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { nameOf } from '../stores/files.ts';
import { readHistory, readMoreHistory, useGit } from '../stores/git.ts';
import { attempt } from '../stores/notices.ts';
import { diffOfCommit } from './changes.ts';

/** The commits of the file that is open; each shows what it did to the file. */
export function FileHistory() {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const path = useTabs(({ activePath }) => (activePath !== null && isInWorkspace(activePath) ? activePath : null));
  const history = useGit((state) => state.history);
  useEffect(() => {
    if (!isOpen || path === null) useGit.setState({ history: null });
    else attempt(() => readHistory(path));
  }, [isOpen, path]);
  const shown = history?.path === path ? history : null;
  return (
    <section className={`file-history ${isOpen ? 'is-open' : ''}`}>
      <button type="button" className="list-item history-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
        <b className="row-text">{path === null ? t('git.history') : t('git.historyOf', { name: nameOf(path) })}</b>
      </button>
      {isOpen && path === null && <EmptyState text={t('git.historyHint')} />}
      {isOpen && shown?.commits.length === 0 && <EmptyState text={t('git.noHistory')} />}
      {isOpen && shown && (
        <ul className="list commits" aria-label={t('git.history')}>
          {shown.commits.map((commit) => (
            <li key={commit.hash}>
              <CommitLine commit={commit} />
            </li>
          ))}
          {shown.hasMore && (
            <li>
              <button type="button" className="link list-item" onClick={() => attempt(readMoreHistory)}>
                {t('git.more')}
              </button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function CommitLine({ commit }: { commit: Commit }) {
  const { hash, subject, author, at } = commit;
  const diff = diffOfCommit(commit);
  const when = new Date(at).toLocaleString(currentLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <button
      type="button"
      className="list-item commit"
      title={`${hash.slice(0, 10)} · ${author} · ${when}\n${subject}`}
      disabled={diff === null}
      onClick={() => diff && commit.file && attempt(() => openDiff(commit.file?.path ?? '', diff))}
    >
      <Icon name="git-commit" />
      <span className="row-text">{subject}</span>
      <span className="muted">{new Date(at).toLocaleDateString(currentLanguage(), { dateStyle: 'medium' })}</span>
    </button>
  );
}
