import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { Action } from '../model/action.ts';
import type { RecordingEvent } from '../model/recording.ts';
import { errors, outputErrors, storageErrors } from './errors.ts';
import { job, jobId } from './job.ts';
import { nothing, procedure, typed } from './procedure.ts';

const recording = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  browser: z.string(),
  startedAt: z.number().describe('ms since the epoch'),
  endedAt: z.number().nullable(),
  state: z.enum(['recording', 'finished', 'interrupted']),
  pid: z.number(),
  output: z.string().nullable().describe('Absolute path of the spec it became'),
  events: z.number(),
});

const action = typed<Action>('An action: `step` says what was meant (kind, target, value), `effects` what came of it');
const named = z.object({ recording: z.string().min(1).describe('Its id, its title, or the beginning of either') });
const output = {
  output: z.string().exactOptional().describe('The spec to write; in tests/ without it'),
  force: z.boolean().default(false).describe('Replaces a file that is there'),
};
const findErrors = errors(...storageErrors, 'RECORDING_NOT_FOUND', 'RECORDING_AMBIGUOUS');
const specErrors = errors(...outputErrors);

const options = z.object({
  headless: z.boolean().default(false),
  browser: z
    .string()
    .exactOptional()
    .describe('chrome, msedge, chromium or the path of one; the first that is installed without it'),
  cdpPort: z
    .number()
    .int()
    .min(0)
    .max(65_535)
    .exactOptional()
    .describe('Opens the DevTools endpoint on 127.0.0.1; 0 for any free port'),
  viewport: z.object({ width: z.number().int().positive(), height: z.number().int().positive() }).exactOptional(),
  device: z.string().exactOptional(),
  storageState: z.string().exactOptional(),
  testIdAttribute: z.string().exactOptional(),
  preferredAttributes: z.array(z.string()).exactOptional(),
  bannedAttributes: z.array(z.string()).exactOptional(),
});

const wanted = z.discriminatedUnion('kind', [
  options.extend({ kind: z.literal('new'), url: z.string().min(1), title: z.string().exactOptional(), ...output }),
  options.extend({
    kind: z.literal('append'),
    file: z.string().min(1).describe('The spec to go on in'),
    line: z
      .number()
      .int()
      .positive()
      .exactOptional()
      .describe('The statement to go on after; the end of its last test without it'),
  }),
]);
export type RecordWanted = z.infer<typeof wanted>;

const recordingJob = job.extend({ title: z.string() });

export const recordingsContract = {
  list: procedure({ right: 'read', route: 'GET /recordings', summary: 'What was recorded, the newest first' })
    .output(z.array(recording))
    .errors(errors(...storageErrors)),
  get: procedure({ right: 'read', route: 'GET /recordings/{recording}', summary: 'One recording with its actions' })
    .input(named)
    .output(z.object({ recording, actions: z.array(z.object({ action, words: z.string() })) }))
    .errors(findErrors),
  remove: procedure({
    right: 'write',
    route: 'DELETE /recordings/{recording}',
    summary: 'Forget a recording; its spec stays',
  })
    .input(named)
    .output(recording)
    .errors({ ...findErrors, ...errors('RECORDING_RUNNING') }),
  generate: procedure({
    right: 'write',
    route: 'POST /recordings/{recording}/spec',
    summary: 'Write the test of a recording',
  })
    .input(named.extend(output))
    .output(z.object({ path: z.string(), recording, actions: z.number() }))
    .errors({ ...findErrors, ...specErrors, ...errors('NOTHING_RECORDED') }),
  start: procedure({
    right: 'run',
    route: 'POST /recordings',
    summary: 'Begin to record, new or into an existing test',
    description:
      'Answers at once; follow it for what happens. It goes on until it is stopped, its last page is closed, or the browser goes.',
  })
    .input(wanted)
    .output(z.object({ job: jobId }))
    .errors(errors('OUTSIDE_WORKSPACE', 'BAD_PATH', 'WORKSPACE_GONE')),
  jobs: procedure({
    right: 'read',
    route: 'GET /recordings/jobs',
    summary: 'Recordings that go on, or have just ended',
  }).output(z.array(recordingJob)),
  follow: procedure({
    right: 'read',
    route: 'GET /recordings/jobs/{job}/events',
    summary: 'What happens in a recording, from its beginning',
    description:
      'Every event has a number, which comes back as the last event id when one connects anew. Leaving ends the following, not the recording. What made it fail ends the stream as its error.',
  })
    .input(z.object({ job: jobId }))
    .output(eventIterator(typed<RecordingEvent>('ready, action, withdrawn, secret, notice, and at last end')))
    .errors({
      ...findErrors,
      ...specErrors,
      ...errors(
        'JOB_NOT_FOUND',
        'STOPPED',
        'BAD_URL',
        'SITE_DOWN',
        'CERTIFICATE',
        'BROWSER_MISSING',
        'BROWSER_FAILED',
        'BROWSER_GONE',
        'PORT_TAKEN',
        'NO_DISPLAY',
        'NO_PLACE',
        'UNKNOWN_DEVICE',
        'BAD_STORAGE_STATE',
        'BAD_APPEND',
        'SPEC_NOT_WRITTEN',
      ),
    }),
  stop: procedure({
    right: 'run',
    route: 'POST /recordings/jobs/{job}/stop',
    summary: 'End a recording in good order: its spec is written',
  })
    .input(z.object({ job: jobId }))
    .output(nothing)
    .errors(errors('JOB_NOT_FOUND')),
};
