import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { steerByKeys } from '../../electron/doors/cli/playKeys.ts';
import { type Control, createControl, type Steering } from '../../electron/playback/index.ts';
import type { RunEvent } from '../../shared/model/run.ts';
import { createWorld, endOf, ofKind, serve, type World } from './world.ts';

const limit = 120_000;

/** Clicks stand on lines 4 to 7. */
const spec = (site: string) => `import { test } from '@playwright/test';
test('counts', async ({ page }) => {
  await page.goto('${site}');
  await page.getByRole('button').click();
  await page.getByRole('button').click();
  for (let n = 0; n < 2; n++) await page.getByRole('button').click();
  await page.getByRole('button').click();
});
`;

async function setUp(): Promise<{ world: World; file: string }> {
  const world = createWorld();
  const file = world.write('counts.spec.ts', spec(await serve('<button>Go</button>')));
  return { world, file };
}

/** Plays, and does at each halt what \`at\` says. Returns all that happened. */
async function playAndHalt(
  world: World,
  control: Control & Steering,
  at: (line: number, halts: number) => void,
  timeout?: number,
): Promise<{ halts: number[]; events: RunEvent[] }> {
  const halts: number[] = [];
  const events: RunEvent[] = [];
  for await (const event of world.playing({ ...(timeout && { timeout }), trace: 'off' }, {}, undefined, control)) {
    events.push(event);
    if (event.kind !== 'paused') continue;
    halts.push(event.place?.line ?? 0);
    at(event.place?.line ?? 0, halts.length);
  }
  return { halts, events };
}

test('a test that begins paused is stepped through call by call, then goes on', { timeout: limit }, async () => {
  const { world } = await setUp();
  const control = createControl({ isPaused: true });

  const { halts, events } = await playAndHalt(world, control, (_line, count) => {
    if (count < 3) control.step();
    else control.resume();
  });

  expect(halts).toEqual([3, 4, 5]);
  expect(endOf(events).state).toBe('passed');
  expect(ofKind(events, 'resumed')).toHaveLength(3);
});

test('breakpoints halt each time, run to line once; both can change while a test halts', {
  timeout: limit,
}, async () => {
  const { world, file } = await setUp();
  const control = createControl({ breakpoints: [{ file, line: 6 }] });

  const { halts, events } = await playAndHalt(world, control, (line, count) => {
    if (count === 1) control.resume();
    else if (line === 6) {
      control.breakAt([]);
      control.runTo({ file, line: 7 });
    } else control.resume();
  });

  expect(halts).toEqual([6, 6, 7]);
  expect(endOf(events).state).toBe('passed');
});

test('the time of a test does not run out while it halts', { timeout: limit }, async () => {
  const { world, file } = await setUp();
  const control = createControl({ breakpoints: [{ file, line: 5 }] });
  const testTimeout = 15_000;

  const { events } = await playAndHalt(
    world,
    control,
    () => setTimeout(control.resume, testTimeout + 2000),
    testTimeout,
  );

  expect(endOf(events)).toMatchObject({ state: 'passed', counts: { passed: 1 } });
});

test('stop ends a test that halts, and leaves no process', { timeout: limit }, async () => {
  const { world } = await setUp();
  const control = createControl({ isPaused: true });

  const { events } = await playAndHalt(world, control, () => control.stop());

  expect(endOf(events).state).toBe('interrupted');
  await world.isLeftAlone();
});

test('the keys of a terminal pause, step, go on and stop; Ctrl-C still interrupts', () => {
  const input = new PassThrough();
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  const control: Control = {
    pause: note('pause'),
    resume: note('resume'),
    step: note('step'),
    stop: note('stop'),
    breakAt: () => {},
    runTo: () => {},
  };
  const keys = steerByKeys(input, control, note('interrupt'));

  input.emit('data', Buffer.from(' ps'));
  keys.hear({ kind: 'paused', test: 'a', place: null });
  input.emit('data', Buffer.from(' '));
  keys.hear({ kind: 'resumed', test: 'a' });
  input.emit('data', Buffer.from('pq\u0003x'));
  keys[Symbol.dispose]();
  input.emit('data', Buffer.from('q'));

  expect(done).toEqual(['pause', 'resume', 'step', 'resume', 'pause', 'stop', 'interrupt']);
});
