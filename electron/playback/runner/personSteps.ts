import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StepKind } from '../../../shared/model/run.ts';

/** The part of Playwright's TestStep that is looked at here; `subtitle` came with 1.60 or so, older ones lack it. */
export type PlaywrightStep = {
  category: string;
  title: string;
  subtitle?: string;
  location?: { file: string; line: number; column: number };
  parent?: PlaywrightStep;
};

/** The room playback: what its files ask of a page is not the test's doing. */
const room = dirname(dirname(fileURLToPath(import.meta.url))) + sep;
const kinds: Record<string, StepKind> = { 'pw:api': 'action', expect: 'check', 'test.step': 'group', hook: 'hook' };

/**
 * What a step is to the person who wrote the test, or null for Playwright's own doings: fixtures, the launch of a
 * browser, hooks that nobody wrote, and what runs inside an action or a check.
 */
export function personStep(step: PlaywrightStep): StepKind | null {
  const kind = kinds[step.category];
  if (!kind || !step.location || !isWritten(step.location.file)) return null;
  const parent = step.parent && kinds[step.parent.category];
  const isInside = parent === 'action' || (parent === 'check' && kind === 'action');
  return isInside ? null : kind;
}

/** How many of the steps around this one are a person's. */
export function depthOf(step: PlaywrightStep): number {
  let depth = 0;
  for (let parent = step.parent; parent; parent = parent.parent) if (personStep(parent)) depth++;
  return depth;
}

function isWritten(file: string): boolean {
  return !file.startsWith(room) && !file.includes(`${sep}node_modules${sep}`);
}
