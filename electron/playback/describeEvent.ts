import { basename } from 'node:path';
import type { RunCounts, RunEvent, SourcePlace, StepKind, Verdict } from '../../shared/model/run.ts';
import type { Verification } from '../../shared/model/verification.ts';

export const marks: Record<Verdict['kind'], string> = {
  passed: '✓',
  healed: '✚',
  failed: '✗',
  skipped: '-',
  interrupted: '◌',
};

import { healWords, proposalLines } from './healing/words.ts';
import { countVerifications, sentence, verificationMarks } from './verify/words.ts';

/**
 * Says events as lines for a terminal, plain text. It remembers what began, so one is made for each run. Where tests run
 * beside each other, the name of a test stands again before its lines whenever another one spoke in between.
 */
export function createDescriber(): (event: RunEvent) => string[] {
  const steps = new Map<string, Step>();
  /** Told of a step before it has ended; null when it has. */
  const later = new Map<string, string[] | null>();
  const tests = new Map<string, { title: string; place: SourcePlace; project: string; attempt: number }>();
  let speaker: string | null = null;

  return (event) => {
    const said = tell(event);
    if (said.length === 0 || !('test' in event) || event.test === null) return said;
    const isKnown = event.kind === 'testBegin' || event.kind === 'testEnd' || speaker === event.test;
    speaker = event.test;
    const test = tests.get(event.test);
    return isKnown || !test ? said : [`${nameOf(test)} …`, ...said];
  };

  /** Below the line of the step, which comes when it has ended. */
  function afterStep(step: string, lines: string[]): string[] {
    const waiting = later.get(step);
    waiting?.push(...lines);
    return waiting ? [] : lines;
  }

  function tell(event: RunEvent): string[] {
    switch (event.kind) {
      case 'runBegin':
        return [
          `Playing ${amount(event.tests, 'test')} with ${amount(Math.min(event.workers, event.tests), 'worker')}`,
        ];
      case 'testBegin':
        tests.set(event.test, event);
        return [`${nameOf(event)}  (${placeWords(event.place)})`];
      case 'stepBegin':
        steps.set(event.step, event);
        later.set(event.step, []);
        // A group's name stands before its steps; all other steps are told when they have ended.
        return event.does === 'group' ? [`${indent(event.depth)}${event.title}`] : [];
      case 'stepEnd': {
        const step = steps.get(event.step);
        if (!step || (step.does === 'group' && event.verdict.kind === 'passed') || step.does === 'hook') return [];
        const where = step.place ? `  (${placeWords(step.place)})` : '';
        const line = `${indent(step.depth)}${marks[event.verdict.kind]} ${step.title}${where}  ${time(event.duration)}`;
        const more = later.get(event.step) ?? [];
        later.set(event.step, null);
        return step.does === 'group' ? [line] : [line, ...failureLines(event.verdict, indent(step.depth + 1)), ...more];
      }
      case 'evidence': {
        const step = steps.get(event.step);
        if (event.sight.kind !== 'refused' || !step) return [];
        return afterStep(event.step, [`${indent(step.depth + 1)}not healed: ${event.sight.why}`]);
      }
      case 'healed': {
        const step = steps.get(event.step);
        const space = indent((step?.depth ?? 0) + 1);
        const because = event.heal.why.length > 0 ? [`${space}  because: ${event.heal.why.join(', ')}`] : [];
        return afterStep(event.step, [`${space}healed: ${healWords(event.heal)}`, ...because]);
      }
      case 'proposal': {
        const [said = '', ...diff] = proposalLines(event.proposal);
        return [`${placeWords(event.proposal)}  ${said}`, ...diff];
      }
      case 'testEnd': {
        const test = tests.get(event.test);
        const again = event.retriesLeft > 0 ? ', to be tried again' : '';
        const why = event.verdict.kind === 'failed' ? `: ${event.verdict.why}` : '';
        const line = `${marks[event.verdict.kind]} ${test ? nameOf(test) : event.test}  ${event.verdict.kind}${again}${why}  ${time(event.duration)}`;
        return [line, ...(event.trace ? [`  trace: ${event.trace}`] : []), ...verificationLines(event.verification)];
      }
      case 'output':
        return event.text
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => `  │ ${line}`);
      case 'paused':
        return [`  ‖ paused${event.place ? ` before ${placeWords(event.place)}` : ''}`];
      case 'resumed':
        return [];
      case 'problem': {
        const place = event.failure.place ? `  (${placeWords(event.failure.place)})` : '';
        return [`✗ ${event.why}${place}`, ...lines(event.failure.snippet, '  ')];
      }
      case 'runEnd': {
        const why = event.why ? [event.why] : [];
        const report = event.report ? [`report: ${event.report}`] : [];
        return [`${capital(event.state)}: ${countWords(event.counts)}  ${time(event.duration)}`, ...why, ...report];
      }
    }
  }
}

type Step = { title: string; place: SourcePlace | null; depth: number; does: StepKind };

/** What differs or verifies nothing is told; what is as approved only counts. */
function verificationLines(results: Verification[] = []): string[] {
  if (results.length === 0) return [];
  const told = results.filter(({ verdict }) => verdict.kind !== 'same');
  return [
    `  verification: ${countVerifications(results)}`,
    ...told.map((result) => `    ${verificationMarks[result.verdict.kind]} ${sentence(result)}`),
  ];
}

/** `2 passed, 1 failed`; what did not happen is left out. */
export function countWords(counts: RunCounts): string {
  const parts = (['passed', 'healed', 'failed', 'flaky', 'skipped'] as const).filter((key) => counts[key] > 0);
  return parts.length === 0 ? 'no test ended' : parts.map((key) => `${counts[key]} ${key}`).join(', ');
}

function failureLines(verdict: Verdict, space: string): string[] {
  if (verdict.kind !== 'failed') return [];
  return [
    `${space}${verdict.why}`,
    ...differingLines(verdict, `${space}  `),
    ...lines(verdict.failure?.snippet ?? null, space),
  ];
}

const MOST_DIFFERING = 10;

/** Both sides of what is too long for a sentence. */
export function differingLines(verdict: Verdict, space: string): string[] {
  if (verdict.kind !== 'failed' || verdict.reason?.code !== 'differsInLines') return [];
  const { expected, received } = verdict.failure ?? {};
  return [['expected', expected] as const, ['it was', received] as const].flatMap(([name, text]) => {
    const all = lines(text ?? null, `${space}  `);
    const more = all.length > MOST_DIFFERING ? [`${space}  … ${all.length - MOST_DIFFERING} more lines`] : [];
    return all.length === 0 ? [] : [`${space}${name}:`, ...all.slice(0, MOST_DIFFERING), ...more];
  });
}

function lines(text: string | null, space: string): string[] {
  return text
    ? text
        .replace(/\s+$/, '')
        .split('\n')
        .map((line) => space + line)
    : [];
}

export function nameOf({ title, project, attempt }: { title: string; project: string; attempt: number }): string {
  return `${project ? `[${project}] ` : ''}${title}${attempt > 0 ? ` (attempt ${attempt + 1})` : ''}`;
}

export function placeWords({ file, line }: Pick<SourcePlace, 'file' | 'line'>): string {
  return `${basename(file)}:${line}`;
}

function indent(depth: number): string {
  return '  '.repeat(depth + 1);
}

/** Durations in ms as people say them. */
export function time(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function amount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
