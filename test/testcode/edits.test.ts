import { describe, expect, test } from 'vitest';
import {
  disableNode,
  duplicateNode,
  extractParameter,
  groupNodes,
  insertNode,
  moveNode,
  removeNode,
  renameNode,
  replaceNode,
  TestcodeError,
  ungroupNode,
} from '../../electron/testcode/index.ts';
import type { SpecNodes } from '../../shared/model/node.ts';
import { allNodes, readGood } from './realSpecs.ts';

/** A spec of one test in a file's style, each part of `body` on a line. */
const specOf = (...body: string[]): SpecNodes =>
  readGood(
    `import { test } from '@playwright/test';\n\ntest('one', async ({ page }) => {\n${body.map((line) => `  ${line}\n`).join('')}});\n`,
    'a.spec.ts',
  );

function idOf(spec: SpecNodes, words: string): string {
  const found = allNodes(spec.nodes).find((node) => node.words === words);
  if (!found)
    throw new Error(
      `no "${words}" among ${allNodes(spec.nodes)
        .map((node) => node.words)
        .join(', ')}`,
    );
  return found.id;
}

const bodyOf = (source: string): string => source.split('{ page }) => {\n')[1]?.replace(/\}\);\n$/, '') ?? source;

function codeOf(edit: () => unknown): string {
  try {
    edit();
  } catch (error) {
    if (error instanceof TestcodeError) return error.code;
    throw error;
  }
  return 'done';
}

describe('what is put in takes on how the file is written', () => {
  const code = "await page.getByLabel('Note').fill('a');\nif (x) {\n  await page.reload();\n}";

  test('tabs, double quotes, no semicolons, Windows line endings', () => {
    const source =
      'import { test } from "@playwright/test"\r\n\r\ntest("one", async ({ page }) => {\r\n\tawait page.goBack()\r\n})\r\n';
    const spec = readGood(source, 'a.spec.ts');
    expect(insertNode(spec, { after: idOf(spec, 'Go back') }, code)).toBe(
      source.replace(
        'goBack()\r\n',
        'goBack()\r\n\tawait page.getByLabel("Note").fill("a")\r\n\tif (x) {\r\n\t\tawait page.reload()\r\n\t}\r\n',
      ),
    );
  });

  test('four spaces, single quotes, semicolons; code that came in another style', () => {
    const spec = readGood("test('one', async ({ page }) => {\n    await page.goBack();\n});\n", 'a.spec.ts');
    const other =
      '  await page.getByLabel("it\'s").fill("a")\n  await test.step("b", async () => {\n    await page.reload()\n  })';
    expect(insertNode(spec, { before: idOf(spec, 'Go back') }, other)).toBe(
      "test('one', async ({ page }) => {\n    await page.getByLabel(\"it's\").fill('a');\n    await test.step('b', async () => {\n        await page.reload();\n    });\n    await page.goBack();\n});\n",
    );
  });

  test('the inside of a template stays as it is', () => {
    const spec = specOf('await page.goBack();');
    expect(
      bodyOf(insertNode(spec, { after: idOf(spec, 'Go back') }, 'await page.getByLabel("a").fill(`x\n  y\nz`);')),
    ).toBe("  await page.goBack();\n  await page.getByLabel('a').fill(`x\n  y\nz`);\n");
  });

  test('tests stand apart, and an empty test is opened up', () => {
    const spec = readGood(
      "import { test } from '@playwright/test';\n\ntest('one', async ({ page }) => {});\n",
      'a.spec.ts',
    );
    const more = insertNode(spec, { into: null, at: 'end' }, "test('two', async ({ page }) => {});");
    expect(more).toBe(`${spec.source}\ntest('two', async ({ page }) => {});\n`);
    expect(insertNode(spec, { into: idOf(spec, 'one'), at: 'end' }, 'await page.reload();')).toContain(
      '{ page }) => {\n  await page.reload();\n});',
    );
  });

  test('replacing keeps the comments around the statement', () => {
    const spec = specOf('// why', 'await page.goBack(); // how');
    expect(bodyOf(replaceNode(spec, idOf(spec, 'Go back'), 'await page.goto("/")'))).toBe(
      "  // why\n  await page.goto('/'); // how\n",
    );
  });
});

describe('comments directly above a statement, and behind it on its line, belong to it', () => {
  const lines = [
    'await page.goBack();',
    '',
    '// why',
    '/* and how */',
    'await page.reload(); // now',
    'await page.goForward();',
  ];

  test('they go with it', () => {
    const spec = specOf(...lines);
    expect(bodyOf(removeNode(spec, idOf(spec, 'Reload the page')))).toBe(
      '  await page.goBack();\n  \n  await page.goForward();\n',
    );
  });

  test('they are moved and copied with it, and stay above it when it is disabled', () => {
    const spec = specOf(...lines);
    const id = idOf(spec, 'Reload the page');
    const piece = '  // why\n  /* and how */\n  await page.reload(); // now\n';
    expect(bodyOf(moveNode(spec, id, { before: idOf(spec, 'Go back') }))).toBe(
      `${piece}  \n  await page.goBack();\n  await page.goForward();\n`,
    );
    expect(bodyOf(duplicateNode(spec, id))).toContain(piece + piece);
    expect(bodyOf(disableNode(spec, id))).toContain(
      '  // why\n  /* and how */\n  // disabled: await page.reload(); // now\n',
    );
  });

  test('the head of a file belongs to the file', () => {
    const spec = readGood("// licence\nimport a from 'a';\nimport b from 'b';\n", 'a.ts');
    expect(removeNode(spec, idOf(spec, 'Import a from "a"'))).toBe("// licence\nimport b from 'b';\n");
  });
});

test('moving into another body takes on its indentation, not inside of templates', () => {
  const spec = specOf(
    'await page.getByLabel("a").fill(`x',
    '  y`);',
    "await test.step('pays', async () => {",
    '  await page.reload();',
    '});',
  );
  const moved = moveNode(spec, allNodes(spec.nodes)[2]?.id ?? '', { into: idOf(spec, 'pays'), at: 'end' });
  expect(bodyOf(moved)).toBe(
    '  await test.step(\'pays\', async () => {\n    await page.reload();\n    await page.getByLabel("a").fill(`x\n    y`);\n  });\n',
  );
});

describe('grouping', () => {
  test('wraps statements in a step that is named after the test around, and ungrouping takes it away', () => {
    const spec = readGood(
      "import { test as it } from '@playwright/test';\nit('one', async ({ page }) => {\n  await page.goBack();\n  await page.reload();\n});\n",
      'a.spec.ts',
    );
    const grouped = groupNodes(spec, [idOf(spec, 'Reload the page'), idOf(spec, 'Go back')], "it's one");
    expect(grouped).toContain(
      "  await it.step('it\\'s one', async () => {\n    await page.goBack();\n    await page.reload();\n  });\n",
    );
    const again = readGood(grouped, 'a.spec.ts');
    expect(ungroupNode(again, idOf(again, "it's one"))).toBe(spec.source);
    expect(renameNode(again, idOf(again, "it's one"), 'back')).toContain("it.step('back', async");
  });

  test.each([
    [
      'a name that is used behind it',
      ['const a = 1;', 'await page.goto(String(a));'],
      'Let a be 1',
      'EDIT_WOULD_BREAK',
    ],
    ['a return', ['if (x) return;', 'await page.reload();'], 'If x', 'EDIT_WOULD_BREAK'],
  ])('is refused with %s', (_what, body, words, code) => {
    const spec = specOf(...body);
    expect(codeOf(() => groupNodes(spec, [idOf(spec, words)], 'x'))).toBe(code);
  });

  test('takes only statements that follow each other', () => {
    const spec = specOf('await page.goBack();', 'await page.reload();', 'await page.goForward();');
    expect(codeOf(() => groupNodes(spec, [idOf(spec, 'Go back'), idOf(spec, 'Go forward')], 'x'))).toBe(
      'NODES_NOT_TOGETHER',
    );
  });
});

describe('a literal becomes a constant', () => {
  const spec = specOf('// why', "await page.getByRole('button', { name: 'Save' }).click();");
  const id = idOf(spec, 'Click button "Save"');
  const at = spec.source.indexOf("'Save'") + 2;

  test.each([
    [
      'statement',
      "=> {\n  // why\n  const label = 'Save';\n  await page.getByRole('button', { name: label }).click();\n});\n",
    ],
    [
      'test',
      "=> {\n  // why\n  const label = 'Save';\n  await page.getByRole('button', { name: label }).click();\n});\n",
    ],
    [
      'file',
      "'@playwright/test';\n\nconst label = 'Save';\ntest('one', async ({ page }) => {\n  // why\n  await page.getByRole('button', { name: label }).click();\n});\n",
    ],
  ] as const)('of the %s', (where, expected) => {
    expect(extractParameter(spec, id, { at, name: 'label', where })).toContain(expected);
  });

  test('under a name that is a name, and free', () => {
    expect(codeOf(() => extractParameter(spec, id, { at, name: '1a', where: 'test' }))).toBe('BAD_NAME');
    expect(codeOf(() => extractParameter(spec, id, { at, name: 'page', where: 'test' }))).toBe('BAD_NAME');
    expect(
      codeOf(() => extractParameter(spec, id, { at: spec.source.indexOf('getByRole'), name: 'a', where: 'test' })),
    ).toBe('NO_LITERAL_THERE');
  });
});

describe('an edit that would break the code is refused', () => {
  test('a part of a statement is edited with that statement', () => {
    const spec = specOf('if (x) await page.goBack();', 'else { await page.reload(); }');
    expect(codeOf(() => removeNode(spec, idOf(spec, 'Go back')))).toBe('NODE_IS_FIXED');
    expect(codeOf(() => removeNode(spec, idOf(spec, 'Otherwise')))).toBe('NODE_IS_FIXED');
    expect(codeOf(() => moveNode(spec, idOf(spec, 'If x'), { after: idOf(spec, 'Otherwise') }))).toBe('NODE_IS_FIXED');
  });

  test('a name is not declared twice, and nothing goes into itself', () => {
    const spec = specOf(
      "const save = page.getByText('Save');",
      "await test.step('a', async () => {",
      '  await save.click();',
      '});',
    );
    expect(codeOf(() => duplicateNode(spec, idOf(spec, 'Let save be text "Save"')))).toBe('EDIT_WOULD_BREAK');
    expect(codeOf(() => moveNode(spec, idOf(spec, 'a'), { into: idOf(spec, 'a'), at: 'end' }))).toBe(
      'EDIT_WOULD_BREAK',
    );
    expect(codeOf(() => insertNode(spec, { into: null, at: 'end' }, 'const = 1'))).toBe('CODE_DOES_NOT_PARSE');
    expect(codeOf(() => removeNode(spec, 'n999'))).toBe('NODE_NOT_FOUND');
  });

  test('code without semicolons does not grow together', () => {
    const spec = readGood(
      "test('one', async ({ page }) => {\n  await page.goBack()\n  await page.reload()\n})\n",
      'a.spec.ts',
    );
    const edited = insertNode(spec, { after: idOf(spec, 'Go back') }, '[1, 2].forEach(go);');
    expect(readGood(edited, 'a.spec.ts').nodes[0]?.children).toHaveLength(3);
  });
});
