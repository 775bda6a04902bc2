import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { RunEvent } from '../model/run.ts';
import { errors, storageErrors } from './errors.ts';
import { job, jobId } from './job.ts';
import { nothing, procedure, typed } from './procedure.ts';

const counts = z.object({
  passed: z.number(),
  healed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  flaky: z.number(),
});

const run = z.object({
  id: z.string(),
  startedAt: z.number().describe('ms since the epoch'),
  endedAt: z.number().nullable(),
  state: z.enum(['running', 'passed', 'failed', 'interrupted']),
  pid: z.number(),
  folder: z.string(),
  counts,
  report: z.string().nullable().describe('Absolute path of the HTML report'),
});

const verdict = z.enum(['passed', 'healed', 'failed', 'skipped', 'interrupted']).nullable();
const testVerdict = z.object({
  test: z.string(),
  attempt: z.number(),
  title: z.string(),
  project: z.string(),
  file: z.string(),
  line: z.number(),
  verdict,
  why: z.string().nullable(),
  duration: z.number().nullable().describe('ms'),
  trace: z.string().nullable().describe('Absolute path, as long as it is kept'),
});
const stepVerdict = z.object({
  test: z.string(),
  attempt: z.number(),
  testTitle: z.string(),
  step: z.string(),
  title: z.string(),
  depth: z.number(),
  file: z.string().nullable(),
  line: z.number().nullable(),
  verdict,
  why: z.string().nullable(),
  duration: z.number().nullable(),
  url: z.string().nullable().describe('Where the page was after it'),
  picture: z
    .string()
    .nullable()
    .describe('How the page looked after it: absolute path of a JPEG, as long as it is kept'),
  candidates: z
    .array(z.object({ locator: z.string(), words: z.string(), likeness: z.number() }))
    .describe('What a locator that missed may have meant, the likeliest first'),
});

const place = z.object({ file: z.string(), line: z.number().int().positive() });

const wanted = z.object({
  paths: z
    .array(z.string())
    .default([])
    .describe('Specs (also file:LINE), folders, or parts of their paths; all without any'),
  workers: z.number().int().min(0).optional(),
  retries: z.number().int().min(0).optional(),
  headed: z.boolean().optional(),
  grep: z.string().optional(),
  project: z.array(z.string()).optional(),
  timeout: z.number().min(0).optional().describe('ms a test'),
  trace: z.enum(['on', 'off', 'on-failure']).optional(),
  fast: z.boolean().optional(),
  pictures: z.boolean().optional(),
  warm: z.boolean().optional(),
  config: z.string().optional(),
  verify: z
    .union([z.array(z.enum(['aria', 'picture', 'console', 'requests', 'downloads'])), z.literal(true)])
    .optional(),
  heal: z.enum(['off', 'suggest', 'apply']).optional().describe('What is done where an element has to be found again'),
  updateBaselines: z.boolean().optional(),
  html: z.string().optional(),
  shard: z.string().optional(),
  jsonFile: z.string().optional(),
  junitFile: z.string().optional(),
  outputDir: z.string().optional(),
  /** Plays again after each change of what is played, until it is stopped. */
  watch: z.boolean().default(false),
  pause: z.boolean().default(false).describe('Halts before the first action'),
  breakpoints: z.array(place).default([]),
  to: place.nullable().default(null).describe('Halts before the first action at or below this line'),
});
export type PlayWanted = z.infer<typeof wanted>;

const order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('step') }),
  z.object({ kind: z.literal('breakAt'), places: z.array(place) }),
  z.object({ kind: z.literal('runTo'), place }),
]);
export type PlayOrder = z.infer<typeof order>;

export const runsContract = {
  list: procedure({ right: 'read', route: 'GET /runs', summary: 'Runs, the newest first' })
    .output(z.array(run))
    .errors(errors(...storageErrors)),
  get: procedure({ right: 'read', route: 'GET /runs/{run}', summary: 'One run with its tests and steps' })
    .input(z.object({ run: z.string().min(1).describe('Its id or the beginning of it') }))
    .output(z.object({ run, tests: z.array(testVerdict), steps: z.array(stepVerdict) }))
    .errors(errors(...storageErrors, 'RUN_NOT_FOUND', 'RUN_AMBIGUOUS')),
  events: procedure({ right: 'read', route: 'GET /runs/{run}/events', summary: 'All that a kept run told' })
    .input(z.object({ run: z.string().min(1) }))
    .output(eventIterator(typed<RunEvent>('As `runs.follow` has them')))
    .errors(errors(...storageErrors, 'RUN_NOT_FOUND', 'RUN_AMBIGUOUS')),
  start: procedure({
    right: 'run',
    route: 'POST /runs',
    summary: 'Play tests',
    description: 'Answers at once; follow it for what happens. It goes on until it is over or stopped.',
  })
    .input(wanted)
    .output(z.object({ job: jobId }))
    .errors(errors('OUTSIDE_WORKSPACE', 'BAD_PATH', 'WORKSPACE_GONE')),
  jobs: procedure({
    right: 'read',
    route: 'GET /runs/jobs',
    summary: 'What is being played, or has just ended',
  }).output(z.array(job.extend({ paths: z.array(z.string()) }))),
  follow: procedure({
    right: 'read',
    route: 'GET /runs/jobs/{job}/events',
    summary: 'What happens while it is played, from its beginning',
    description:
      'Every event has a number, which comes back as the last event id when one connects anew. Leaving ends the following, not the run. What kept it from beginning ends the stream as its error.',
  })
    .input(z.object({ job: jobId }))
    .output(
      eventIterator(
        typed<RunEvent>(
          'runBegin, testBegin, stepBegin, stepEnd, evidence, healed, testEnd, proposal, paused, resumed, output, problem, runEnd',
        ),
      ),
    )
    .errors(
      errors(
        ...storageErrors,
        'JOB_NOT_FOUND',
        'STOPPED',
        'NOTHING_TO_PLAY',
        'SPEC_DOES_NOT_PARSE',
        'SECRETS_MISSING',
        'CONFIG_NOT_FOUND',
        'GREP_INVALID',
        'SETTINGS_INVALID',
        'RUN_FOLDER_NOT_WRITABLE',
        'BAD_EVIDENCE_LIMIT',
        'BROWSER_MISSING',
      ),
    ),
  control: procedure({
    right: 'run',
    route: 'POST /runs/jobs/{job}/control',
    summary: 'Pause, step, go on, set breakpoints',
    isAudited: false,
  })
    .input(z.object({ job: jobId, order }))
    .output(nothing)
    .errors(errors('JOB_NOT_FOUND')),
  stop: procedure({
    right: 'run',
    route: 'POST /runs/jobs/{job}/stop',
    summary: 'End what is played; what was seen is kept',
  })
    .input(z.object({ job: jobId }))
    .output(nothing)
    .errors(errors('JOB_NOT_FOUND')),
};
