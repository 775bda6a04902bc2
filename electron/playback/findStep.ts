import type { CallId, RunnerMessage } from './runner/protocol.ts';

type StepBegin = Extract<RunnerMessage, { kind: 'stepBegin' }>;

/** A call begins just before its step, by the same clock; but a busy machine may let time pass between the two. In ms. */
const earlyMs = 5;
const lateMs = 10_000;
/** Where the place says nothing (a boxed step has that of its box). */
const nearMs = 30;

/**
 * Tells which step of Playwright a call in a worker was. Nothing that reporters see says so; but both have the same place in
 * the source, and of several calls at one place (a loop) the first step that began after a call, and that no other was, is its.
 */
export type StepFinder = {
  begin(step: StepBegin): void;
  /** null as long as no such step is known. */
  find(of: CallId): string | null;
};

export function createStepFinder(): StepFinder {
  const free = new Map<string, StepBegin[]>();
  const found = new Map<string, string>();

  return {
    begin(step) {
      if (step.does !== 'action' && step.does !== 'check') return;
      const key = `${step.test} ${step.attempt}`;
      free.set(key, [...(free.get(key) ?? []), step]);
    },
    find(of) {
      const name = `${of.worker} ${of.call}`;
      const known = found.get(name);
      if (known !== undefined) return known;
      const key = `${of.test} ${of.attempt}`;
      const steps = free.get(key) ?? [];
      const likely = steps.filter((step) => (step.does === 'check') === of.isCheck);
      const wait = ({ startedAt }: StepBegin) => startedAt - of.began;
      const nearest =
        likely.find((step) => placeOf(step) === of.place && wait(step) >= -earlyMs && wait(step) <= lateMs) ??
        likely.find((step) => Math.abs(wait(step)) <= nearMs);
      if (!nearest) return null;
      free.set(
        key,
        steps.filter((step) => step !== nearest),
      );
      found.set(name, nearest.step);
      return nearest.step;
    },
  };
}

function placeOf({ place }: StepBegin): string | null {
  return place && `${place.file}:${place.line}:${place.column}`;
}
