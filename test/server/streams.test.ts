import { once } from 'node:events';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Client } from '../../electron/engine/index.ts';
import { createJobs } from '../../electron/engine/jobs.ts';
import { streamOf } from '../../shared/streamOf.ts';
import { createWorld, type World } from './world.ts';

test('leaving a stream takes effect at once, while one waits as well', async () => {
  let stopped = 0;
  const stream = streamOf<number>((push) => {
    push(1);
    return () => void stopped++;
  });
  expect(await stream.next()).toEqual({ done: false, value: 1 });
  const waiting = stream.next();
  await stream.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  await stream.return?.();
  expect(stopped).toBe(1);
});

test('a stream tells what it has before it ends or fails, and ends with its signal', async () => {
  const ends = streamOf<number>((push, end) => {
    push(1);
    push(2);
    end();
    push(3);
    return () => {};
  });
  expect(await all(ends)).toEqual([1, 2]);
  const fails = streamOf<number>((push, end) => {
    push(1);
    end({ error: new Error('gone') });
    return () => {};
  });
  expect(await fails.next()).toMatchObject({ value: 1 });
  await expect(fails.next()).rejects.toThrow('gone');
  expect(await fails.next()).toMatchObject({ done: true });
  const abort = new AbortController();
  const endless = streamOf<number>(() => () => {}, abort.signal);
  const waiting = endless.next();
  abort.abort();
  expect(await waiting).toMatchObject({ done: true });
});

test('work that is started can be followed by two, from its beginning and from where one was, and is stopped in good order', async () => {
  const jobs = createJobs<{ n: number }, string>(Date.now);
  const steps = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
  const job = jobs.start('about', async (tell, signal) => {
    for (const [n, step] of steps.entries()) {
      tell({ n });
      await step.promise;
    }
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    tell({ n: 99 });
  });
  const numbers = async (after?: string) => (await all(jobs.follow(job, after, undefined))).map(({ n }) => n);
  const [whole, late] = [numbers(), numbers('2')];
  for (const { resolve } of steps) resolve();
  await expect.poll(() => jobs.list()[0]?.state).toBe('running');
  jobs.stop(job);
  jobs.stop(job);
  expect(await whole).toEqual([0, 1, 2, 99]);
  expect(await late).toEqual([2, 99]);
  expect(await numbers('3')).toEqual([99]);
  expect(jobs.list()).toMatchObject([{ job, state: 'ended' }]);
  const failing = jobs.start('b', async (tell) => {
    tell({ n: 1 });
    throw new Error('broken');
  });
  await expect(all(jobs.follow(failing, undefined, undefined))).rejects.toThrow('broken');
  await expect(all(jobs.follow(failing, '1', undefined))).rejects.toThrow('broken');
  expect(() => jobs.follow('none', undefined, undefined)).toThrow(expect.objectContaining({ code: 'JOB_NOT_FOUND' }));
});

test('over one socket many streams go on side by side, and end with it', async () => {
  const world = await createWorld();
  const { client, socket } = await connect(world);
  const { id } = await client.terminal.open({ cols: 80, rows: 24 });
  const streams = await Promise.all([
    client.workspace.watch(),
    client.settings.watch(),
    client.system.notices(),
    client.terminal.follow({ id }),
    ...Array.from({ length: 8 }, () => client.settings.watch()),
  ]);
  await client.terminal.write({ id, text: 'echo so""cket\r' });
  let text = '';
  for await (const event of streams[3]) {
    if (event.kind === 'output') text += event.text;
    if (text.includes('socket')) break;
  }
  await client.settings.set({ key: 'editor.fontSize', value: 17 });
  const [, second] = [await streams[1].next(), await streams[1].next()];
  expect(second.value).toMatchObject({ settings: { 'editor.fontSize': 17 } });
  const open = async () =>
    (await world.ask('/metrics', { bearer: true })).text
      .split('\n')
      .flatMap((line) => /^powerautomation_streams\{.*\} (\d+)$/.exec(line)?.[1] ?? [])
      .reduce((sum, count) => sum + Number(count), 0);
  await expect.poll(open).toBe(11);
  socket.terminate();
  await expect.poll(open).toBe(0);
});

async function all<Item>(stream: AsyncIteratorObject<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

async function connect({ served }: World): Promise<{ client: Client; socket: WebSocket }> {
  const socket = new WebSocket(`${served.url.replace('http', 'ws')}/rpc`, {
    headers: { Authorization: `Bearer ${served.programToken}` },
  });
  await once(socket, 'open');
  return { client: createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })), socket };
}
