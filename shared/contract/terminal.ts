import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';
import { nothing, procedure } from './procedure.ts';

const size = { cols: z.number().int().min(2).max(1000), rows: z.number().int().min(1).max(1000) };
const id = z.string();

const terminal = z.object({
  id,
  shell: z.string(),
  folder: z.string().describe('Where it was started, from the workspace'),
  openedAt: z.number(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('running') }),
    z.object({ kind: z.literal('ended'), code: z.number() }),
  ]),
});
export type Terminal = z.infer<typeof terminal>;

const terminalEvent = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('past'), text: z.string() })
    .describe('What it showed before one followed; questions in it to the terminal are answered already'),
  z.object({ kind: z.literal('output'), text: z.string() }),
  z.object({ kind: z.literal('ended'), code: z.number() }),
]);
export type TerminalEvent = z.infer<typeof terminalEvent>;

export const terminalContract = {
  list: procedure({
    right: 'terminal',
    route: 'GET /terminal',
    summary: 'Terminals that are open',
    isAudited: false,
  }).output(z.array(terminal)),
  open: procedure({ right: 'terminal', route: 'POST /terminal', summary: 'Start a shell' })
    .input(z.object({ ...size, folder: z.string().max(4096).default('').describe('From the workspace') }))
    .output(terminal)
    .errors(errors('NO_SHELL', 'WORKSPACE_GONE', 'OUTSIDE_WORKSPACE', 'BAD_PATH', 'NOT_A_FOLDER')),
  follow: procedure({
    right: 'terminal',
    route: 'GET /terminal/{id}/output',
    summary: 'What it shows: what is remembered of it first, then as it comes',
    description: 'Leaving ends the following; the shell goes on until it is closed, so that a window may be reloaded.',
  })
    .input(z.object({ id }))
    .output(eventIterator(terminalEvent))
    .errors(errors('TERMINAL_NOT_FOUND')),
  write: procedure({
    right: 'terminal',
    route: 'POST /terminal/{id}/input',
    summary: 'Type into a terminal',
    isAudited: false,
  })
    .input(z.object({ id, text: z.string().max(1_000_000) }))
    .output(nothing)
    .errors(errors('TERMINAL_NOT_FOUND')),
  resize: procedure({
    right: 'terminal',
    route: 'POST /terminal/{id}/size',
    summary: 'Tell how large it is shown',
    isAudited: false,
  })
    .input(z.object({ id, ...size }))
    .output(nothing)
    .errors(errors('TERMINAL_NOT_FOUND')),
  close: procedure({ right: 'terminal', route: 'DELETE /terminal/{id}', summary: 'End its shell and forget it' })
    .input(z.object({ id }))
    .output(nothing)
    .errors(errors('TERMINAL_NOT_FOUND')),
};
