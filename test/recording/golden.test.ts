/**
 * What people did in real browsers, folded and printed again: a recogniser that is changed shows here what it changes.
 * `node test/e2e/harness/updateGolden.ts --fold` accepts new specs; without `--fold` the scenarios are recorded anew.
 */
import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recognize } from '../../electron/recording/index.ts';
import { checkSyntax } from '../../electron/testcode/index.ts';
import { eventsFile, goldenGroups, readGolden, slugOf, specOf } from '../e2e/harness/golden.ts';
import { groups } from '../e2e/scenarios/index.ts';

const golden = goldenGroups();
const LARGEST = 100_000;
const LARGEST_TOGETHER = 3_000_000;

describe.each([...golden])('%s', (group, slugs) => {
  test.each(slugs)('%s', (slug) => {
    const { events, spec } = readGolden(group, slug);
    expect(specOf(events, group, slug)).toBe(spec);
    expect(checkSyntax(spec, 'golden.spec.ts')).toBeNull();
    expect(
      recognize(events).every((action) => action.events.every((seq) => events.some((event) => event.seq === seq))),
    ).toBe(true);
  });

  test('has a golden recording of every scenario, and none of a scenario that is gone', () => {
    expect(slugs.toSorted()).toEqual((groups[group] ?? []).map(({ name }) => slugOf(name)).toSorted());
  });
});

test('golden recordings stay small', () => {
  const sizes = [...golden].flatMap(([group, slugs]) =>
    slugs.map((slug) => ({ name: `${group}/${slug}`, size: statSync(eventsFile(group, slug)).size })),
  );
  expect(sizes.filter(({ size }) => size > LARGEST)).toEqual([]);
  expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(LARGEST_TOGETHER);
});
