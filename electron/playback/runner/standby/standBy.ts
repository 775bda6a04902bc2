import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { goChannel, type RunOrder, standbyVariable } from '../protocol.ts';
import { forkAhead } from './forkAhead.ts';
import { launchAhead } from './launchAhead.ts';

/** What Playwright's processes load first; a version that lacks a file loads it when it comes to it. */
const runnerModules = ['lib/program.js', 'lib/runner/index.js'];
const workerModules = ['lib/common/index.js', 'lib/index.js', 'lib/matchers/expect.js'];
const workerEntry = 'lib/worker/workerProcessEntry.js';

/**
 * In a process that was started ahead of its run: loads what it will need, and waits until there is something to play.
 * A spec and what it imports are read afterwards, as in any run. Returns at once in all other processes.
 */
export async function standBy(): Promise<void> {
  const role = process.env[standbyVariable];
  delete process.env[standbyVariable];
  if (role === 'runner') await standByAsRunner();
  else if (role) await standByAsWorker(role);
}

async function standByAsRunner(): Promise<void> {
  const [, cli = ''] = process.argv;
  load(cli, runnerModules);
  const entry = fileOf(cli, workerEntry);
  const player = new Socket({ fd: goChannel, readable: true, writable: true });
  const isReady = entry ? forkAhead(entry, { [standbyVariable]: cli }) : Promise.resolve();
  void isReady.then(() => player.write('ready\n'));
  const { args, env } = await orderFrom(player);
  process.argv.splice(2, Infinity, ...args);
  replaceEnvironment(env);
}

async function standByAsWorker(cli: string): Promise<void> {
  const order = new Promise<NodeJS.ProcessEnv>((resolve) => {
    const onMessage = (message: unknown): void => {
      if (!isGo(message)) return;
      process.off('message', onMessage);
      process.off('disconnect', leave);
      resolve(message.env);
    };
    process.on('message', onMessage);
    process.once('disconnect', leave);
  });
  load(cli, workerModules);
  const ready = launchAhead(cli).then(() => process.send?.(readyMessage));
  const env = await order;
  await ready;
  replaceEnvironment(env);
}

/** What a waiting worker says when it has all that it will need. */
export const readyMessage = 'powerautomation.ready';

/** The message by which a runner sets a waiting worker going. */
export type Go = { kind: 'powerautomation.go'; env: NodeJS.ProcessEnv };

function isGo(message: unknown): message is Go {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'powerautomation.go';
}

/** Ends this process when the player is gone before it asked for anything. */
async function orderFrom(player: Socket): Promise<RunOrder> {
  for await (const line of createInterface({ input: player })) {
    // The answer: it lives, and goes.
    player.end('going\n');
    return JSON.parse(line) as RunOrder;
  }
  return leave();
}

function leave(): never {
  process.exit(0);
}

function load(cli: string, modules: string[]): void {
  const require = createRequire(cli);
  for (const name of modules) {
    const file = fileOf(cli, name);
    if (file) require(file);
  }
}

/** A file of Playwright Test, which is a package behind the one that a command line may stand in. */
function fileOf(cli: string, name: string): string | null {
  try {
    const file = join(dirname(createRequire(cli).resolve('playwright/package.json')), name);
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

function replaceEnvironment(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
}
