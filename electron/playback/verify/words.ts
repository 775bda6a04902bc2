import type { Verification } from '../../../shared/model/verification.ts';

const names: Record<Verification['kind'], string> = {
  aria: 'aria snapshot',
  picture: 'picture',
  console: 'console errors',
  requests: 'failed requests',
  downloads: 'download',
};

export const verificationMarks: Record<Verification['verdict']['kind'], string> = {
  same: '=',
  new: '+',
  approved: '✓',
  different: '≠',
  unverifiable: '?',
};

/** `picture of getByRole('table') at the end`. */
function subject({ kind, at, of }: Verification): string {
  const what = of === null || of === 'page' ? '' : kind === 'picture' ? ` of ${of}` : ` "${of}"`;
  const when = at === null ? '' : at.startsWith('end') ? ` at the ${at}` : ` ${at}`;
  return `${of === 'baseline' ? 'everything' : names[kind] + what}${when}`;
}

/** One result as a sentence. */
export function sentence(result: Verification): string {
  const { verdict } = result;
  return verdict.kind === 'same' ? `${subject(result)} as approved` : `${subject(result)}: ${verdict.why}`;
}

export function isFailure({ verdict }: Verification): boolean {
  return verdict.kind === 'different' || verdict.kind === 'unverifiable';
}

/** Why a test fails that was green but does not look as approved; null where it does. The first line says it all. */
export function failureWords(results: Verification[]): string | null {
  const failures = results.filter(isFailure);
  const [first] = failures;
  if (!first) return null;
  const more = failures.length === 1 ? '' : ` (and ${failures.length - 1} more)`;
  return `Verification failed: ${sentence(first)}${more}\n\n${failures.map((one) => `  ${sentence(one)}`).join('\n')}\n\nIs it right as it is now? Then approve it with: powerautomation play --update-baselines`;
}

/** `3 as approved, 2 new, 1 different`. */
export function countVerifications(results: Verification[]): string {
  const words: [Verification['verdict']['kind'], string][] = [
    ['same', 'as approved'],
    ['approved', 'newly approved'],
    ['new', 'new (not verified)'],
    ['different', 'different'],
    ['unverifiable', 'not verifiable'],
  ];
  const parts = words.flatMap(([kind, word]) => {
    const count = results.filter(({ verdict }) => verdict.kind === kind).length;
    return count > 0 ? [`${count} ${word}`] : [];
  });
  return parts.join(', ');
}
