/** The one place that every call of every door comes through: rights, counts, times, audit, and errors in the contract's words. */
import { ORPCError, os } from '@orpc/server';
import { allErrors } from '../../shared/contract/errors.ts';
import type { ProcedureMeta } from '../../shared/contract/procedure.ts';
import type { Metrics, Notices } from '../observability/index.ts';
import type { Audit, Caller } from '../security/index.ts';

export type CallContext = { caller: Caller };

type Needs = { metrics: Metrics; notices: Notices; audit: Audit; now: () => number };

/** It stands before the validation of the input, so that whoever has no right learns nothing about it. */
export function createGuard({ metrics, notices, audit, now }: Needs) {
  return os
    .$context<CallContext>()
    .$meta<ProcedureMeta>({ right: 'manage', isAudited: true })
    .middleware(async ({ context: { caller }, path, procedure, next, signal }, input, output) => {
      const call = path.join('.');
      const { right, isAudited } = procedure['~orpc'].meta;
      const begun = performance.now();
      const at = now();

      function note(outcome: string): void {
        const duration = performance.now() - begun;
        metrics.call(call, caller.door, outcome, duration / 1000);
        if (isAudited || outcome === 'FORBIDDEN')
          audit.note({
            at,
            caller: caller.name,
            door: caller.door,
            call,
            outcome,
            duration: Math.round(duration),
            subject: subjectOf(input),
          });
      }

      function explained(error: unknown): ORPCError<string, unknown> {
        const told = tellError(error);
        if (told.code === 'INTERNAL_SERVER_ERROR' && !signal?.aborted) notices.tell('error', call, stackOf(error));
        return told;
      }

      try {
        if (!caller.rights.has(right))
          throw new ORPCError('FORBIDDEN', {
            status: 403,
            message: `${call} needs the right "${right}", which ${caller.name} does not have.`,
          });
        const result = await next();
        note('ok');
        if (!isStream(result.output)) return result;
        return output(watched(result.output, explained, metrics.stream(call)));
      } catch (error) {
        const told = explained(error);
        note(told.code);
        throw told;
      }
    });
}

/** The same stream, whose errors are explained, and whose end is told once. */
function watched<Item>(
  stream: AsyncIteratorObject<Item, unknown, undefined>,
  explained: (error: unknown) => unknown,
  ended: () => void,
): AsyncIteratorObject<Item, unknown, undefined> {
  let isOpen = true;
  const close = (): void => {
    if (isOpen) ended();
    isOpen = false;
  };
  return {
    async next() {
      try {
        const result = await stream.next();
        if (result.done) close();
        return result;
      } catch (error) {
        close();
        throw explained(error);
      }
    },
    async return(value?: unknown) {
      close();
      return (await stream.return?.(value)) ?? { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      close();
      await stream.return?.();
    },
  };
}

function isStream(value: unknown): value is AsyncIteratorObject<unknown, unknown, undefined> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}

/** Errors of our rooms have a code of the contract; of all others only that they happened goes out. */
function tellError(error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError) return withStatus(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = Object.hasOwn(allErrors, code) ? allErrors[code as keyof typeof allErrors] : null;
  if (known && error instanceof Error) {
    const data = 'data' in error ? error.data : undefined;
    return new ORPCError(code, { status: known.status, message: error.message, data, cause: error });
  }
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: 'This should not have happened. What is known of it stands in the output of PowerAutomation.',
    cause: error,
  });
}

/** What does not fit the schema of the input says so for people. */
function withStatus(error: ORPCError<string, unknown>): ORPCError<string, unknown> {
  if (error.code !== 'BAD_REQUEST' || !isIssues(error.data)) return error;
  const words = error.data.issues.map(
    ({ path, message }) => `${(path ?? []).map(String).join('.') || 'input'}: ${message}`,
  );
  return new ORPCError('BAD_REQUEST', {
    message: `The request is not as it should be. ${words.join('; ')}`,
    data: error.data,
    cause: error.cause,
  });
}

type Issues = { issues: { path?: (string | number)[]; message: string }[] };

function isIssues(data: unknown): data is Issues {
  return typeof data === 'object' && data !== null && 'issues' in data && Array.isArray(data.issues);
}

const SUBJECTS = ['path', 'from', 'folder', 'file', 'recording', 'run', 'job', 'id', 'branch', 'key'] as const;

/** What a call was about, for the audit log: a name, never content. */
function subjectOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  const named = SUBJECTS.map((key) => (input as Record<string, unknown>)[key]).find(
    (value) => typeof value === 'string',
  );
  return typeof named === 'string' ? named.slice(0, 300) : null;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
