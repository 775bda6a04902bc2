import { type Command, Option } from 'commander';
import { type ExportTargetName, exportTargets } from '../../engine/index.ts';
import type { Context } from './terminal.ts';

type Flags = { to: ExportTargetName; output?: string; force?: boolean; json?: boolean };

const names = Object.keys(exportTargets);

export function addExport(program: Command, context: Context): void {
  program
    .command('export')
    .summary('write a recording or a spec as a test for another tool')
    .description(
      `Writes a recording, or the tests of a spec, for another tool. What that tool cannot be told stands in the file as a comment and is
listed. Targets:\n${Object.entries(exportTargets)
        .map(([name, { words }]) => `  ${name.padEnd(18)} ${words}`)
        .join('\n')}`,
    )
    .argument(
      '[source]',
      'a recording (its id, its title, or the beginning of either), or a spec, also file.spec.ts:LINE for one of its tests (default: the newest recording)',
    )
    .addOption(new Option('--to <target>', 'for which tool').choices(names).makeOptionMandatory())
    .option('-o, --output <file>', 'the file to write (default: named after the test, beside the spec or in tests/)')
    .option('-f, --force', 'replace the output file if it exists')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  powerautomation export --to playwright-python\n  powerautomation export checkout --to side -o checkout.side\n  powerautomation export tests/checkout.spec.ts:12 --to recorder',
    )
    .action(async (source: string | undefined, { json = false, ...flags }: Flags) => {
      const terminal = context.terminal(json);
      const client = await context.client();
      const { path, tests, left } = await client.tests.export({
        ...flags,
        ...(source !== undefined && { source }),
      });
      terminal.tell({ path, target: flags.to, tests, left });
      if (left.length > 0) terminal.say(`Not exported, and told by comments in the file:`);
      for (const what of left) terminal.say(`  - ${what.split('\n').join('\n    ')}`);
      terminal.say(path);
    });
}
