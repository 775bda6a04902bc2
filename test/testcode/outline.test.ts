import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOutline, isSpecNodes, readNodes } from '../../electron/testcode/index.ts';
import type { TestNode } from '../../shared/model/node.ts';
import { generatedSpec } from './generatedSpec.ts';
import { allNodes, realSpecs } from './realSpecs.ts';

const spec = [
  "import { test, expect } from '@playwright/test';",
  '',
  "test('one', async ({ page }) => {",
  "  await page.goto('/');",
  "  await page.getByRole('button', { name: 'Save' }).click();",
  '});',
  '',
  "test('two', async ({ page }) => {",
  '  await page.reload();',
  '});',
  '',
].join('\n');

const ids = (nodes: readonly TestNode[]): Record<string, string> =>
  Object.fromEntries(allNodes(nodes).map(({ words, id }) => [words, id]));
const withoutIds = (nodes: readonly TestNode[]): unknown[] =>
  nodes.map(({ id: _, children, ...rest }) => ({ ...rest, children: withoutIds(children) }));

test('a statement that stays keeps its id, whatever is put in, edited or moved around it', () => {
  const outline = createOutline('a.spec.ts', spec);
  const before = ids(outline.state.nodes);
  const more = spec
    .replace('  await page.reload();', '  await page.goBack();\n  await page.reload();')
    .replace("'Save'", "'Keep'");
  const after = ids(outline.update(more).nodes);
  expect(after).toMatchObject({
    one: before.one,
    'Open /': before['Open /'],
    two: before.two,
    'Reload the page': before['Reload the page'],
  });
  expect(after['Click button "Keep"']).toBe(before['Click button "Save"']);
  expect(new Set(Object.values(after)).size).toBe(Object.keys(after).length);
});

test('tests that change places keep their ids', () => {
  const outline = createOutline('a.spec.ts', spec);
  const before = ids(outline.state.nodes);
  const [head = '', one = '', two = ''] = spec.split(/\n\n/);
  expect(ids(outline.update(`${head}\n\n${two}\n${one}\n`).nodes)).toEqual(before);
});

test('half-written code keeps the last good outline, follows the text, and says where it broke', () => {
  const outline = createOutline('a.spec.ts', spec);
  const before = ids(outline.state.nodes);
  const broken = spec.replace("  await page.goto('/');\n", "  await page.goto('/');\n  await page.getByRole(\n");
  const state = outline.update(broken);
  expect(state.problem).toMatchObject({ file: 'a.spec.ts', line: 6 });
  expect(state.good.source).toBe(spec);
  expect(ids(state.nodes)).toEqual(before);
  // What stands below the broken line is found where it stands now.
  const reload = allNodes(state.nodes).find(({ words }) => words === 'Reload the page');
  expect(broken.slice(reload?.span.start, reload?.span.end)).toBe('await page.reload();');
  expect(reload?.span.line).toBe(10);
  const mended = outline.update(broken.replace('getByRole(\n', "getByRole('link').click();\n"));
  expect(mended.problem).toBeNull();
  expect(ids(mended.nodes)).toMatchObject(before);
});

test('what was never good has no nodes, and says why', () => {
  const { state } = createOutline('a.spec.ts', "test('x', () => {");
  expect(state).toMatchObject({ nodes: [], problem: { line: 1 } });
});

/** One edit: some characters are replaced by others. */
const typing = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 3 }),
  text: fc.constantFrom(
    '',
    'x',
    ';',
    '\n',
    '{',
    '}',
    '(',
    ')',
    "'",
    '`',
    '//',
    '/*',
    '*/',
    ' await page.goBack();\n',
    '// disabled: a();\n',
    'test("y", () => {});',
    '\r\n',
    '火',
  ),
});

function type(source: string, { at, remove, text }: { at: number; remove: number; text: string }): string {
  const start = source.length === 0 ? 0 : at % (source.length + 1);
  return source.slice(0, start) + text + source.slice(start + remove);
}

describe('following what is typed gives what reading the whole gives', () => {
  test.each(realSpecs)('in %s', (file, source) => {
    fc.assert(
      fc.property(fc.array(typing, { maxLength: 6 }), (edits) => followAndCompare(file, source, edits)),
      { numRuns: 25 },
    );
  });

  test('in generated specs', () => {
    fc.assert(
      fc.property(generatedSpec, fc.array(typing, { maxLength: 6 }), (source, edits) =>
        followAndCompare('a.spec.ts', source, edits),
      ),
      { numRuns: 150 },
    );
  });
});

function followAndCompare(file: string, source: string, edits: { at: number; remove: number; text: string }[]): void {
  const outline = createOutline(file, source);
  let now = source;
  for (const edit of edits) {
    now = type(now, edit);
    const { problem, nodes } = outline.update(now);
    const read = readNodes(now, file);
    if (!isSpecNodes(read)) {
      expect(problem).toEqual(read);
      continue;
    }
    expect(problem, now).toBeNull();
    expect(withoutIds(nodes)).toEqual(withoutIds(read.nodes));
    const all = allNodes(nodes).map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
  }
}
