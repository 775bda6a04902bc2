import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { SpecNodes } from '../model/node.ts';
import type { RobustnessEvent } from '../model/robustness.ts';
import { errors, outputErrors, storageErrors } from './errors.ts';
import { procedure, typed } from './procedure.ts';

const exportTargets = [
  'playwright-python',
  'playwright-java',
  'playwright-csharp',
  'puppeteer',
  'cypress',
  'selenium',
  'gherkin',
  'recorder',
  'side',
] as const;

const left = z.array(z.string()).describe('What could not be carried over; each stands in the file as a comment');
const written = errors(...outputErrors);
const output = { output: z.string().exactOptional(), force: z.boolean().exactOptional() };

export const testsContract = {
  list: procedure({ right: 'read', route: 'GET /tests', summary: 'The specs of the workspace, with their tests' })
    .output(
      z.array(
        z.object({
          path: z.string(),
          tests: z.array(z.object({ title: z.string(), line: z.number() })),
          /** Why there are no tests to show, if it does not parse. */
          problem: z.object({ line: z.number(), column: z.number(), message: z.string() }).nullable(),
        }),
      ),
    )
    .errors(errors('WORKSPACE_GONE', 'SEARCH_MISSING')),
  nodes: procedure({
    right: 'read',
    route: 'POST /tests/nodes',
    summary: 'A spec as nodes',
    description: 'Of the text that is given (as an editor has it), else of the file.',
  })
    .input(z.object({ file: z.string().min(1), text: z.string().exactOptional() }))
    .output(typed<SpecNodes>('The nodes: kind, words, span, target and children of each statement'))
    .errors(errors('SPEC_NOT_READABLE', 'SPEC_DOES_NOT_PARSE', 'OUTSIDE_WORKSPACE', 'BAD_PATH')),
  robustness: procedure({
    right: 'run',
    route: 'POST /tests/robustness',
    summary: 'A number for every locator: how long will it last?',
    description: 'Plays tests, and takes copies of their pages through many releases. Leaving the stream ends it.',
  })
    .input(
      z.object({
        paths: z.array(z.string()).min(1),
        rounds: z.number().int().min(1).max(10_000).default(50),
        seed: z.number().int().min(0).default(1),
        grep: z.string().exactOptional(),
        project: z.array(z.string()).exactOptional(),
        config: z.string().exactOptional(),
        timeout: z.number().min(0).exactOptional(),
      }),
    )
    .output(eventIterator(typed<RobustnessEvent>('played, then a row for each locator, at last end')))
    .errors(
      errors(
        'OUTSIDE_WORKSPACE',
        'BAD_PATH',
        'BROWSER_MISSING',
        'NOTHING_TO_PLAY',
        'SPEC_DOES_NOT_PARSE',
        'SECRETS_MISSING',
        'CONFIG_NOT_FOUND',
        'GREP_INVALID',
      ),
    ),
  export: procedure({
    right: 'write',
    route: 'POST /tests/export',
    summary: 'A recording or a spec as a test for another tool',
  })
    .input(z.object({ source: z.string().exactOptional(), to: z.enum(exportTargets), ...output }))
    .output(z.object({ path: z.string(), tests: z.number(), left }))
    .errors({
      ...written,
      ...errors(
        ...storageErrors,
        'RECORDING_NOT_FOUND',
        'RECORDING_AMBIGUOUS',
        'NOTHING_TO_EXPORT',
        'NOTHING_RECORDED',
        'ONE_TEST_ONLY',
        'SPEC_NOT_READABLE',
        'SPEC_DOES_NOT_PARSE',
      ),
    }),
  import: procedure({ right: 'write', route: 'POST /tests/import', summary: 'A file of another tool as a spec' })
    .input(z.object({ file: z.string().min(1), as: z.enum(['checks', 'mocks']).exactOptional(), ...output }))
    .output(
      z.object({
        kind: z.enum(['side', 'recorder', 'har']),
        path: z.string(),
        tests: z.number(),
        left,
        candidates: z.string().nullable(),
      }),
    )
    .errors({ ...written, ...errors('IMPORT_NOT_READABLE', 'IMPORT_NOT_KNOWN') }),
};
