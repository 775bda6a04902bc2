import type { Command } from 'commander';
import type { TestNode } from '../../../shared/model/node.ts';
import { type Context, table } from './terminal.ts';

export function addNodes(program: Command, context: Context): void {
  program
    .command('nodes')
    .summary('show a spec as nodes')
    .description(
      'Shows the tests of a spec as nodes: what each statement does, in words, with its place in the source.\nA node marked "off" is commented out by "// disabled: ".',
    )
    .argument('<file>', 'the spec')
    .option('--json', 'as JSON, with offsets, locators and children')
    .addHelpText('after', '\nExamples:\n  powerautomation nodes tests/checkout.spec.ts')
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      const terminal = context.terminal(json);
      const client = await context.client();
      const { file: path, nodes } = await client.tests.nodes({ file });
      terminal.tell({ file: path, nodes });
      for (const line of table(nodes.flatMap((node) => rows(node, 0)))) terminal.say(line);
    });
}

/** Place, kind and words of a node and all that is in it. */
function rows({ span, kind, words, isDisabled, children }: TestNode, depth: number): string[][] {
  const place = `${span.line}:${span.column}-${span.endLine}:${span.endColumn}`;
  const row = [place, isDisabled ? `${kind}, off` : kind, `${'  '.repeat(depth)}${words}`];
  return [row, ...children.flatMap((child) => rows(child, depth + 1))];
}
