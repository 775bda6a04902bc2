import { useEffect } from 'react';
import { openFile } from '../editor/tabs.ts';
import { fileIcon } from '../explorer/fileIcon.ts';
import { useT } from '../i18n/language.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { ViewHeader } from '../parts/ViewHeader.tsx';
import { nameOf } from '../stores/files.ts';
import { attempt } from '../stores/notices.ts';
import { play, readTests, useRuns } from '../stores/runs.ts';
import { RunPanel } from './RunPanel.tsx';
import { saveDirtySpecs } from './saveDirtySpecs.ts';

const playSaved = (paths: readonly string[]): void =>
  attempt(async () => {
    await saveDirtySpecs();
    await play(paths);
  });

/** The specs of the workspace, each test with its Play; below, the run that goes on or was the last. */
export function TestsView() {
  const t = useT();
  const { specs, problem, run, job } = useRuns();
  useEffect(() => attempt(readTests), []);
  return (
    <div className="view">
      <ViewHeader title={t('view.tests')}>
        <IconButton
          icon="run-all"
          label={t('tests.playAll')}
          isDisabled={specs.length === 0}
          onClick={() => playSaved([])}
        />
        <IconButton icon="refresh" label={t('explorer.refresh')} onClick={() => attempt(readTests)} />
      </ViewHeader>
      {problem !== null && <EmptyState text={problem} />}
      {problem === null && specs.length === 0 && <EmptyState text={t('tests.empty')} />}
      <ul className="list specs" aria-label={t('view.tests')}>
        {specs.map(({ path, tests, problem: why }) => (
          <li key={path}>
            <Line
              icon={fileIcon(nameOf(path))}
              text={path}
              playLabel={t('tests.play', { name: nameOf(path) })}
              onOpen={() => attempt(() => openFile(path, { focus: true }))}
              onPlay={() => playSaved([path])}
            />
            {why !== null && (
              <p className="is-failed note">{t('tests.doesNotParse', { line: why.line, why: why.message })}</p>
            )}
            <ul className="list inner">
              {tests.map(({ title, line }) => (
                <li key={`${line} ${title}`}>
                  <Line
                    icon="beaker"
                    text={title}
                    playLabel={t('tests.play', { name: title })}
                    onOpen={() => attempt(() => openFile(path, { focus: true, place: { line, column: 1 } }))}
                    onPlay={() => playSaved([`${path}:${line}`])}
                  />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {run && job !== null && <RunPanel run={run} job={job} />}
    </div>
  );
}

type LineProps = { icon: string; text: string; playLabel: string; onOpen(): void; onPlay(): void };

function Line({ icon, text, playLabel, onOpen, onPlay }: LineProps) {
  return (
    <div className="list-line">
      <button type="button" className="list-item" title={text} onClick={onOpen}>
        <Icon name={icon} />
        <span className="row-text">{text}</span>
      </button>
      <IconButton icon="play" label={playLabel} onClick={onPlay} />
    </div>
  );
}
