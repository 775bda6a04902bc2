/** What an imported file becomes, and how its spec is put together. */
import { quote } from '../quote.ts';
import { createSheet, indent, type Sheet } from '../sheet.ts';
import { type CandidateKeeper, type Candidates, createCandidateKeeper } from './candidates.ts';

export type Imported = {
  spec: string;
  tests: number;
  /** What cannot be carried over, or differs; each stands in the spec as a comment as well. */
  left: string[];
  candidates: Candidates['locators'];
  /** Answers that are too long for a spec, by name; they lie in its folder for files. */
  files: Record<string, string | Uint8Array>;
};

/** A file that is not what it should be; `place` tells where, as a path into it. */
export type ImportProblem = { place: string; message: string };

export type TestDraft = { title: string; group?: string; fixtures: string[]; sheet: Sheet };

export function createTest(
  title: string,
  keeper: CandidateKeeper,
  group?: string,
): TestDraft & { keeper: CandidateKeeper } {
  return {
    title,
    fixtures: ['page'],
    sheet: createSheet('//', '  ', 'Not imported'),
    keeper,
    ...(group !== undefined && { group }),
  };
}

export { createCandidateKeeper };

/** `before` are lines that all tests need. */
export function printImported(
  tests: readonly TestDraft[],
  { before = [], names = ['test', 'expect'] }: { before?: string[]; names?: string[] } = {},
): string {
  const body: string[] = [];
  let group: string | undefined;
  const step = (): string => (group === undefined ? '' : '  ');
  for (const test of tests) {
    if (test.group !== group) {
      if (group !== undefined) body.push('});');
      group = test.group;
      if (body.length > 0) body.push('');
      if (group !== undefined) body.push(`test.describe(${quote(group)}, () => {`);
    } else if (body.length > 0) body.push('');
    const lines = [
      `test(${quote(test.title)}, async ({ ${test.fixtures.join(', ')} }) => {`,
      ...indent(test.sheet.lines, '  '),
      '});',
    ];
    body.push(...indent(lines, step()));
  }
  if (group !== undefined) body.push('});');
  return [
    `import { ${names.join(', ')} } from '@playwright/test';`,
    '',
    ...before,
    ...(before.length > 0 ? [''] : []),
    ...body,
    '',
  ].join('\n');
}

/** Values of such fields are secrets, whatever the file says of them. */
export function secretFor(...hints: string[]): string | null {
  for (const hint of hints) {
    const found =
      /passw(?:or)?d|passphrase|\bpwd\b|\bpin\b|\bcv[cv]\b|one-?time|\botp\b|secret|token|card-?number/i.exec(
        hint,
      )?.[0];
    if (found) return `SECRET_${found.toUpperCase().replace(/\W/g, '_')}`;
  }
  return null;
}
