/**
 * `node test/e2e/harness/compare.ts [--recorder ours|codegen] [--out FOLDER] [NAME…]`: round trips outside vitest, for a quick
 * look at some scenarios and for the peer's count. Writes each spec and each difference into FOLDER.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { groups } from '../scenarios/index.ts';
import { differenceOf } from './difference.ts';
import { playwrightCodegen } from './peers.ts';
import { recordWithCli } from './recorder.ts';
import { type Outcome, roundTrip } from './roundTrip.ts';
import type { Scenario } from './scenario.ts';

const { values, positionals } = parseArgs({
  options: { recorder: { type: 'string', default: 'ours' }, out: { type: 'string' } },
  allowPositionals: true,
});
const record = values.recorder === 'codegen' ? playwrightCodegen : recordWithCli;
const wanted = positionals.map((word) => word.toLowerCase());
const isWanted = (group: string) => (scenario: Scenario) =>
  wanted.length === 0 || wanted.some((word) => `${group}/${scenario.name}`.toLowerCase().includes(word));

const tell = async (group: string, outcome: Outcome): Promise<void> => {
  console.log(
    `${outcome.failure ? 'FAIL' : 'ok  '} ${group}/${outcome.name}${outcome.failure ? `: ${outcome.failure.split('\n')[0]}` : ''}`,
  );
  if (!values.out) return;
  const file = `${group}-${outcome.name.replace(/[^\w]+/g, '-')}`;
  const difference = outcome.actual ? differenceOf(outcome.expected, outcome.actual) : '';
  await mkdir(values.out, { recursive: true });
  await writeFile(
    join(values.out, `${outcome.failure ? 'FAIL' : 'ok'}-${file}.txt`),
    `${outcome.failure ?? 'passed'}\n\n${difference}\n\n${outcome.spec}`,
  );
};

const queue = Object.entries(groups)
  .map(([group, scenarios]) => [group, scenarios.filter(isWanted(group))] as const)
  .filter(([, scenarios]) => scenarios.length > 0)
  .values();
let passed = 0;
let total = 0;
const worker = async (): Promise<void> => {
  for (const [group, scenarios] of queue) {
    for (const outcome of await roundTrip(scenarios, { record })) {
      total += 1;
      if (!outcome.failure) passed += 1;
      await tell(group, outcome);
    }
  }
};
const started = Date.now();
await Promise.all([worker(), worker()]);
console.log(
  `${values.recorder}: ${passed} of ${total} end in the same state (${Math.round((Date.now() - started) / 1000)} s)`,
);
process.exit(passed === total ? 0 : 1);
