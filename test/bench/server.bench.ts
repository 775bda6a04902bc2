/** The core beside its floors: a bare Hono app for a small call, a list of plain strings for quick open, `rg` alone for search. */
import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { rgPath } from '@vscode/ripgrep';
import { Hono } from 'hono';
import { serve } from '../../electron/doors/server/main.ts';
import { createWorkspace } from '../../electron/workspace/index.ts';
import { FILES, plantManyFiles } from '../e2e/harness/manyFiles.ts';
import type { BenchRow } from './storage.bench.ts';

const REQUESTS = 3_000;
const AT_ONCE = 16;

export async function benchRequests(): Promise<BenchRow[]> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pa-bench-server-')));
  const host = {
    dataDir: join(root, 'data'),
    cwd: root,
    env: { ...process.env, POWERAUTOMATION_KEYCHAIN: 'off' },
    now: Date.now,
  };
  const unlimited = { perSecond: 1e9, burst: 1e9 };
  await using served = await serve(host, {
    port: 0,
    hostname: '127.0.0.1',
    allowHosts: [],
    workspace: root,
    version: 'bench',
    notice: () => {},
    limits: { requests: unlimited },
  });
  const app = new Hono().post('/', async (c) => c.json({ value: await c.req.json() }));
  const bare = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const body = '{}';
  const headers = { Authorization: `Bearer ${served.programToken}` };
  try {
    const ours = { port: Number(new URL(served.url).port), path: '/rpc/runs/jobs', headers };
    const theirs = { port: (bare.address() as AddressInfo).port, path: '/', headers };
    // Warm both, then take turns, so that the machine is the same for both.
    await load(ours, body, 500);
    await load(theirs, body, 500);
    const rounds: (readonly [Load, Load])[] = [];
    for (let round = 0; round < 3; round++)
      rounds.push([await load(ours, body, REQUESTS), await load(theirs, body, REQUESTS)] as const);
    const best = (which: 0 | 1) =>
      rounds.map((round) => round[which]).reduce((one, other) => (other.perSecond > one.perSecond ? other : one));
    const [mine, floor] = [best(0), best(1)];
    const beside = 'a bare Hono app';
    return [
      {
        name: `a small call, ${AT_ONCE} at once`,
        value: Math.round(mine.perSecond),
        unit: '1/s',
        beside: { name: beside, value: Math.round(floor.perSecond) },
      },
      {
        name: 'a small call: p99',
        value: rounded(mine.p99),
        unit: 'ms',
        beside: { name: beside, value: rounded(floor.p99) },
      },
    ];
  } finally {
    bare.close();
    if ('closeAllConnections' in bare) bare.closeAllConnections();
    rmSync(root, { recursive: true, force: true });
  }
}

export async function benchManyFiles(): Promise<BenchRow[]> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pa-bench-files-')));
  const folder = join(root, 'workspace');
  try {
    const paths = plantManyFiles(folder);
    const host = { dataDir: join(root, 'data'), cwd: folder, env: process.env, now: Date.now };
    await using workspace = createWorkspace({
      host,
      folder,
      exclude: () => ['**/node_modules'],
      shell: () => '',
      complain: () => {},
    });
    const begun = performance.now();
    await workspace.index.find('x', 1);
    const first = performance.now() - begun;
    const typed = ['s', 'sh', 'sho', 'shop', 'shopcart', 'cart spec', 'mod77spec', 'zzzz'];
    const times: number[] = [];
    const floors: number[] = [];
    for (let round = 0; round < 5; round++) {
      for (const query of typed) {
        times.push(await timed(() => workspace.index.find(query, 50)));
        floors.push(await timed(async () => paths.filter((path) => path.includes(query))));
      }
    }
    const searches = { ours: [] as number[], alone: [] as number[] };
    const alone = () =>
      promisify(execFile)(rgPath, ['--json', '--hidden', '-F', 'needle', '.'], { cwd: folder, maxBuffer: 1e9 }).then(
        () => {},
      );
    const query = {
      text: 'needle',
      isRegex: false,
      isCaseSensitive: true,
      isWholeWord: false,
      include: [],
      exclude: [],
      limit: 20_000,
    };
    const ours = async () => {
      for await (const _ of workspace.search.text(query)) void _;
    };
    for (let round = 0; round < 6; round++) {
      searches.ours.push(await timed(ours));
      searches.alone.push(await timed(alone));
    }
    const files = `${FILES.toLocaleString('en')} files`;
    return [
      {
        name: `quick open over ${files}: p95 of a keystroke`,
        value: rounded(percentile(times, 0.95)),
        unit: 'ms',
        beside: { name: 'includes() over plain strings', value: rounded(percentile(floors, 0.95)) },
      },
      {
        name: `quick open over ${files}: the first time`,
        value: rounded(first),
        unit: 'ms',
        beside: {
          name: 'rg --files',
          value: rounded(await timed(() => promisify(execFile)(rgPath, ['--files'], { cwd: folder, maxBuffer: 1e9 }))),
        },
      },
      {
        name: `search over ${files}`,
        value: rounded(median(searches.ours)),
        unit: 'ms',
        beside: { name: 'rg --json alone', value: rounded(median(searches.alone)) },
      },
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

type Load = { perSecond: number; p99: number };

type Target = { port: number; path: string; headers: Record<string, string> };

async function load(target: Target, body: string, count: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const times: number[] = [];
  let left = count;
  const begun = performance.now();
  const worker = async (): Promise<void> => {
    while (left-- > 0) times.push(await timed(() => post(target, body, agent)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  agent.destroy();
  return { perSecond: (count * 1000) / (performance.now() - begun), p99: percentile(times, 0.99) };
}

function post({ port, path, headers }: Target, body: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        agent,
        headers: { ...headers, 'Content-Type': 'application/json' },
      },
      (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`Answered ${answer.statusCode}`));
        answer.resume().once('end', resolve).once('error', reject);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function percentile(times: readonly number[], part: number): number {
  return times.toSorted((one, other) => one - other)[Math.ceil(times.length * part) - 1] ?? 0;
}

const median = (times: readonly number[]): number => percentile(times, 0.5);
const rounded = (ms: number): number => Math.round(ms * 100) / 100;
