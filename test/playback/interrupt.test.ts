import { expect, test } from 'vitest';
import type { RunEvent } from '../../shared/model/run.ts';
import { collect, createWorld, endOf, ofKind, shortOfTime } from './world.ts';

/** Goes on until it is stopped, and says when it has begun; the browser is open then. */
const endless = `import { test } from '@playwright/test';
test('endless', async ({ page }) => {
  await page.setContent('<p>on and on</p>');
  console.log('begun');
  await page.waitForEvent('popup', { timeout: 0 });
});
`;
const hung = endless.replace("await page.waitForEvent('popup', { timeout: 0 });", 'for (;;);');
const dying = endless.replace(
  "await page.waitForEvent('popup', { timeout: 0 });",
  "process.kill(process.pid, 'SIGKILL');",
);
const killingRunner = endless.replace(
  "await page.waitForEvent('popup', { timeout: 0 });",
  "process.kill(process.ppid, 'SIGKILL'); await new Promise(() => {});",
);

test.each([
  ['a test that waits', endless, 30_000],
  ['a test that is stuck in a loop, when the time to end by itself is over', hung, 300],
])('aborting %s ends the run as interrupted and leaves no process', async (_what, spec, graceMs) => {
  const world = createWorld();
  world.write('endless.spec.ts', spec);
  const abort = new AbortController();
  const events: RunEvent[] = [];
  let during: string[] = [];
  for await (const event of world.playing({ timeout: 0 }, { graceMs }, abort.signal)) {
    events.push(event);
    if (event.kind !== 'output') continue;
    during = world.processes();
    abort.abort();
  }
  expect(during.some((command) => command.includes('--headless'))).toBe(true);
  await world.isLeftAlone();
  expect(ofKind(events, 'testEnd').map(({ verdict }) => verdict.kind)).toEqual(['interrupted']);
  expect(endOf(events)).toMatchObject({ state: 'interrupted', counts: { passed: 0, failed: 0 } });
  // Whatever began has ended.
  const begun = ofKind(events, 'stepBegin').map(({ step }) => step);
  expect(
    ofKind(events, 'stepEnd')
      .map(({ step }) => step)
      .sort(),
  ).toEqual(begun.sort());
});

test('leaving the loop ends the run and leaves no process', async () => {
  const world = createWorld();
  world.write('endless.spec.ts', endless);
  for await (const event of world.playing({ timeout: 0 })) if (event.kind === 'output') break;
  await world.isLeftAlone();
});

test('a run that is aborted before it begins starts nothing', async () => {
  const world = createWorld();
  world.write('endless.spec.ts', endless);
  const run = collect(world.playing({}, {}, AbortSignal.abort()));
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
});

test('a worker that dies fails its test with the reason, and the other tests go on', async () => {
  const world = createWorld();
  world.write('a.spec.ts', dying);
  world.write('b.spec.ts', `import { test } from '@playwright/test';\ntest('fine', () => {});\n`);
  const events = await world.play({ workers: 1 });
  const verdicts = ofKind(events, 'testEnd').map(({ verdict }) => verdict);
  expect(verdicts).toMatchObject([{ kind: 'failed', why: expect.stringContaining('SIGKILL') }, { kind: 'passed' }]);
  expect(endOf(events)).toMatchObject({ state: 'failed', counts: { passed: 1, failed: 1 } });
});

test('a runner that dies ends the run with a verdict, and leaves no process', async () => {
  const world = createWorld();
  world.write('a.spec.ts', killingRunner);
  const events = await world.play();
  expect(ofKind(events, 'testEnd').map(({ verdict }) => verdict.kind)).toEqual(['interrupted']);
  expect(endOf(events)).toMatchObject({ state: 'failed', why: expect.stringContaining('signal SIGKILL') });
  await world.isLeftAlone();
});

test('a page that hangs fails its test when the time is over, with a verdict, and leaves no process', async () => {
  const world = createWorld();
  world.write(
    'a.spec.ts',
    endless.replace(
      "await page.waitForEvent('popup', { timeout: 0 });",
      `void page.evaluate(() => { for (;;); }).catch(() => {});\n  ${shortOfTime}\n  await page.getByText('on and off').click();`,
    ),
  );
  const events = await world.play({ timeout: 60_000 });
  expect(ofKind(events, 'testEnd')).toMatchObject([
    { verdict: { kind: 'failed', why: expect.stringContaining("the test's time was over") } },
  ]);
  expect(endOf(events)).toMatchObject({ state: 'failed', counts: { failed: 1 } });
  expect(world.processes().filter((command) => !command.includes('crashpad'))).toEqual([]);
});
