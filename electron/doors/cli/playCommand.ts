import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { RunEvent } from '../../../shared/model/run.ts';
import type { VerificationKind } from '../../../shared/model/verification.ts';
import { startAhead } from '../../engine/ahead.ts';
import type { Client } from '../../engine/index.ts';
import { KEYS_HINT, remoteControl, steerByKeys } from './playKeys.ts';
import { createProgressLine } from './progress.ts';
import type { Context } from './terminal.ts';

type PlayWanted = Parameters<Client['runs']['start']>[0];

type Flags = Omit<
  PlayWanted,
  'paths' | 'verify' | 'warm' | 'jsonFile' | 'junitFile' | 'to' | 'pause' | 'breakpoints'
> & {
  verify?: string | true;
  json?: string | true;
  junit?: string;
  quiet?: boolean;
  strict?: boolean;
  watch?: boolean;
  pause?: boolean;
  break?: StopPlace[];
  to?: StopPlace;
};

type StopPlace = { file: string; line: number };

export function addPlay(program: Command, context: Context): void {
  program
    .command('play')
    .summary('play tests and show every step')
    .description(
      'Runs specs on Playwright Test, shows steps as they happen and leaves a report. Exits with 0 when all is green, 1 when something failed (with --strict also when something was healed), 2 for wrong usage, 130 when interrupted.',
    )
    .argument(
      '[paths...]',
      'spec files (also file.spec.ts:LINE), folders, or parts of their paths; all specs without any',
    )
    .option('-w, --workers <n>', 'how many tests at once', count)
    .option('--retries <n>', 'how often a failing test is tried again', count)
    .option('--headed', 'show the browser')
    .option('-g, --grep <re>', 'only tests whose title matches this regular expression')
    .option('--project <name...>', 'only these projects of the Playwright config')
    .option('--shard <i/n>', 'only this part of all tests, for several machines: 2/3', shard)
    .option('--timeout <ms>', 'how long one test may take; 0 for as long as it wants', count)
    .addOption(
      new Option('--trace <when>', 'keep Playwright traces (default: as the config says, else on-failure)').choices([
        'on',
        'off',
        'on-failure',
      ]),
    )
    .option('-c, --config <file>', 'the Playwright config to honour (default: the nearest one)')
    .option(
      '--verify [kinds]',
      'compare with the approved baselines beside the specs: aria, picture, console, requests, downloads (a list with commas; all without one, or as .powerautomation/settings.json says)',
    )
    .option('--update-baselines', 'make what green tests show the approved baselines; implies --verify')
    .option('--output-dir <dir>', 'where report and traces go (default: runs/<run> in the data folder)')
    .addOption(
      new Option(
        '--heal <how>',
        'where an element is found no more, but surely known from green runs: suggest a patch, apply it to the spec once its test is green, or off',
      )
        .choices(['off', 'suggest', 'apply'])
        .default('suggest'),
    )
    .option('--strict', 'exit with 1 also when all is green, but something had to be healed')
    .option('--no-fast', 'leave every wait before a click to Playwright, also where nothing can be moving')
    .option(
      '--watch',
      'play again whenever a spec or a file that it imports changes, from a browser that is kept ready',
    )
    .option('--pause', 'halt before the first action of each test; needs a terminal, whose keys let it go on')
    .option(
      '--break <file:line>',
      'halt before every action on this line; may be given several times',
      (text, before: StopPlace[] = []) => [...before, stopPlace(text, context.host.cwd)],
    )
    .option('--to <file:line>', 'halt before the first action at or below this line', (text) =>
      stopPlace(text, context.host.cwd),
    )
    .option('-q, --quiet', 'only the summary')
    .option('--no-pictures', 'no picture of the page after each step')
    .option(
      '--json [file]',
      'tell what happens as JSON, one object a line; with a file that ends in .json: write the report of Playwright in JSON there instead',
    )
    .option('--junit <file>', 'write a JUnit report (XML) for CI systems')
    .option('--html <dir>', 'also write the HTML report there, with traces and all it shows, to be sent or archived')
    .addHelpText(
      'after',
      `\n${KEYS_HINT} (in a terminal).\n` +
        '\nExamples:\n  powerautomation play\n  powerautomation play tests/checkout.spec.ts --headed\n  powerautomation play --grep "signs in" --workers 4\n  powerautomation play tests/checkout.spec.ts --watch\n  powerautomation play --verify=aria,picture\n  powerautomation play --heal=apply\n  powerautomation play --shard 1/3 --json report.json --junit report.xml --html report\n\nIn a GitHub workflow the summary also stands on the page of the job (GITHUB_STEP_SUMMARY).',
    )
    .action(async (paths: string[], flags: Flags) => {
      const { json, junit, quiet = false, watch = false, strict = false, verify, ...rest } = flags;
      const { pause = false, break: breakpoints = [], to = null, ...options } = rest;
      const stream = readJson(json, paths);
      const terminal = context.terminal(stream.isStream);
      const files = { jsonFile: stream.file, junitFile: junit };
      const request = { ...options, ...files, ...readVerify(verify, stream.paths) };
      const isSteered = process.stdin.isTTY && !stream.isStream;
      if (!isSteered && (pause || breakpoints.length > 0 || to !== null)) {
        throw new InvalidArgumentError('--pause, --break and --to need a terminal: its keys let the test go on.');
      }
      // Playwright loads while the engine does.
      await using standby = await startAhead(request, context.host, { isKept: watch });
      const { runs } = await context.client({ standby });
      const { createDescriber, summarize } = await import('../../engine/index.ts');
      const { job } = await runs.start({ ...request, watch, pause, breakpoints, to });
      const stop = (): void => void runs.stop({ job });
      context.signal.addEventListener('abort', stop);
      if (context.signal.aborted) stop();
      const control = isSteered ? remoteControl(runs, job) : undefined;
      using keys = control && steerByKeys(process.stdin, control, () => process.kill(process.pid, 'SIGINT'));
      if (control) terminal.say(KEYS_HINT);
      const events = await runs.follow({ job });
      using progress = createProgressLine(process.stdout, context.host.now, !stream.isStream);
      const say = (lines: string[]): void => {
        if (lines.length === 0) return;
        progress.above(() => {
          for (const line of lines) terminal.say(line);
        });
      };
      let describe = createDescriber();
      let told: RunEvent[] = [];
      for await (const event of events) {
        told.push(event);
        keys?.hear(event);
        terminal.tell(event);
        progress.tell(event);
        if (!quiet && event.kind !== 'runEnd') say(describe(event));
        if (event.kind !== 'runEnd') continue;
        say(summarize(told));
        const isHealed = told.some(({ kind }) => kind === 'healed');
        if (strict && isHealed) say(['  --strict: green with heals counts as failed.']);
        context.exit({ passed: strict && isHealed ? 1 : 0, failed: 1, interrupted: 130 }[event.state]);
        describe = createDescriber();
        told = [];
        if (watch) terminal.say('Waiting for a change (Ctrl-C ends) …');
      }
    });
}

const kinds: VerificationKind[] = ['aria', 'picture', 'console', 'requests', 'downloads'];

/** `--verify` may be followed by kinds, or by the first of the paths. */
function readVerify(value: string | true | undefined, paths: string[]): Pick<PlayWanted, 'paths' | 'verify'> {
  if (value === undefined || value === true) return { paths, verify: value };
  const words = value.split(',');
  const isList = words.length > 1 || kinds.some((kind) => kind === value);
  if (!isList) return { paths: [value, ...paths], verify: true };
  const unknown = words.find((word) => !kinds.some((kind) => kind === word));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`--verify knows ${kinds.join(', ')}, but not "${unknown}".`);
  }
  return { paths, verify: kinds.filter((kind) => words.includes(kind)) };
}

/** `--json` may be followed by its file, which ends in .json, or by the first of the paths. */
function readJson(
  value: string | true | undefined,
  paths: string[],
): { isStream: boolean; file?: string; paths: string[] } {
  if (value === undefined || value === true) return { isStream: value === true, paths };
  return value.endsWith('.json')
    ? { isStream: false, file: value, paths }
    : { isStream: true, paths: [value, ...paths] };
}

function shard(text: string): string {
  const [, part, parts] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? [];
  if (Number(part) > Number(parts) || !part) throw new InvalidArgumentError('Give it as part/parts, for example 2/3.');
  return text;
}

/** @throws InvalidArgumentError */
function stopPlace(text: string, cwd: string): StopPlace {
  const [, file, line] = /^(.+?):(\d+)$/.exec(text) ?? [];
  if (file === undefined) throw new InvalidArgumentError('Give a file and a line: tests/checkout.spec.ts:12');
  return { file: resolve(cwd, file), line: Number(line) };
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('Give a whole number.');
  return number;
}
