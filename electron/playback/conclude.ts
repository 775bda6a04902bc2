import type { RunCounts, RunEvent } from '../../shared/model/run.ts';
import type { RunnerMessage } from './runner/protocol.ts';
import type { RunnerExit } from './runnerProcess.ts';

type RunnerEnd = {
  /** What our reporter said last; null when the runner died before. */
  status: Extract<RunnerMessage, { kind: 'end' }>['status'] | null;
  exit: RunnerExit;
  isAborted: boolean;
  counts: RunCounts;
  problems: string[];
};

export type Conclusion = Pick<Extract<RunEvent, { kind: 'runEnd' }>, 'state' | 'why'>;

/** The verdict of a run, with a reason where no failing test gives one. */
export function conclude({ status, exit, isAborted, counts, problems }: RunnerEnd): Conclusion {
  if (isAborted || status === 'interrupted' || (status === null && exit.code === 130)) {
    return { state: 'interrupted', why: null };
  }
  const [problem] = problems;
  if (status === null) return { state: 'failed', why: problem ?? `The test runner died (${exitWords(exit)}).` };
  if (status === 'timedout') return { state: 'failed', why: "The run took longer than the config's globalTimeout." };
  if (status === 'passed' && problem === undefined) return { state: 'passed', why: null };
  return {
    state: 'failed',
    why: counts.failed > 0 ? null : (problem ?? 'Playwright calls the run failed; see its log.'),
  };
}

export function exitWords({ code, signal }: RunnerExit): string {
  return signal ? `signal ${signal}` : `exit code ${code}`;
}
