/** `powerautomation nodes`: a spec as its outline. */
import { expect, test } from 'vitest';
import { createWorld } from './cli.ts';

const spec = `import { test, expect } from '@playwright/test';

test('saves', async ({ page }) => {
  await test.step('fills', async () => {
    await page.getByLabel('Name').fill('Ann');
  });
  // disabled: await page.reload();
  await expect(page.getByRole('alert')).toBeVisible();
});
`;

test('the outline of a spec is told with places and words', async () => {
  const world = createWorld();
  world.write('tests/save.spec.ts', spec);
  const { code, out } = await world.run(['nodes', 'tests/save.spec.ts']);
  expect(out).toEqual([
    '1:1-1:49  code         Import test, expect from "@playwright/test"',
    '3:1-9:4   test         saves',
    '4:3-6:6   group          fills',
    '5:5-5:47  action           Fill field "Name" with "Ann"',
    '7:3-7:36  action, off    Reload the page',
    '8:3-8:55  check          Expect alert to be visible',
  ]);
  expect(code).toBe(0);
});

test('as JSON it has offsets, locators and children', async () => {
  const world = createWorld();
  const file = world.write('tests/save.spec.ts', spec);
  const [outline] = [await world.json('nodes', 'tests/save.spec.ts')].flat();
  const fill = spec.indexOf('page.getByLabel');
  expect(outline).toMatchObject({
    file,
    nodes: [
      { kind: 'code' },
      {
        kind: 'test',
        title: { text: 'saves' },
        children: [
          {
            kind: 'group',
            children: [
              {
                target: {
                  text: "page.getByLabel('Name')",
                  words: 'field "Name"',
                  span: { start: fill, end: fill + 23 },
                },
              },
            ],
          },
          { kind: 'action', isDisabled: true },
          { kind: 'check' },
        ],
      },
    ],
  });
});

test.each([
  ['half.spec.ts', "test('x', () => {", /half\.spec\.ts:1:18 does not parse: [\s\S]*\^/],
  ['notes.txt', 'x', /notes\.txt is no TypeScript or JavaScript file/],
  ['nowhere.spec.ts', null, /Cannot read \S+nowhere\.spec\.ts/],
])('%s is answered in words', async (name, source, said) => {
  const world = createWorld();
  if (source !== null) world.write(name, source);
  const { code, err } = await world.run(['nodes', name]);
  expect(err.join('\n')).toMatch(said);
  expect(code).toBe(2);
});
