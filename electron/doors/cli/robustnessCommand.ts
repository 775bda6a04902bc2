import { relative } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { LocatorRow, RobustnessEvent } from '../../../shared/model/robustness.ts';
import { createBottomLine } from './progress.ts';
import { type Context, shortened, table } from './terminal.ts';

type Flags = { rounds: number; seed: number; grep?: string; project?: string[]; config?: string; timeout?: number };

export function addRobustness(program: Command, context: Context): void {
  program
    .command('robustness')
    .summary('a number for every locator: how long will it last?')
    .description(
      'Plays specs and keeps a copy of each page at the moment a locator is used. Copies then go through many releases: ids and classes change, wrappers, siblings and copies come and go, texts change, attributes drop out, now and then the language changes. Tells for each locator how often it still finds the same element, nothing (or several), or a wrong one, and the same with healing. Exits with 0 when all could be measured after a green run, else with 1.',
    )
    .argument('<paths...>', 'spec files (also file.spec.ts:LINE), folders, or parts of their paths')
    .option('-n, --rounds <n>', 'how many releases each locator goes through', positive, 50)
    .option('--seed <n>', 'which releases: the same seed gives the same numbers on the same pages', positive, 1)
    .option('-g, --grep <re>', 'only tests whose title matches this regular expression')
    .option('--project <name...>', 'only these projects of the Playwright config')
    .option('-c, --config <file>', 'the Playwright config to honour (default: the nearest one)')
    .option('--timeout <ms>', 'how long one test may take; 0 for as long as it wants', positive)
    .option('--json', 'tell what happens as JSON, one object a line')
    .addHelpText(
      'after',
      '\nCopies are shown by Chromium whatever browser the tests play in. A locator in a loop is measured where it is used first. Copies hold no values of fields and never leave the memory of this machine.\n\nExamples:\n  powerautomation robustness tests/checkout.spec.ts\n  powerautomation robustness tests --rounds 200 --json',
    )
    .action(async (paths: string[], flags: Flags & { json?: boolean }) => {
      const { json = false, ...options } = flags;
      const terminal = context.terminal(json);
      using line = createBottomLine(process.stdout, !json);
      const say = (words: string): void =>
        line.draw((columns) => shortened(words.replace(/\p{C}/gu, ' '), columns - 1));
      const rows: LocatorRow[] = [];
      let isWhole = true;
      say('playing …');
      const { signal } = context;
      const client = await context.client();
      for await (const event of await client.tests.robustness({ ...options, paths }, { signal })) {
        terminal.tell(event);
        if (event.kind === 'locator') {
          rows.push(event.row);
          isWhole &&= event.row.kind === 'measured' || event.row.reason === 'several';
          say(`${event.done}/${event.of} locators  ${event.row.locator}`);
        } else if (event.kind === 'played') {
          isWhole &&= event.state === 'passed';
          line.clear();
          if (event.state !== 'passed')
            terminal.note(
              `The run was not green (${event.why ?? event.state}): what it did not reach is not measured.`,
            );
        } else {
          line.clear();
          for (const line of report(rows, event, context.host.cwd)) terminal.say(line);
        }
      }
      context.exit(isWhole ? 0 : 1);
    });
}

type End = Extract<RobustnessEvent, { kind: 'end' }>;

function report(rows: readonly LocatorRow[], { own, healed, rounds, seed }: End, cwd: string): string[] {
  const measured = rows.flatMap((row) => (row.kind === 'measured' ? [row] : []));
  if (measured.length === 0 && rows.length === 0) return ['No locator was used by these tests.'];
  const head = ['', 'same', 'none', 'wrong', 'healed', 'wrong', 'locator'];
  const cells = measured.map(({ own: plain, healed: helped, isWeak, locator }) => [
    isWeak ? 'weak' : '',
    ...[plain.same, plain.none, plain.wrong, helped.same, helped.wrong].map((count) => percent(count, rounds)),
    locator,
  ]);
  const sum = own.same + own.none + own.wrong;
  return [
    ...(cells.length > 0 ? table([head, ...cells]) : []),
    ...measured.flatMap((row) => adviceOn(row, rounds, cwd)),
    ...rows.flatMap((row) =>
      row.kind === 'unmeasured' ? [`not measured: ${row.locator}${at(row, cwd)}: ${row.why}`] : [],
    ),
    '',
    `${measured.length} ${measured.length === 1 ? 'locator' : 'locators'} through ${rounds} releases each (seed ${seed}): ${percent(own.same, sum)} the same element, ${percent(own.none, sum)} none or several, ${percent(own.wrong, sum)} a wrong one; with healing ${percent(healed.same, sum)}, ${percent(healed.none, sum)}, ${percent(healed.wrong, sum)}.`,
  ];
}

function adviceOn(row: Extract<LocatorRow, { kind: 'measured' }>, rounds: number, cwd: string): string[] {
  const { better, isWeak, locator, own } = row;
  const rates = ({ same, wrong }: typeof own): string =>
    `${percent(same, rounds)} the same${wrong > 0 ? `, ${percent(wrong, rounds)} a wrong one` : ''}`;
  if (!better)
    return isWeak
      ? ['', `weak: ${locator}${at(row, cwd)}. Nothing else found it more often: give the element a test id.`]
      : [];
  return [
    '',
    `${isWeak ? 'weak' : 'could last longer'}: ${locator}${at(row, cwd)}`,
    `  better: ${better.locator} (${rates(better.tally)} instead of ${rates(own)}; ${better.reasons.join(', ')})`,
  ];
}

function at({ place }: LocatorRow, cwd: string): string {
  return place ? ` (${relative(cwd, place.file)}:${place.line})` : '';
}

function percent(count: number, of: number): string {
  return `${Math.round((100 * count) / Math.max(1, of))} %`;
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('Give a whole number.');
  return number;
}
