/** Turns a group of scenarios into vitest tests: recorded one by one, replayed together, one test each for its own outcome. */
import { beforeAll, expect, test } from 'vitest';
import { differenceOf } from './difference.ts';
import { recordWithCli } from './recorder.ts';
import { type Outcome, roundTrip } from './roundTrip.ts';
import type { Scenario } from './scenario.ts';

const minutes = 60_000;

const explain = ({ failure, spec, expected, actual }: Outcome): string =>
  [failure, actual ? differenceOf(expected, actual) : '', spec ? `The spec:\n${spec}` : '']
    .filter(Boolean)
    .join('\n\n');

export const testScenarios = (scenarios: Scenario[]): void => {
  const outcomes = new Map<string, Outcome>();

  beforeAll(async () => {
    for (const outcome of await roundTrip(scenarios, { record: recordWithCli })) outcomes.set(outcome.name, outcome);
  }, 15 * minutes);

  test.each(scenarios)('$name', ({ name }) => {
    const outcome = outcomes.get(name);
    expect(outcome?.failure ?? null, outcome ? explain(outcome) : 'It was not run').toBeNull();
  });
};
