/** The command line: lets people in, nothing more. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import type { Client, Engine } from '../../engine/index.ts';
import type { Host } from '../../host.ts';
import { terminalHost } from './host.ts';
import { type Context, createTerminal, printable } from './terminal.ts';

/** Each command is loaded when it is called for, and with it what it needs. */
const COMMANDS: Record<string, () => Promise<(program: Command, context: Context) => void>> = {
  record: async () => (await import('./recordCommand.ts')).addRecord,
  play: async () => (await import('./playCommand.ts')).addPlay,
  robustness: async () => (await import('./robustnessCommand.ts')).addRobustness,
  recordings: async () => (await import('./listCommands.ts')).addRecordings,
  runs: async () => (await import('./listCommands.ts')).addRuns,
  heals: async () => (await import('./healsCommand.ts')).addHeals,
  nodes: async () => (await import('./nodesCommand.ts')).addNodes,
  export: async () => (await import('./exportCommand.ts')).addExport,
  import: async () => (await import('./importCommand.ts')).addImport,
  serve: async () => (await import('./serveCommand.ts')).addServe,
  doctor: async () => (await import('./doctorCommand.ts')).addDoctor,
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PACKAGE: { version: string } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);

/** Runs one command line. Resolves with the exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted. */
export async function main(args: string[]): Promise<number> {
  // `play --json report.json` writes a file, and speaks in words.
  const isJson = args.some((arg, at) => arg === '--json' && !(args[0] === 'play' && args[at + 1]?.endsWith('.json')));
  const terminal = createTerminal(isJson);
  const host = terminalHost();
  surviveClosedPipes();
  using interruption = listenForInterrupts();
  await using engine = lazyEngine(host, terminal.note);
  let code = 0;
  let complaint = '';
  const program = createProgram((text) => {
    complaint += text;
  });
  const context: Context = {
    host,
    client: engine.client,
    version: PACKAGE.version,
    terminal: createTerminal,
    signal: interruption.signal,
    exit: (wanted) => {
      code = wanted;
    },
  };
  const [name = ''] = args;
  // Whoever asks for none of them, or for help on all, is shown all.
  const wanted = Object.hasOwn(COMMANDS, name) ? [name] : Object.keys(COMMANDS);
  for (const one of wanted) (await COMMANDS[one]?.())?.(program, context);
  try {
    if (args.length === 0) {
      program.outputHelp();
      return 2;
    }
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { exitCodeOf, explain, explainUsage, wasStopped } = await import('./explain.ts');
    if (error instanceof CommanderError) {
      process.stderr.write(`${explainUsage(complaint || error.message, hintFor(program, args), isJson)}\n`);
      return 2;
    }
    if (interruption.signal.aborted && wasStopped(error)) {
      terminal.note('Interrupted before it began; nothing was written.');
      return 130;
    }
    for (const line of explain(error, isJson)) process.stderr.write(`${isJson ? line : printable(line)}\n`);
    return exitCodeOf(error);
  }
}

/** The engine for the person at this terminal, loaded when it is first needed: help, and what begins ahead of it, need not wait. */
function lazyEngine(host: Host, notice: (message: string) => void): AsyncDisposable & Pick<Context, 'client'> {
  let made: Promise<{ engine: Engine; client: Client }> | null = null;
  return {
    async client({ standby } = {}) {
      made ??= import('../../engine/index.ts').then(({ createEngine, personAtTerminal }) => {
        const caller = personAtTerminal();
        const front = { kind: 'private', caller } as const;
        const engine = createEngine(host, { notice, version: PACKAGE.version, front, standby });
        return { engine, client: engine.client(caller) };
      });
      return (await made).client;
    },
    async [Symbol.asyncDispose]() {
      await (await made)?.engine[Symbol.asyncDispose]();
    },
  };
}

/** `complain` gets what the parser has to say about wrong usage, which is told once it is whole. */
function createProgram(complain: (text: string) => void): Command {
  return new Command('powerautomation')
    .description('Record what a person does in a browser, get a plain Playwright test, play it back.')
    .version(PACKAGE.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'help on a command')
    .helpCommand('help [command]', 'help on a command')
    .configureOutput({ writeErr: complain })
    .exitOverride()
    .addHelpText('after', HELP);
}

const HELP = `
Begin with:
  powerautomation doctor                 is everything here that is needed?
  powerautomation record example.com     use the browser, then close it
  powerautomation play                   play all tests of this folder
  powerautomation serve --open           the IDE, in the browser

Environment:
  POWERAUTOMATION_BROWSER  chrome, msedge, chromium, or the absolute path of a browser
  POWERAUTOMATION_HOME     the folder for recordings, runs and reports
  POWERAUTOMATION_EVIDENCE_LIMIT  what pictures and traces of all runs may take: 500MB, 2GB (the default)
  POWERAUTOMATION_KEYCHAIN off: leave the keychain alone

Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
Help on one command: powerautomation record --help`;

/** Which help to read, for whoever called a command in a wrong way. */
function hintFor(program: Command, args: string[]): string {
  const outer = program.commands.find((command) => command.name() === args[0]);
  const inner = outer?.commands.find((command) => command.name() === args[1]);
  return ['See:', program.name(), outer?.name(), inner?.name(), '--help'].filter(Boolean).join(' ');
}

/** Whoever reads us may stop (`| head`): a recording goes on, and what nobody reads is not written. */
function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** The first Ctrl-C, SIGTERM or closing of the terminal ends the work in good order; the second one ends the program. */
function listenForInterrupts(): Disposable & { signal: AbortSignal } {
  const abort = new AbortController();
  const onSignal = (): void => {
    if (abort.signal.aborted) {
      process.stderr.write(
        'Ended at once. What was recorded or played until then is kept: powerautomation recordings, powerautomation runs\n',
      );
      process.exit(130);
    }
    abort.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    signal: abort.signal,
    [Symbol.dispose]() {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}
