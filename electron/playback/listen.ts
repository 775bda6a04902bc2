import type { RunEvent } from '../../shared/model/run.ts';
import { type Conclusion, conclude, exitWords } from './conclude.ts';
import { PlaybackError } from './errors.ts';
import type { Learner } from './healing/learner.ts';
import type { Heard, PictureKeeper } from './keepPictures.ts';
import { refuseUnparsable } from './plan.ts';
import type { RunnerMessage } from './runner/protocol.ts';
import type { RunnerProcess } from './runnerProcess.ts';
import type { Translator } from './translate.ts';

type Listening = {
  run: string;
  startedAt: number;
  folder: string;
  signal: AbortSignal | undefined;
  pictures: PictureKeeper;
  /** Gets what green steps have learned; null in a run that does not heal. */
  learner: Pick<Learner, 'hear'> | null;
};

/** What happens, and at last the verdict. Throws for a run that turned out to have nothing to begin with. */
export async function* listen(
  runner: RunnerProcess,
  translator: Translator,
  { run, startedAt, folder, signal, pictures, learner }: Listening,
): AsyncGenerator<RunEvent | ({ kind: 'conclusion' } & Conclusion)> {
  const runBegin = (tests: number, workers: number): RunEvent => ({
    kind: 'runBegin',
    run,
    at: startedAt,
    tests,
    workers,
    folder,
  });
  const problems: string[] = [];
  const note = (events: RunEvent[]) => {
    for (const event of events) if (event.kind === 'problem') problems.push(event.why);
    return events;
  };
  let held: Heard[] | null = [];
  let status: Extract<RunnerMessage, { kind: 'end' }>['status'] | null = null;
  for await (const raw of runner.messages) {
    if (raw.kind === 'learned') {
      learner?.hear(raw);
      continue;
    }
    const message = await pictures.keep(raw);
    if (message.kind === 'end') status = message.status;
    // Until the first test is certain it may still turn out that the run cannot begin at all.
    if (held && !(message.kind === 'begin' && message.tests > 0)) {
      held.push(message);
      continue;
    }
    if (held && message.kind === 'begin') {
      yield runBegin(message.tests, message.workers);
      yield* note(held.flatMap(translator.translate));
      held = null;
    }
    yield* note(translator.translate(message));
  }
  const exit = await runner.exit;
  const isAborted = signal?.aborted ?? false;
  if (held) {
    if (!isAborted) await refuseIfNothing(held);
    yield runBegin(0, 0);
    yield* note(held.filter((message) => !isNothingFound(message)).flatMap(translator.translate));
  }
  if (status === null && !isAborted && exit.code !== 130) {
    const words = runner.lastWords();
    const message = words || 'It said nothing.';
    const line = /^\s*((?:\w*Error|TypeError):.+)$/m.exec(words)?.[1];
    const why = `The test runner died (${exitWords(exit)})${line ? `: ${line}` : ''}`;
    yield* note(
      translator.translate({ kind: 'error', error: { message: `${why}\n\n${message}`, place: null, snippet: null } }),
    );
  }
  const conclusion = conclude({ status, exit, isAborted, counts: translator.counts(), problems });
  yield* translator.closeOpen({ kind: 'interrupted' });
  yield { kind: 'conclusion', ...conclusion };
}

function isNothingFound(message: Heard): boolean {
  return message.kind === 'error' && message.error.message.includes('No tests found');
}

/** Throws what only Playwright could find out: no test fits, or a spec of the project's own choice does not parse. */
async function refuseIfNothing(held: Heard[]): Promise<void> {
  const errors = held.flatMap((message) => (message.kind === 'error' ? [message] : []));
  const real = errors.filter((message) => !isNothingFound(message));
  for (const { error } of real) if (error.place) await refuseUnparsable(error.place.file);
  if (real.length > 0 || errors.length === 0) return;
  throw new PlaybackError(
    'NOTHING_TO_PLAY',
    'Nothing to play. No test fits the paths, --grep and --project that were given. See all tests with: npx playwright test --list',
  );
}
