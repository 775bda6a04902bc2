import { type Command, InvalidArgumentError } from 'commander';
import { type Client, proposalLines } from '../../engine/index.ts';
import type { Context } from './terminal.ts';

type Json = { json?: boolean };
type Changes = Awaited<ReturnType<Client['heals']['accept']>>;

export function addHeals(program: Command, context: Context): void {
  const heals = program
    .command('heals')
    .summary('list what heals suggest to change, take it or refuse it')
    .description('Lists what the newest run that healed something suggests to change in specs.')
    .addHelpText(
      'after',
      '\nExamples:\n  powerautomation heals\n  powerautomation heals accept        all of them\n  powerautomation heals accept 1 3\n  powerautomation heals reject 2      never suggested again, nor healed',
    )
    .option('--json', 'as JSON');
  heals.action(async ({ json = false }: Json) => {
    const terminal = context.terminal(json);
    const client = await context.client();
    const pending = await client.heals.list();
    terminal.tell(pending);
    if (pending.length === 0) terminal.say('Nothing is suggested.');
    for (const heal of pending) {
      terminal.say(`${heal.number}. ${heal.file}:${heal.line}`);
      for (const line of proposalLines(heal)) terminal.say(`   ${line}`);
    }
  });
  addChange(heals, 'accept', 'Rewrites the locators in their specs.', async (numbers) =>
    (await context.client()).heals.accept({ numbers }),
  );
  addChange(heals, 'reject', 'Sees to it that they are never suggested again, nor healed that way.', async (numbers) =>
    (await context.client()).heals.reject({ numbers }),
  );

  function addChange(
    parent: Command,
    name: 'accept' | 'reject',
    description: string,
    change: (numbers: number[]) => Promise<Changes>,
  ): void {
    parent
      .command(name)
      .description(description)
      .argument('[numbers...]', 'as the list tells them; all without any', wholeNumbers)
      .option('--json', 'as JSON')
      .action(async (numbers: number[], _: Json, command: Command) => {
        const terminal = context.terminal(Boolean(command.optsWithGlobals<Json>().json));
        const changes = await change(numbers);
        terminal.tell(changes);
        if (changes.length === 0) terminal.say('Nothing is suggested.');
        for (const { heal, done, why } of changes) {
          terminal.say(`${heal.number}. ${heal.file}:${heal.line}  ${done ? `${name}ed` : `left as it is: ${why}`}`);
        }
        if (changes.some(({ done }) => !done)) context.exit(1);
      });
  }
}

function wholeNumbers(text: string, before: number[] = []): number[] {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give the number of a heal, from 1.');
  return [...before, number];
}
