import { useState } from 'react';
import type { Verdict } from '../../shared/model/run.ts';
import { openFile } from '../editor/tabs.ts';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { attempt } from '../stores/notices.ts';
import type { RunView, StepView, TestView } from './foldRun.ts';
import { RunControls } from './RunControls.tsx';
import { StepPicture } from './StepPicture.tsx';

const icons: Readonly<Record<Verdict['kind'] | 'running', string>> = {
  running: 'loading',
  passed: 'pass',
  healed: 'heart',
  failed: 'error',
  skipped: 'circle-slash',
  interrupted: 'debug-stop',
};

export function RunPanel({ run, job }: { run: RunView; job: string }) {
  const t = useT();
  const [chosen, setChosen] = useState<string | null>(null);
  const isRunning = run.state === 'running' || run.state === 'starting';
  const picture = run.tests.flatMap(({ steps }) => steps).find(({ id, picture }) => id === chosen && picture !== null);
  return (
    <section className="run" aria-label={t('runs.title')}>
      <header className="run-state">
        <VerdictIcon kind={isRunning ? 'running' : run.state === 'passed' ? 'passed' : 'failed'} />
        <b>{t(`runs.${run.state}`)}</b>
        {run.counts && (
          <span className="muted">
            {t('runs.counts', { ...run.counts, seconds: ((run.duration ?? 0) / 1000).toFixed(1) })}
          </span>
        )}
        {isRunning && <RunControls run={run} job={job} />}
      </header>
      {run.paused && (
        <p className="note is-paused" role="status">
          {run.paused.line === null ? t('runs.paused') : t('runs.pausedAt', { line: run.paused.line })}
        </p>
      )}
      {run.problems.map((why) => (
        <p key={why} className="is-failed note">
          {why}
        </p>
      ))}
      {run.proposals.map(({ file, line, column, from, to, outcome }) => (
        <p key={`${file}:${line}:${column}`} className="note">
          {t(`heal.${outcome.kind}`, { from, to })}
        </p>
      ))}
      {run.tests.map((test) => (
        <Test key={test.id} test={test} chosen={chosen} onChoose={setChosen} />
      ))}
      {picture && <StepPicture title={picture.title} path={picture.picture ?? ''} onClose={() => setChosen(null)} />}
    </section>
  );
}

type Choice = { chosen: string | null; onChoose(step: string): void };

function Test({ test: { title, verdict, duration, steps, file, line }, ...choice }: { test: TestView } & Choice) {
  const t = useT();
  const kind = verdict?.kind ?? 'running';
  return (
    <article className="run-test">
      <button
        type="button"
        className="list-item"
        disabled={file === null}
        onClick={() => file !== null && attempt(() => openFile(file, { focus: true, place: { line, column: 1 } }))}
      >
        <VerdictIcon kind={kind} />
        <span className="row-text">{title}</span>
        <Duration ms={duration} />
      </button>
      <ol className="run-steps" aria-label={t('runs.steps', { name: title })}>
        {steps
          .filter(({ does, verdict: each }) => does !== 'hook' || each?.kind === 'failed')
          .map((step) => (
            <Step key={step.id} step={step} {...choice} />
          ))}
      </ol>
      {verdict?.kind === 'failed' && <p className="is-failed note">{verdict.why}</p>}
    </article>
  );
}

function Step({ step, chosen, onChoose }: { step: StepView } & Choice) {
  const { id, title, depth, file, line, verdict, duration, healedTo, picture } = step;
  return (
    <li>
      <button
        type="button"
        className={`list-item ${id === chosen ? 'is-chosen' : ''}`}
        style={{ paddingLeft: 20 + depth * 12 }}
        disabled={file === null || line === null}
        title={healedTo === null ? title : `${title} → ${healedTo}`}
        onClick={() => {
          onChoose(id);
          if (file !== null && line !== null)
            attempt(() => openFile(file, { isPreview: true, place: { line, column: 1 } }));
        }}
      >
        <VerdictIcon kind={verdict?.kind ?? 'running'} />
        <span className="row-text">{title}</span>
        {picture !== null && <Icon name="device-camera" />}
        <Duration ms={duration} />
      </button>
    </li>
  );
}

function VerdictIcon({ kind }: { kind: Verdict['kind'] | 'running' }) {
  const t = useT();
  return (
    <span role="img" aria-label={t(`verdict.${kind}`)} className={`verdict-icon is-${kind}`}>
      <Icon name={icons[kind]} className={kind === 'running' ? 'codicon-modifier-spin' : ''} />
    </span>
  );
}

function Duration({ ms }: { ms: number | null }) {
  if (ms === null) return null;
  return <span className="muted duration">{ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`}</span>;
}
