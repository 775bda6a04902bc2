import type { Heal } from '../../shared/model/heal.ts';
import type { Reason } from '../../shared/model/reason.ts';
import type { RunCounts, RunEvent, Sight, Verdict } from '../../shared/model/run.ts';
import { explainError } from './explainError.ts';
import { createStepFinder } from './findStep.ts';
import type { Heard } from './keepPictures.ts';
import { nearest } from './nearest.ts';
import { reasonWords } from './reasonWords.ts';
import type { CallId, RawError, RunnerMessage } from './runner/protocol.ts';
import { stepWords } from './stepWords.ts';
import { createWaitWords } from './waitWords.ts';

type Output = Extract<RunEvent, { kind: 'output' }>;
type TestEnd = Extract<RunnerMessage, { kind: 'testEnd' }>;
type Outcome = TestEnd['outcome'] | 'healed';
/** What a worker told of a call, once it is known which step that was. */
type Telling = (test: string, step: string) => RunEvent;

/** Turns what the runner says into what a run tells: in words, without colours, every text through `redact`. */
export type Translator = {
  /** `begin` and `end` are the player's to tell, and give nothing here. */
  translate(message: Heard): RunEvent[];
  /** Ends what is still open, for a runner that ended without saying so. */
  closeOpen(verdict: Verdict): RunEvent[];
  counts(): RunCounts;
};

/** What Playwright says of a step beside its name may also be an address, a key or a number. */
const isLocator = /^(?:getBy\w+|locator|frameLocator)\(/;

export function createTranslator(redact: (text: string) => string): Translator {
  const openSteps = new Map<string, string>();
  const openTests = new Set<string>();
  const outcomes = new Map<string, Outcome>();
  const halfLines = new Map<string, Output>();
  const finder = createStepFinder();
  const waitWords = createWaitWords();
  const healed = new Set<string>();
  /** Seen by a worker before its step was told. */
  let early: { of: CallId; tells: Telling }[] = [];

  const explain = (error: RawError) => {
    return explainError({
      ...error,
      message: redact(error.message),
      snippet: error.snippet && redact(error.snippet),
    });
  };

  /** Whole lines only: a secret may not slip through because it came in two chunks. */
  function output(message: Extract<RunnerMessage, { kind: 'output' }>): RunEvent[] {
    const key = `${message.stream} ${message.test}`;
    const text = (halfLines.get(key)?.text ?? '') + message.text;
    const end = text.lastIndexOf('\n') + 1;
    const { stream, test } = message;
    if (end < text.length) halfLines.set(key, { kind: 'output', stream, text: text.slice(end), test });
    else halfLines.delete(key);
    return end === 0 ? [] : [{ kind: 'output', stream, text: redact(text.slice(0, end)), test }];
  }

  function restOfOutput(test: string | null): RunEvent[] {
    const rest = [...halfLines].filter(([, half]) => half.test === test);
    for (const [key] of rest) halfLines.delete(key);
    return rest.map(([, half]) => ({ ...half, text: redact(half.text) }));
  }

  function closeSteps(test: string, verdict: Verdict): RunEvent[] {
    const steps = [...openSteps].filter(([, owner]) => owner === test).map(([step]) => step);
    for (const step of steps) openSteps.delete(step);
    return steps.reverse().map((step) => ({ kind: 'stepEnd', test, step, verdict, duration: 0 }));
  }

  function testEnd(message: TestEnd): RunEvent[] {
    const { test, duration, retriesLeft } = message;
    // A step that was not told by now never will be: it is a library's.
    early = early.filter(({ of }) => of.test !== test);
    openTests.delete(test);
    if (message.status === 'interrupted') outcomes.delete(test);
    else outcomes.set(test, message.outcome === 'expected' && isHealed(message) ? 'healed' : message.outcome);
    const verdict = verdictOf(message, explain);
    const trace = message.evidence.find(({ name }) => name === 'trace')?.path ?? null;
    const evidence = message.evidence.map((one) => ({ ...one, name: redact(one.name) }));
    return [
      ...restOfOutput(test),
      ...closeSteps(test, verdict),
      { kind: 'testEnd', test, verdict, duration, retriesLeft, trace, evidence },
    ];
  }

  function about(of: CallId, tells: Telling): RunEvent[] {
    const step = finder.find(of);
    if (step === null) early.push({ of, tells });
    return step === null ? [] : [tells(of.test, step)];
  }

  function evidence(of: CallId, sight: Sight): RunEvent[] {
    return about(of, (test, step) => ({ kind: 'evidence', test, step, sight }));
  }

  function heal(of: CallId, one: Heal): RunEvent[] {
    return about(of, (test, step) => {
      healed.add(step);
      return { kind: 'healed', test, step, heal: one };
    });
  }

  function evidenceNowKnown(): RunEvent[] {
    const again = early;
    early = [];
    return again.flatMap(({ of, tells }) => about(of, tells));
  }

  return {
    translate(message) {
      switch (message.kind) {
        case 'begin':
        case 'end':
          return [];
        case 'testBegin':
          openTests.add(message.test);
          return [{ ...message, title: redact(message.title) }];
        case 'stepBegin': {
          const { kind, test, step, does, place, depth } = message;
          openSteps.set(step, test);
          finder.begin(message);
          const title = waitWords(stepWords(redact(message.title), redact(message.subtitle)), place);
          const locator = isLocator.test(message.subtitle) ? { locator: redact(message.subtitle) } : {};
          return [{ kind, test, step, title, ...locator, does, place, depth }, ...evidenceNowKnown()];
        }
        case 'stepEnd': {
          const { kind, test, step, duration, error, skipped } = message;
          // A worker that died tells its steps' ends after its test's.
          if (!openSteps.delete(step)) return [];
          const verdict: Verdict = error
            ? { kind: 'failed', ...explain(error) }
            : { kind: skipped ? 'skipped' : healed.has(step) ? 'healed' : 'passed' };
          return [{ kind, test, step, verdict, duration }];
        }
        case 'testEnd':
          return testEnd(message);
        case 'paused':
        case 'resumed':
          return [message];
        case 'seen': {
          const { of, url, picture, target } = message;
          return evidence(of, { kind: 'page', url: redact(url), picture, ...(target && { target }) });
        }
        case 'healed': {
          const { from, to, ...found } = message.heal;
          const locators = { from: redact(from), to: redact(to) };
          return heal(message.of, { ...found, ...locators, before: null, after: message.picture });
        }
        case 'refused':
          return evidence(message.of, { kind: 'refused', why: redact(message.why) });
        case 'missed': {
          const { of, locator, found } = message;
          const candidates = nearest({ ...message, aria: redact(message.aria) });
          return evidence(of, { kind: 'missed', locator: redact(locator), found, candidates });
        }
        case 'output':
          return output(message);
        case 'error':
          return [{ kind: 'problem', ...explain(message.error) }];
      }
    },
    closeOpen(verdict) {
      const tests = [...openTests];
      openTests.clear();
      return [
        ...tests.flatMap((test): RunEvent[] => [
          ...restOfOutput(test),
          ...closeSteps(test, verdict),
          { kind: 'testEnd', test, verdict, duration: 0, retriesLeft: 0, trace: null, evidence: [] },
        ]),
        ...restOfOutput(null),
      ];
    },
    counts() {
      const count = (outcome: Outcome) => [...outcomes.values()].filter((one) => one === outcome).length;
      return {
        passed: count('expected'),
        healed: count('healed'),
        failed: count('unexpected'),
        skipped: count('skipped'),
        flaky: count('flaky'),
      };
    },
  };
}

/** It ended well, as it should, with the help of heals. */
function isHealed({ status, expected, heals }: Pick<TestEnd, 'status' | 'expected' | 'heals'>): boolean {
  return heals > 0 && status === 'passed' && status === expected;
}

function verdictOf(
  { status, expected, errors, timeout, heals }: TestEnd,
  explain: (error: RawError) => ReturnType<typeof explainError>,
): Verdict {
  if (status === 'interrupted') return { kind: 'interrupted' };
  if (status === 'skipped') return { kind: 'skipped' };
  if (isHealed({ status, expected, heals })) return { kind: 'healed' };
  if (status === expected) return { kind: 'passed' };
  // After a time-out the first error is the time-out itself; the one with a place says where the time went.
  const error = errors.find(({ place }) => place !== null) ?? errors[0];
  if (error) return { kind: 'failed', ...explain(error) };
  const reason: Reason =
    status === 'timedOut' ? { code: 'testTooLong', ms: timeout } : { code: 'otherEnd', expected, status };
  return { kind: 'failed', why: reasonWords(reason), reason };
}
