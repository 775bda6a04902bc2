/** The harness must be able to fail: a spec that leaves something out is told from one that does not. */
import { expect, test } from 'vitest';
import { clicks } from '../scenarios/clicks.ts';
import { groups } from '../scenarios/index.ts';
import { recordWithCli } from './recorder.ts';
import { roundTrip } from './roundTrip.ts';
import type { Scenario } from './scenario.ts';

const chosen = (...names: string[]): Scenario[] => clicks.filter(({ name }) => names.includes(name));

const withoutLastAction = (spec: string): string => {
  const lines = spec.split('\n');
  const last = lines.findLastIndex((line) => /^\s+await page\d*\.get/.test(line));
  return lines.toSpliced(last, 1).join('\n');
};

test('a spec whose last action was removed ends in another state', async () => {
  const scenarios = chosen(
    'a double click',
    'ten clicks a second on one button',
    'a hidden checkbox behind its styled label',
  );
  const outcomes = await roundTrip(scenarios, { record: recordWithCli, alter: withoutLastAction });
  expect(outcomes.map(({ failure }) => failure)).toEqual(scenarios.map(() => 'The replay ended in another state'));
});

test('a spec that clicks on what is not there fails', async () => {
  const [outcome] = await roundTrip(chosen('a double click'), {
    record: recordWithCli,
    alter: (spec) => spec.replace("'Press'", "'Nothing of this name'"),
  });
  expect(outcome?.failure).toMatch(/^The replay failed: .*Nothing of this name/s);
});

test('a scenario that changes nothing is refused', async () => {
  const idle: Scenario = { name: 'idle', page: '/clicks/double-click.html', drive: async () => undefined };
  const [outcome] = await roundTrip([idle], { record: recordWithCli });
  expect(outcome?.failure).toMatch(/ends as it began/);
});

test('every scenario has a name of its own, and there are at least 64 of them', () => {
  const names = Object.values(groups).flatMap((scenarios) => scenarios.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(64);
});
