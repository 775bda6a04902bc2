/** What the golden files are made of: a recording and a spec, each with everything in it. */
import { readFileSync } from 'node:fs';
import { exportTargets, lower, readSpec, type Script } from '../../../electron/testcode/index.ts';
import { richActions } from './richActions.ts';

export function recordedScript(): Script {
  const title = "Ann's order: 3 × tea";
  return {
    title,
    settings: { testIdAttribute: 'data-testid' },
    tests: [{ title, items: lower(richActions, 'rich.files') }],
  };
}

export function specScript(): Script {
  const source = readFileSync(new URL('rich.spec.ts.txt', import.meta.url), 'utf8');
  const read = readSpec(source, 'rich.spec.ts', 'rich');
  if (!('tests' in read)) throw new Error(`The rich spec does not parse: ${read.message}`);
  return read;
}

/** A file for one test gets the first. */
export function printFor(
  name: keyof typeof exportTargets,
  script: Script,
): { file: string; text: string; left: string[] } {
  const target = exportTargets[name];
  const whole = 'holdsOne' in target ? { ...script, tests: script.tests.slice(0, 1) } : script;
  return { file: target.fileName(script.title), ...target.print(whole) };
}

export const targetNames = Object.keys(exportTargets) as (keyof typeof exportTargets)[];
