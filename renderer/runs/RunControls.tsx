import { keysOf } from '../commands/commands.ts';
import { useT } from '../i18n/language.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { attempt } from '../stores/notices.ts';
import { steer, stopRun } from '../stores/runs.ts';
import type { RunView } from './foldRun.ts';

/** Halt, go on, one step, stop. */
export function RunControls({ run, job }: { run: RunView; job: string }) {
  const t = useT();
  const isPaused = run.paused !== null;
  return (
    <span className="run-controls">
      <IconButton
        icon={isPaused ? 'debug-continue' : 'debug-pause'}
        label={`${t(isPaused ? 'runs.goOn' : 'runs.pause')} (${keysOf('run.halt')})`}
        onClick={() => attempt(() => steer(isPaused ? 'resume' : 'pause'))}
      />
      <IconButton
        icon="debug-step-over"
        label={`${t('runs.step')} (${keysOf('run.step')})`}
        isDisabled={!isPaused}
        onClick={() => attempt(() => steer('step'))}
      />
      <IconButton icon="debug-stop" label={t('runs.stop')} onClick={() => attempt(() => stopRun(job))} />
    </span>
  );
}
