import { expect, test } from 'vitest';
import { createWorld, ofKind } from './world.ts';

const spec = `import { test, expect } from '@playwright/test';
test('saves', async ({ page, context }) => {
  await page.setContent('<label>Name <input></label><button onclick="document.title += 1">Save</button>');
  await page.getByLabel('Name').fill('Ann');
  await page.getByRole('button', { name: 'Sav\\u00e9' }).click();
  await expect(page).toHaveTitle('1');
  await expect(page.getByLabel('Name')).toHaveValue('Ann');
  await Promise.all([context.waitForEvent('page'), page.evaluate(() => { window.open('about:blank'); })]);
  await page.getByText('never').click();
});
`;

test('hooks stand around every call of a test, may answer with another locator, and leave the step its line and its name', async () => {
  const world = createWorld({
    NODE_OPTIONS: `--import=${new URL('./runner/tellingHooks.ts', import.meta.url).href}`,
  });
  world.write('save.spec.ts', spec);

  const events = await world.play();

  const said = ofKind(events, 'output').map(({ text }) => text.trim());
  expect(said).toEqual([
    'context',
    'page',
    'outer action setContent',
    'outer action fill',
    'outer action click',
    'inner another locator',
    'outer check _expect',
    'outer check _expect',
    'outer wait evaluate',
    'page',
    'outer action click',
    'inner another locator',
  ]);
  const steps = ofKind(events, 'stepBegin').map(({ title, place }) => `${place?.line} ${title}`);
  expect(steps).toEqual([
    '3 Set content',
    '4 Fill "Ann" in field "Name"',
    '5 Click button "Savé"',
    '5 Click button "Save"',
    '6 Expect the value to have title',
    '7 Expect field "Name" to have value',
    expect.stringMatching(/^8 Wait/),
    expect.stringMatching(/^8 Evaluate/),
    '9 Click text "never"',
  ]);
  const end = ofKind(events, 'testEnd')[0]?.verdict;
  expect(end).toMatchObject({
    kind: 'failed',
    failure: { message: expect.stringMatching(/^TimeoutError: locator\.click: Timeout 300ms/) },
  });
});
