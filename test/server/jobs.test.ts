import { getEventMeta } from '@orpc/client';
import { chromium } from 'playwright';
import { expect, test, vi } from 'vitest';
import type { RecordingEvent } from '../../shared/model/recording.ts';
import type { RunEvent } from '../../shared/model/run.ts';
import { serve } from '../cli/person.ts';
import { createWorld } from './world.ts';

// Real browsers: the limit is there to end a hanging test, not to time it.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

test('a recording goes on while the window that shows it is reloaded; its test is played, and evidence is shown', async () => {
  const world = await createWorld();
  const { recordings, runs } = world.client;
  const site = await serve();
  const { job } = await recordings.start({
    kind: 'new',
    url: site,
    title: 'buys',
    headless: true,
    cdpPort: 0,
  });
  const seen: RecordingEvent[] = [];
  let last = '';
  const follow = async (until: (event: RecordingEvent) => boolean): Promise<RecordingEvent> => {
    for await (const event of await recordings.follow({ job }, last ? { lastEventId: last } : {})) {
      last = getEventMeta(event)?.id ?? '';
      seen.push(event);
      if (until(event)) return event;
    }
    throw new Error('The recording ended.');
  };

  const ready = await follow(({ kind }) => kind === 'ready');
  if (ready.kind !== 'ready') throw new Error('It is not ready.');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${ready.cdpPort}`);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('There is no page.');
  const box = await page.getByRole('button', { name: 'Buy' }).boundingBox();
  await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  const click = await follow((event) => event.kind === 'action' && /Buy/.test(event.words));
  expect(click).toMatchObject({ words: 'Click button "Buy"' });
  expect(await recordings.jobs()).toMatchObject([{ job, title: 'buys', state: 'running' }]);
  await browser.close();
  await recordings.stop({ job });
  const end = await follow(({ kind }) => kind === 'end');
  expect(end).toMatchObject({ reason: 'stopped', actions: expect.any(Number) });
  // Each was told once, though three followed one after the other.
  expect(seen.filter((event) => event.kind === 'ready')).toHaveLength(1);
  expect(world.read('tests/buys.spec.ts')).toContain("getByRole('button', { name: 'Buy' }).click()");
  expect(await world.client.tests.list()).toEqual([
    { path: 'tests/buys.spec.ts', tests: [{ title: 'buys', line: 3 }], problem: null },
  ]);

  const playing = await runs.start({ paths: ['tests/buys.spec.ts'] });
  const events: RunEvent[] = [];
  for await (const event of await runs.follow(playing)) events.push(event);
  expect(events.at(-1)).toMatchObject({ kind: 'runEnd', state: 'passed', counts: { passed: 1 } });
  const [run] = await runs.list();
  const kept: RunEvent[] = [];
  for await (const event of await runs.events({ run: run?.id ?? '' })) kept.push(event);
  expect(kept.map(({ kind }) => kind)).toEqual(events.map(({ kind }) => kind));
  const pictures = events.flatMap((event) =>
    event.kind === 'evidence' && event.sight.kind === 'page' ? (event.sight.picture ?? []) : [],
  );
  const shown = await world.ask(`/live/evidence?path=${encodeURIComponent(pictures[0] ?? '')}`, { bearer: true });
  expect([shown.status, Number(shown.headers['content-length'])]).toEqual([200, expect.any(Number)]);
});

test('what cannot begin ends its stream with the error', async () => {
  const world = await createWorld();
  const { job } = await world.client.runs.start({ paths: ['nothing/here.spec.ts'] });
  const following = (async () => {
    for await (const _ of await world.client.runs.follow({ job })) void _;
  })();
  await expect(following).rejects.toMatchObject({ code: 'NOTHING_TO_PLAY', defined: true });
  const recording = await world.client.recordings.start({ kind: 'new', url: 'http://127.0.0.1:1', headless: true });
  const failing = (async () => {
    for await (const _ of await world.client.recordings.follow(recording)) void _;
  })();
  await expect(failing).rejects.toMatchObject({ code: 'SITE_DOWN' });
  expect(await world.client.recordings.list()).toEqual([]);
});
