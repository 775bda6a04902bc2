import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createWorld, endOf, ofKind, serve } from './world.ts';

const page = `<!doctype html><label>Name <input></label>
<button onclick="document.querySelector('p').textContent = 'Saved ' + document.querySelector('input').value">Save</button><p></p>`;

test('a green run tells each step that a person wrote, with words, line and column, and nothing of the machinery', async () => {
  const world = createWorld();
  const site = await serve(page);
  world.write(
    'tests/save.spec.ts',
    `import { test, expect } from '@playwright/test';

test.beforeEach(async ({ page }) => {
  await page.goto('${site}');
});

test.describe('form', () => {
  test('saves a name', async ({ page }) => {
    await test.step('fill in', async () => {
      await page.getByLabel('Name').fill('Ann');
    });
    await page.getByRole('button', { name: 'Save' }).click();
    console.log('said by the test');
    await expect(page.locator('p')).toHaveText('Saved Ann');
    await expect(page.locator('p')).not.toBeEmpty();
  });
});
`,
  );

  const events = await world.play({ paths: ['tests/save.spec.ts'] });

  expect(events[0]).toMatchObject({ kind: 'runBegin', run: 'run-1', tests: 1 });
  expect(ofKind(events, 'testBegin')).toMatchObject([{ title: 'form › saves a name', place: { line: 8 }, attempt: 0 }]);
  const steps = ofKind(events, 'stepBegin').map(({ title, does, place, depth }) => [
    '  '.repeat(depth) + title,
    does,
    `${place?.line}:${place?.column}`,
  ]);
  expect(steps).toEqual([
    ['beforeEach hook', 'hook', '3:6'],
    [`  Open ${site.slice('http://'.length)}`, 'action', '4:14'],
    ['fill in', 'group', '9:5'],
    ['  Fill "Ann" in field "Name"', 'action', '10:37'],
    ['Click button "Save"', 'action', '12:54'],
    ['Expect p to have text', 'check', '14:37'],
    ['Expect p not to be empty', 'check', '15:41'],
  ]);
  expect(ofKind(events, 'stepEnd').every(({ verdict }) => verdict.kind === 'passed')).toBe(true);
  expect(ofKind(events, 'output')).toMatchObject([{ stream: 'out', text: 'said by the test\n' }]);
  expect(endOf(events)).toMatchObject({ state: 'passed', counts: { passed: 1, failed: 0 }, why: null });
  expect(existsSync(endOf(events).report ?? '')).toBe(true);
});

test('calls that nobody awaits yet, that are awaited together or that stand on many lines keep their place', async () => {
  const world = createWorld();
  world.write(
    'places.spec.ts',
    `import { test } from '@playwright/test';
test('places', async ({ page }) => {
  await page.setContent('<button>Go</button><input aria-label="Name">');
  const going = page.getByRole('button').click();
  await going;
  await Promise.all([
    page.getByLabel('Name').fill('Ann'),
    page.getByRole('button').click(),
  ]);
  await page
    .getByLabel('Name')
    .fill('Bob');
});
`,
  );
  const events = await world.play();
  expect(ofKind(events, 'stepBegin').map(({ place }) => place?.line)).toEqual([3, 4, 7, 8, 12]);
});

test('a failing step says what was expected, what was there, where, and the test where its trace is', async () => {
  const world = createWorld();
  const site = await serve(page);
  world.write(
    'save.spec.ts',
    `import { test, expect } from '@playwright/test';
test('saves', async ({ page }) => {
  await page.goto('${site}');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('p')).toHaveText('Saved Bob', { timeout: 200 });
});
test('deletes', async ({ page }) => {
  await page.goto('${site}');
  await page.getByRole('button', { name: 'Delete' }).click({ timeout: 200 });
});
`,
  );

  const events = await world.play();

  const failed = ofKind(events, 'stepEnd').flatMap(({ verdict }) => (verdict.kind === 'failed' ? [verdict] : []));
  expect(failed.map(({ why }) => why)).toEqual([
    'p: expected "Saved Bob", but it was "Saved "',
    'button "Delete" was not found within 0.2 s',
  ]);
  expect(failed[0]?.failure).toMatchObject({ place: { line: 5 }, expected: '"Saved Bob"', received: '"Saved "' });
  expect(failed[0]?.failure?.snippet).toContain("> 5 |   await expect(page.locator('p'))");
  expect(JSON.stringify(events)).not.toContain('\\u001b');
  const [test] = ofKind(events, 'testEnd');
  expect(test?.verdict.kind).toBe('failed');
  expect(existsSync(test?.trace ?? '')).toBe(true);
  expect(endOf(events)).toMatchObject({ state: 'failed', counts: { passed: 0, failed: 2 } });
});

test('tests run beside each other in as many workers as asked for, and the events of each carry its name', async () => {
  const world = createWorld();
  const site = await serve(page);
  // Each waits for the other's request, so both can only pass when they run at the same time.
  for (const [name, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ]) {
    world.write(
      `${name}.spec.ts`,
      `import { test } from '@playwright/test';
import { existsSync, writeFileSync } from 'node:fs';
test('${name}', async ({ page }) => {
  await page.goto('${site}');
  writeFileSync('${name}.here', '');
  await test.expect.poll(() => existsSync('${other}.here'), { timeout: 20_000 }).toBe(true);
});
`,
    );
  }

  const events = await world.play({ workers: 2 });

  expect(endOf(events)).toMatchObject({ state: 'passed', counts: { passed: 2 } });
  expect(new Set(ofKind(events, 'stepBegin').map(({ test }) => test)).size).toBe(2);
});

test('a test that passes at its second attempt is flaky, and the run is green', async () => {
  const world = createWorld();
  world.write(
    'flaky.spec.ts',
    `import { test, expect } from '@playwright/test';
test('sometimes', async ({}, info) => { expect(info.retry).toBe(1); });
test.skip('never', async () => {});
test.fail('meant to fail', async () => { throw new Error('as expected'); });
`,
  );

  const events = await world.play({ retries: 1 });

  expect(ofKind(events, 'testEnd').map(({ verdict, retriesLeft }) => [verdict.kind, retriesLeft])).toEqual([
    ['failed', 1],
    ['passed', 0],
    ['skipped', 0],
    ['passed', 0],
  ]);
  expect(endOf(events)).toMatchObject({ state: 'passed', counts: { passed: 1, flaky: 1, skipped: 1, failed: 0 } });
});

test('options reach Playwright: one line of a file, titles, time limit, trace, folder', async () => {
  const world = createWorld();
  world.write(
    'two.spec.ts',
    `import { test } from '@playwright/test';
test('one', async ({ page }) => { await page.goto('about:blank'); });
test('two', async ({ page }) => { await page.goto('about:blank'); });
test('slow', async () => { await new Promise(() => {}); });
`,
  );

  const byLine = await world.play({ paths: ['two.spec.ts:3'], trace: 'on', outputDir: 'out' });
  expect(ofKind(byLine, 'testBegin').map(({ title }) => title)).toEqual(['two']);
  expect(ofKind(byLine, 'testEnd')[0]?.trace).toContain(`${world.folder}/out/results/`);
  expect(endOf(byLine).report).toBe(`${world.folder}/out/report/index.html`);

  const byTitle = await world.play({ grep: 'slow', timeout: 300, trace: 'off' });
  const [slow] = ofKind(byTitle, 'testEnd');
  expect(slow).toMatchObject({ trace: null, verdict: { kind: 'failed' } });
  expect(slow?.verdict).toHaveProperty('why', 'The test took longer than 0.3 s');
});
