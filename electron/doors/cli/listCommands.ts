import type { Command } from 'commander';
import type { Recording } from '../../../shared/model/recording.ts';
import type { Client } from '../../engine/index.ts';
import { type Context, table, when } from './terminal.ts';

type Json = { json?: boolean };

export function addRecordings(program: Command, context: Context): void {
  const recordings = program
    .command('recordings')
    .summary('list, show and turn into tests what was recorded')
    .description('Lists all recordings, the newest first. An interrupted one still yields its test.')
    .addHelpText(
      'after',
      '\nExamples:\n  powerautomation recordings\n  powerautomation recordings show checkout\n  powerautomation recordings generate 20261105 -o tests/checkout.spec.ts',
    )
    .option('--json', 'as JSON');
  recordings.allowExcessArguments().action(async ({ json = false }: Json, command: Command) => {
    refuseUnknown(command);
    const terminal = context.terminal(json);
    const client = await context.client();
    const all = await client.recordings.list();
    terminal.tell(all);
    if (all.length === 0) terminal.say('Nothing was recorded yet. Begin with: powerautomation record URL');
    for (const line of table(all.map(row))) terminal.say(line);
  });
  recordings
    .command('show')
    .description('Shows one recording.')
    .argument('<recording>', 'its id, its title, or the beginning of either')
    .option('--json', 'as JSON')
    .action(async (name: string, _: Json, command: Command) => {
      const terminal = context.terminal(isJson(command));
      const client = await context.client();
      const { recording, actions } = await client.recordings.get({ recording: name });
      terminal.tell({ ...recording, actions: actions.map(({ action }) => action) });
      terminal.say(row(recording).join('  '));
      terminal.say(`from ${recording.url} in ${recording.browser}, ${recording.events} raw events`);
      actions.forEach(({ words }, index) => void terminal.say(`  ${String(index + 1).padStart(2)}. ${words}`));
    });
  recordings
    .command('generate')
    .description('Writes the test of a recording, up to its last acknowledged event.')
    .argument('<recording>', 'its id, its title, or the beginning of either')
    .option('-o, --output <file>', 'the spec to write (default: tests/<title>.spec.ts)')
    .option('-f, --force', 'replace the output file if it exists')
    .option('--json', 'as JSON')
    .action(async (name: string, flags: { output?: string; force?: boolean }, command: Command) => {
      const terminal = context.terminal(isJson(command));
      const client = await context.client();
      const { path, recording, actions } = await client.recordings.generate({ recording: name, ...flags });
      terminal.tell({ path, recording, actions });
      terminal.say(path);
    });
  recordings
    .command('remove')
    .description('Forgets a recording with all its events. The spec that was written from it stays.')
    .argument('<recording>', 'its id, its title, or the beginning of either')
    .option('--json', 'as JSON')
    .action(async (name: string, _: Json, command: Command) => {
      const terminal = context.terminal(isJson(command));
      const client = await context.client();
      const removed = await client.recordings.remove({ recording: name });
      terminal.tell(removed);
      terminal.say(`Removed ${removed.id} "${removed.title}".`);
    });
}

export function addRuns(program: Command, context: Context): void {
  const runs = program
    .command('runs')
    .summary('list and show runs')
    .description('Lists all runs, the newest first.')
    .addHelpText('after', '\nExamples:\n  powerautomation runs\n  powerautomation runs show 20261105')
    .option('--json', 'as JSON');
  runs.allowExcessArguments().action(async ({ json = false }: Json, command: Command) => {
    refuseUnknown(command);
    const terminal = context.terminal(json);
    const client = await context.client();
    const all = await client.runs.list();
    terminal.tell(all);
    if (all.length === 0) terminal.say('Nothing was played yet. Begin with: powerautomation play');
    for (const line of table(
      all.map((run) => [run.id, when(run.startedAt), run.state, counts(run.counts), run.report ?? run.folder]),
    ))
      terminal.say(line);
  });
  runs
    .command('show')
    .description(
      'Shows one run with its tests and steps: of those that failed how the page looked, and what is nearest to what was not found. --json has the picture and the address of every step.',
    )
    .argument('<run>', 'its id or the beginning of it')
    .option('--json', 'as JSON')
    .action(async (id: string, _: Json, command: Command) => {
      const terminal = context.terminal(isJson(command));
      const client = await context.client();
      const { run, tests, steps } = await client.runs.get({ run: id });
      terminal.tell({ ...run, tests, steps });
      terminal.say(`${run.id}  ${when(run.startedAt)}  ${run.state}  ${counts(run.counts)}`);
      for (const test of tests) {
        terminal.say(`${test.title}  ${test.verdict ?? 'cut off'}${test.why ? `: ${test.why}` : ''}`);
        for (const step of steps) {
          if (step.test !== test.test || step.attempt !== test.attempt) continue;
          const place = step.file ? `  (${step.file}:${step.line})` : '';
          const space = '  '.repeat(step.depth + 1);
          const healed = step.verdict === 'healed' && step.why ? `  ${step.why}` : '';
          terminal.say(`${space}${step.verdict ?? 'cut off'}  ${step.title}${place}${healed}`);
          if (step.verdict !== 'failed') continue;
          for (const line of failedStepLines(step)) terminal.say(`${space}  ${line}`);
        }
        if (test.trace) terminal.say(`  trace: ${test.trace}`);
      }
      if (run.report) terminal.say(`report: ${run.report}`);
    });
}

type Shown = Awaited<ReturnType<Client['runs']['get']>>['steps'][number];

function failedStepLines({ why, candidates, url, picture }: Shown): string[] {
  return [
    ...(why ? [`why: ${why}`] : []),
    ...candidates.map(({ words, locator }) => `nearest: ${words}  ${locator}`),
    ...(url ? [`address: ${url}`] : []),
    ...(picture ? [`picture: ${picture}`] : []),
  ];
}

/** A list has commands beside it; a word that is none of them is not to be overlooked. */
function refuseUnknown(command: Command): void {
  const [word] = command.args;
  if (word === undefined) return;
  const known = command.commands.map((each) => each.name()).join(', ');
  command.error(`error: unknown command '${word}' of ${command.name()}; it has: ${known}`, {
    code: 'commander.unknownCommand',
  });
}

/** `--json` may stand before or after the name of the subcommand. */
function isJson(command: Command): boolean {
  return Boolean(command.optsWithGlobals<Json>().json);
}

function row(recording: Recording): string[] {
  const { id, startedAt, state, events, title, output } = recording;
  return [id, when(startedAt), state, `${events} events`, title, output ?? ''];
}

function counts({
  passed,
  healed,
  failed,
  skipped,
  flaky,
}: {
  passed: number;
  healed: number;
  failed: number;
  skipped: number;
  flaky: number;
}): string {
  const parts = [
    `${passed} passed`,
    healed && `${healed} healed`,
    failed && `${failed} failed`,
    flaky && `${flaky} flaky`,
    skipped && `${skipped} skipped`,
  ];
  return parts.filter(Boolean).join(', ');
}
