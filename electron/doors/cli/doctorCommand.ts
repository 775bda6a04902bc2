import type { Command } from 'commander';
import type { Context } from './terminal.ts';

const MARKS = { good: '✓', warning: '!', bad: '✗' } as const;

export function addDoctor(program: Command, context: Context): void {
  program
    .command('doctor')
    .summary('check what the product stands on')
    .description(
      'Checks Node, browser, database, keychain and disk, and says how to mend what is missing. Exits with 1 when something does not work.',
    )
    .option('--json', 'as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const terminal = context.terminal(json);
      const found = [];
      const client = await context.client();
      for await (const checkup of await client.system.doctor()) {
        found.push(checkup);
        terminal.say(`${MARKS[checkup.state]} ${checkup.name.padEnd(9)} ${checkup.detail}`);
        if (checkup.remedy) terminal.say(`            ${checkup.remedy}`);
      }
      terminal.tell(found);
      context.exit(found.some(({ state }) => state === 'bad') ? 1 : 0);
    });
}
