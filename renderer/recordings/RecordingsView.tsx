import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { openFile } from '../editor/tabs.ts';
import { currentLanguage, useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { ViewHeader } from '../parts/ViewHeader.tsx';
import { attempt } from '../stores/notices.ts';
import { type LiveRecording, readRecordings, stopRecording, useRecordings } from '../stores/recordings.ts';
import { pathInWorkspace } from '../stores/workspace.ts';
import { RecordForm } from './RecordForm.tsx';

export function RecordingsView() {
  const t = useT();
  const { list, live, problem } = useRecordings();
  useEffect(() => attempt(readRecordings), []);
  return (
    <div className="view">
      <ViewHeader title={t('view.recordings')}>
        <IconButton icon="refresh" label={t('explorer.refresh')} onClick={() => attempt(readRecordings)} />
      </ViewHeader>
      {live ? <Live live={live} /> : <RecordForm />}
      <h3 className="section-title">{t('recordings.kept')}</h3>
      {problem !== null && <EmptyState text={problem} />}
      {problem === null && list.length === 0 && <EmptyState text={t('recordings.empty')} />}
      <ul className="list" aria-label={t('recordings.kept')}>
        {list.map(({ id, title, startedAt, output, state, events }) => {
          const path = output === null ? null : pathInWorkspace(output);
          const when = new Date(startedAt).toLocaleString(currentLanguage(), {
            dateStyle: 'medium',
            timeStyle: 'short',
          });
          return (
            <li key={id}>
              <button
                type="button"
                className="list-item"
                disabled={path === null}
                title={path ?? t('recordings.noSpec')}
                onClick={() => path !== null && attempt(() => openFile(path, { focus: true }))}
              >
                <Icon name={state === 'interrupted' ? 'warning' : 'record'} />
                <span className="row-text">{title}</span>
                <span className="muted">{t('recordings.about', { when, events })}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Live({ live: { job, title, state, steps, cdpPort } }: { live: LiveRecording }) {
  const t = useT();
  return (
    <section className="live" aria-label={t('recordings.live')}>
      <p className="live-state">
        <Icon name="circle-filled" className={state === 'recording' ? 'is-live' : ''} />
        <b>{t(`recordings.${state}`)}</b>
        <span className="row-text muted">{title}</span>
      </p>
      {cdpPort !== null && (
        <p className="muted">{t('recordings.endpoint', { address: `http://127.0.0.1:${cdpPort}` })}</p>
      )}
      <ol className="steps" aria-live="polite" aria-label={t('recordings.steps')}>
        {steps.map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an action is known by its number.
          <li key={index}>{words}</li>
        ))}
      </ol>
      <Button
        variant="contained"
        startIcon={<Icon name="debug-stop" />}
        disabled={state === 'stopping'}
        onClick={() => attempt(() => stopRecording(job))}
      >
        {t('recordings.stop')}
      </Button>
    </section>
  );
}
