import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunEvent, Verdict } from '../../../shared/model/run.ts';
import type { Verification, VerificationVerdict } from '../../../shared/model/verification.ts';
import { type KeepResult, keepInBaseline } from './baseline/store.ts';
import { recordName, type TestRecord, type VerifyOrder } from './record.ts';

/** Follows a run with verification from outside its workers. */
export type Verifier = {
  /**
   * To be given each event in order: the end of a test comes back with what came of verifying it. A green one is taken into its
   * baseline first: as a proposal, or approved where the run updates baselines.
   */
  follow(event: RunEvent): Promise<RunEvent>;
  /** What went wrong in keeping baselines, if anything did: such a run is not green. */
  trouble(): string | null;
};

export function createVerifier({ mode, records, settings }: VerifyOrder, now: () => number): Verifier {
  const attempts = new Map<string, number>();
  let trouble: string | null = null;

  async function finish(test: string, verdict: Verdict): Promise<Verification[] | null> {
    const record = await readRecord(join(records, recordName(test, attempts.get(test) ?? 0)));
    if (!record) return null;
    const { results } = record;
    if ((verdict.kind !== 'passed' && verdict.kind !== 'healed') || !record.isComplete)
      return results.map(withVerdict(notKept));
    try {
      const kept = await keepInBaseline(record, { mode, threshold: settings.threshold, now });
      return [...(mode === 'update' ? results.map(withVerdict(approved)) : results), ...aside(kept, record)];
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      trouble = `The baseline of "${record.test}" could not be written: ${why}`;
      return results;
    }
  }

  return {
    async follow(event) {
      if (event.kind === 'testBegin') attempts.set(event.test, event.attempt);
      if (event.kind !== 'testEnd') return event;
      const verification = await finish(event.test, event.verdict);
      return verification ? { ...event, verification } : event;
    },
    trouble: () => trouble,
  };
}

/** Written by the worker before it told of the test's end; there is none where the worker died, or for a test without a page. */
async function readRecord(path: string): Promise<TestRecord | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as TestRecord;
  } catch {
    return null;
  }
}

function withVerdict(next: (verdict: VerificationVerdict) => VerificationVerdict) {
  return (result: Verification): Verification => ({ ...result, verdict: next(result.verdict) });
}

function approved(verdict: VerificationVerdict): VerificationVerdict {
  if (verdict.kind === 'new') return { kind: 'approved', why: 'approved for the first time' };
  return verdict.kind === 'different' ? { kind: 'approved', why: `approved: ${verdict.why}` } : verdict;
}

function notKept(verdict: VerificationVerdict): VerificationVerdict {
  return verdict.kind === 'new'
    ? { ...verdict, why: `${verdict.why}; not kept, because the test did not pass` }
    : verdict;
}

function aside({ setAside }: KeepResult, { kinds: [kind] }: TestRecord): Verification[] {
  if (setAside === null || kind === undefined) return [];
  const verdict = {
    kind: 'approved',
    why: `approved anew; the one that could not be read is now ${setAside}`,
  } as const;
  return [{ kind, at: null, of: 'baseline', verdict, evidence: { expected: null, actual: null, difference: null } }];
}
