import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  disableNode,
  duplicateNode,
  enableNode,
  extractParameter,
  groupNodes,
  insertNode,
  moveNode,
  type Place,
  removeNode,
  renameNode,
  replaceNode,
  TestcodeError,
  ungroupNode,
} from '../../electron/testcode/index.ts';
import type { SpecNodes, TestNode } from '../../shared/model/node.ts';
import { printNodes } from './printNodes.ts';
import { allNodes, readGood, realSpecs } from './realSpecs.ts';

type Edit = (spec: SpecNodes, node: TestNode, place: Place, number: number) => string;

const edits: Edit[] = [
  (spec, _, place) => insertNode(spec, place, 'await page.getByText("x").click();\nif (y) {\n  z();\n}'),
  (spec, { id }) => replaceNode(spec, id, "test.step('a', async () => { await b() })"),
  (spec, { id }) => removeNode(spec, id),
  (spec, { id }, place) => moveNode(spec, id, place),
  (spec, { id }) => duplicateNode(spec, id),
  (spec, { id }) => disableNode(spec, id),
  (spec, { id }) => enableNode(spec, id),
  (spec, { id }) => groupNodes(spec, [id], 'a `${"\' title'),
  (spec, { id }) => ungroupNode(spec, id),
  (spec, { id }) => renameNode(spec, id, ['a $', '{new} `\'" \\ 火'].join('')),
  (spec, { id, span }, _, number) => {
    const at = span.start + (number % Math.max(1, span.end - span.start));
    const where = (['statement', 'test', 'file'] as const)[number % 3] ?? 'test';
    return extractParameter(spec, id, { at, name: `extracted${number}`, where });
  },
];

const places: ((id: string) => Place)[] = [
  (id) => ({ before: id }),
  (id) => ({ after: id }),
  (id) => ({ into: id, at: 'start' }),
  (id) => ({ into: id, at: 'end' }),
  () => ({ into: null, at: 'end' }),
];

const step = fc.tuple(fc.constantFrom(...edits), fc.constantFrom(...places), fc.nat(), fc.nat());

test.each(realSpecs)(
  'whatever is edited after whatever else, %s parses, or the edit is refused in words',
  (file, source) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        let now = source;
        for (const [edit, placeOf, first, second] of steps) {
          const spec = readGood(now, file);
          const nodes = allNodes(spec.nodes);
          const [node, other] = [nodes[first % nodes.length], nodes[second % nodes.length]];
          if (!node || !other) return;
          now = attempt(() => edit(spec, node, placeOf(other.id), second)) ?? now;
          expect(printNodes(readGood(now, file))).toBe(now);
        }
      }),
      { numRuns: 15 },
    );
  },
);

function attempt(edit: () => string): string | null {
  try {
    return edit();
  } catch (error) {
    if (!(error instanceof TestcodeError)) throw error;
    expect(error.message).toMatch(/\.$/);
    return null;
  }
}
