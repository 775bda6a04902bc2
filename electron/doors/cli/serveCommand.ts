import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { port } from './port.ts';
import type { Context } from './terminal.ts';

type Flags = { port: number; host: string; workspace?: string; allowHost?: string[]; open?: boolean; json?: boolean };

const PORT = 4747;

export function addServe(program: Command, context: Context): void {
  program
    .command('serve')
    .summary('open the IDE in a browser, and the API for programs')
    .description(
      'Serves the IDE, a REST API (/api) and metrics on this machine, until Ctrl-C. Prints a link that signs one browser in; it works once, and the browser is remembered. Programs send the token as "Authorization: Bearer …".',
    )
    .option('-p, --port <port>', 'the port to listen at; 0 for any free one', port, PORT)
    .option('--host <address>', 'the address to listen at; others than 127.0.0.1 let other machines in', '127.0.0.1')
    .option('--allow-host <name...>', 'other names that it may be opened by, for example behind a proxy')
    .option('-w, --workspace <dir>', 'the folder to open (default: this one)')
    .option('--open', 'open it in the browser')
    .option('--json', 'print address, link and token as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  powerautomation serve --open\n  powerautomation serve --port 0 --workspace ~/shop-tests',
    )
    .action(async (flags: Flags) => {
      const terminal = context.terminal(Boolean(flags.json));
      // Loaded when it is wanted: other commands begin sooner without it.
      const { isLoopback, serve } = await import('../server/main.ts');
      await using served = await serve(context.host, {
        port: flags.port,
        hostname: flags.host,
        allowHosts: flags.allowHost ?? [],
        workspace: resolve(context.host.cwd, flags.workspace ?? '.'),
        version: context.version,
        notice: terminal.note,
      });
      const link = served.link();
      if (!isLoopback(flags.host))
        terminal.note(
          'Other machines can reach this server, and what is sent is not encrypted. Put it behind a proxy with TLS where the network is not yours alone.',
        );
      terminal.tell({ kind: 'serving', url: served.url, link, token: served.programToken });
      terminal.say(`PowerAutomation: ${served.url}`);
      terminal.say(`Open once:       ${link}`);
      terminal.say(`API token:       ${served.programToken}`);
      terminal.say('Ctrl-C ends it.');
      if (flags.open)
        openInBrowser(link, () => terminal.note('No browser could be opened. Open the link above by hand.'));
      await new Promise<void>((ended) => {
        if (context.signal.aborted) ended();
        context.signal.addEventListener('abort', () => ended());
      });
      context.exit(0);
    });
}

function openInBrowser(link: string, failed: () => void): void {
  const [program, args] =
    process.platform === 'darwin'
      ? ['open', [link]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', link]]
        : ['xdg-open', [link]];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', failed);
  child.once('exit', (code) => {
    if (code) failed();
  });
  child.unref();
}
