import { type Command, Option } from 'commander';
import type { Context } from './terminal.ts';

type Flags = { as?: 'checks' | 'mocks'; output?: string; force?: boolean; json?: boolean };

export function addImport(program: Command, context: Context): void {
  program
    .command('import')
    .summary('write a spec from a file of another tool')
    .description(
      'Writes a plain Playwright spec from a project of Selenium IDE (.side), a recording of the DevTools Recorder (JSON) or an HTTP archive (HAR).\nWhat cannot be carried over stands in the spec as a comment and is listed. Passwords and tokens are not carried over: the spec names the variables to set. Other locators that the file has for an element are kept in .powerautomation/candidates/ beside the spec.',
    )
    .argument('<file>', 'the file; its kind is told by what it holds')
    .addOption(
      new Option('--as <what>', 'what the requests of a HAR become: checks of the server, or mocks in its place')
        .choices(['checks', 'mocks'])
        .default('checks'),
    )
    .option('-o, --output <file>', 'the spec to write (default: tests/<name>.spec.ts)')
    .option('-f, --force', 'replace the output file if it exists')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  powerautomation import checkout.side\n  powerautomation import recording.json -o tests/checkout.spec.ts\n  powerautomation import shop.har --as mocks',
    )
    .action(async (file: string, { json = false, ...flags }: Flags) => {
      const terminal = context.terminal(json);
      const client = await context.client();
      const result = await client.tests.import({ ...flags, file });
      terminal.tell(result);
      if (result.left.length > 0) terminal.say('Not carried over, and told by comments in the spec:');
      for (const what of result.left) terminal.say(`  - ${what.split('\n').join('\n    ')}`);
      if (result.candidates !== null) terminal.say(`Other locators are kept in ${result.candidates}`);
      terminal.say(result.path);
    });
}
