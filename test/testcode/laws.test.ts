import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SpecNodes } from '../../shared/model/node.ts';
import * as laws from './editLaws.ts';
import { generatedSpec } from './generatedSpec.ts';
import { printNodes } from './printNodes.ts';
import { allNodes, readGood, realSpecs } from './realSpecs.ts';

/** Each law, on whatever node the numbers choose. */
const lawsByName: [name: string, holds: (spec: SpecNodes, first: number, second: number, third: number) => void][] = [
  [
    'removing what was inserted restores the source',
    (spec, first) => laws.removingWhatWasInserted(spec, pick(laws.placesIn(spec), first)),
  ],
  [
    'replacing touches nothing but the statement',
    (spec, first) => laws.replacingThereAndBack(spec, pick(allNodes(spec.nodes), first)),
  ],
  [
    'enabling what was disabled restores the source',
    (spec, first) => laws.enablingWhatWasDisabled(spec, pick(allNodes(spec.nodes), first)),
  ],
  [
    'removing a copy restores the source',
    (spec, first, second) => laws.removingWhatWasDuplicated(spec, pick(laws.allPaths(spec.nodes), first), second % 6),
  ],
  [
    'ungrouping what was grouped restores the source',
    (spec, first, second, third) =>
      laws.ungroupingWhatWasGrouped(spec, pick(laws.allPaths(spec.nodes), first), second % 6, 1 + (third % 3)),
  ],
  [
    'moving there and back among siblings restores the source',
    (spec, first, second, third) =>
      laws.movingBackWhatWasMoved(spec, pick(laws.allPaths(spec.nodes), first), second % 6, third % 6),
  ],
  [
    'carrying into another body and back restores the source',
    (spec, first, second, third) =>
      laws.carryingBackWhatWasCarried(
        spec,
        pick(laws.allPaths(spec.nodes), first),
        second % 6,
        pick(laws.allPaths(spec.nodes), third),
      ),
  ],
];

function pick<Item>(items: readonly Item[], number: number): Item {
  return items[number % items.length] as Item;
}

const numbers = fc.tuple(fc.nat(), fc.nat(), fc.nat());

describe.each(realSpecs)('%s', (file, source) => {
  test('is put together again from its nodes byte for byte', () => {
    expect(printNodes(readGood(source, file))).toBe(source);
  });

  test.each(lawsByName)('%s', (_name, holds) => {
    const spec = readGood(source, file);
    if (spec.nodes.length === 0) return;
    fc.assert(
      fc.property(numbers, ([first, second, third]) => holds(spec, first, second, third)),
      { numRuns: 20 },
    );
  });
});

describe('generated specs', () => {
  test('are put together again from their nodes byte for byte', () => {
    fc.assert(
      fc.property(generatedSpec, (source) => {
        expect(printNodes(readGood(source, 'a.spec.ts'))).toBe(source);
      }),
      { numRuns: 300 },
    );
  });

  test.each(lawsByName)('%s', (_name, holds) => {
    fc.assert(
      fc.property(generatedSpec, numbers, (source, [first, second, third]) =>
        holds(readGood(source, 'a.spec.ts'), first, second, third),
      ),
      { numRuns: 120 },
    );
  });
});
