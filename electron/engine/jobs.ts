/** Work that goes on while nobody looks: a window may be reloaded, a second one may look on. */
import { randomUUID } from 'node:crypto';
import { withEventMeta } from '@orpc/server';
import { streamOf } from '../../shared/streamOf.ts';
import { EngineError } from './errors.ts';

type State = 'running' | 'stopping' | 'ended' | 'failed';

type Job<Event, About> = {
  about: About;
  startedAt: number;
  state: State;
  told: Event[];
  failure: { error: unknown } | null;
  listeners: Set<Listener<Event>>;
  abort: AbortController;
  done: Promise<void>;
};

type Listener<Event> = { hear(event: Event, number: number): void; end(failure: { error: unknown } | null): void };

/** So many that have ended can still be followed from their beginning. */
const KEPT = 20;

export type Jobs<Event extends object, About> = AsyncDisposable & {
  /** `work` tells what happens, and ends in good order when its signal aborts. */
  start(about: About, work: (tell: (event: Event) => void, signal: AbortSignal) => Promise<void>): string;
  list(): { job: string; about: About; startedAt: number; state: State }[];
  /** What was told from the beginning, or after the event of that number, then what comes. What made it fail ends it. @throws EngineError JOB_NOT_FOUND */
  follow(
    job: string,
    after: string | undefined,
    signal: AbortSignal | undefined,
  ): AsyncIteratorObject<Event, undefined, undefined>;
  get(job: string): About;
  stop(job: string): void;
};

export function createJobs<Event extends object, About>(now: () => number): Jobs<Event, About> {
  const jobs = new Map<string, Job<Event, About>>();

  function find(id: string): Job<Event, About> {
    const found = jobs.get(id);
    if (found) return found;
    throw new EngineError('JOB_NOT_FOUND', `Nothing with the id "${id}" goes on, or has ended just now.`);
  }

  function forgetOld(): void {
    const over = [...jobs].filter(([, { state }]) => state === 'ended' || state === 'failed');
    for (const [id] of over.slice(0, Math.max(0, over.length - KEPT))) jobs.delete(id);
  }

  return {
    start(about, work) {
      const abort = new AbortController();
      const job: Job<Event, About> = {
        about,
        startedAt: now(),
        state: 'running',
        told: [],
        failure: null,
        listeners: new Set(),
        abort,
        done: Promise.resolve(),
      };
      const tell = (event: Event): void => {
        job.told.push(event);
        for (const listener of job.listeners) listener.hear(event, job.told.length);
      };
      job.done = work(tell, abort.signal)
        .catch((error: unknown) => {
          job.failure = { error };
        })
        .then(() => {
          job.state = job.failure ? 'failed' : 'ended';
          for (const { end } of job.listeners) end(job.failure);
          forgetOld();
        });
      const id = randomUUID();
      jobs.set(id, job);
      return id;
    },

    list: () => [...jobs].map(([job, { about, startedAt, state }]) => ({ job, about, startedAt, state })),

    follow(id, after, signal) {
      const job = find(id);
      return streamOf<Event>((push, end) => {
        const isOver = job.state === 'ended' || job.state === 'failed';
        const known = Number(after ?? 0);
        const first = Number.isInteger(known) && known >= 0 ? known : 0;
        const numbered = (event: Event, number: number): void => {
          if (number > first) push(withEventMeta(event, { id: String(number) }));
        };
        for (const [index, event] of job.told.entries()) numbered(event, index + 1);
        const listener: Listener<Event> = { hear: numbered, end: (failure) => end(failure ?? undefined) };
        if (isOver) listener.end(job.failure);
        else job.listeners.add(listener);
        return () => job.listeners.delete(listener);
      }, signal);
    },

    get: (id) => find(id).about,

    stop(id) {
      const job = find(id);
      if (job.state !== 'running') return;
      job.state = 'stopping';
      job.abort.abort(new EngineError('STOPPED', 'It was stopped before it had begun; nothing was written.'));
    },

    async [Symbol.asyncDispose]() {
      for (const [id] of jobs) this.stop(id);
      await Promise.all([...jobs.values()].map(({ done }) => done));
    },
  };
}
