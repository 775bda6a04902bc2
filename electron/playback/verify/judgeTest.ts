import type { Verification, VerificationVerdict } from '../../../shared/model/verification.ts';
import type { ReadBaseline } from './baseline/readBaseline.ts';
import type { Baseline } from './baseline/schema.ts';
import { judgeDownloads, judgeKnown } from './judge.ts';
import type { TestRecord, VerifyMode } from './record.ts';

/** What is approved and was never reached; only of a test that came to its end. */
export function judgeMissing(
  baseline: Baseline | null,
  { kinds, isComplete, checkpoints, results }: TestRecord,
): Verification[] {
  if (!baseline || !isComplete) return [];
  const missing = baseline.checkpoints.filter(
    ({ name }) => checkpoints.every((one) => one.name !== name) && results.every(({ at }) => at !== name),
  );
  return missing.flatMap(({ name, aria, pictures }): Verification[] => [
    ...(kinds.includes('aria') && aria?.state === 'approved' ? [result('aria', name, null, notReached)] : []),
    ...(kinds.includes('picture')
      ? pictures.filter(({ state }) => state === 'approved').map(({ of }) => result('picture', name, of, notReached))
      : []),
  ]);
}

const notReached: VerificationVerdict = { kind: 'different', why: 'the test did not come there any more' };

/** What was gathered during the whole test, and a baseline that nothing can be compared with. */
export function judgeGathered(kept: ReadBaseline, record: TestRecord, mode: VerifyMode): Verification[] {
  const baseline = kept.kind === 'read' ? kept.baseline : null;
  const { kinds } = record;
  return [
    ...unreadable(kept, record, mode),
    ...(kinds.includes('console')
      ? [result('console', null, null, judgeKnown(baseline?.console ?? null, record.console))]
      : []),
    ...(kinds.includes('requests')
      ? [result('requests', null, null, judgeKnown(baseline?.requests ?? null, record.requests))]
      : []),
    ...(kinds.includes('downloads')
      ? judgeDownloads(baseline?.downloads ?? null, record.downloads, record.isComplete).map(({ name, verdict }) =>
          result('downloads', null, name, verdict),
        )
      : []),
  ];
}

/** Not green: an approved baseline that cannot be read has not been verified. */
function unreadable(kept: ReadBaseline, { kinds }: TestRecord, mode: VerifyMode): Verification[] {
  const [kind] = kinds;
  if (mode === 'update' || kind === undefined || kept.kind === 'none' || kept.kind === 'read') return [];
  const remedy =
    kept.kind === 'newer'
      ? 'update PowerAutomation, or approve anew with --update-baselines, which sets it aside'
      : 'mend it, or approve anew with --update-baselines, which sets it aside';
  return [result(kind, null, 'baseline', { kind: 'unverifiable', why: `${kept.why}: ${remedy}` })];
}

function result(
  kind: Verification['kind'],
  at: string | null,
  of: string | null,
  verdict: VerificationVerdict,
): Verification {
  return { kind, at, of, verdict, evidence: { expected: null, actual: null, difference: null } };
}
