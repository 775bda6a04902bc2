/** Looks at everything the product stands on, and says how to mend what is missing. */
import { execFile } from 'node:child_process';
import { mkdir, statfs } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Checkup, Health } from '../../shared/contract/system.ts';
import { findBrowser } from '../findBrowser.mjs';
import type { Host } from '../host.ts';
import type { Keychain } from '../security/index.ts';
import { openStorage } from '../storage/index.ts';
import { remedyFor, whyMissing } from './browser.ts';

const LOW_DISK_BYTES = 500 * 1024 * 1024;
const LOW_MEMORY_BYTES = 256 * 1024 * 1024;

export async function* doctor(host: Host, keychain: Keychain): AsyncGenerator<Checkup> {
  yield checkNode();
  yield await checkBrowser(host);
  yield checkDatabase(host);
  yield await checkKeychain(keychain);
  yield await checkDisk(host);
  yield checkMemory();
}

/** All of it at once; the whole is as good as its worst part. */
export async function healthOf(checkups: AsyncIterable<Checkup>): Promise<Health> {
  const parts = new Map<Checkup['name'], Health['parts'][Checkup['name']]>();
  for await (const { name, ...part } of checkups) parts.set(name, part);
  const states = [...parts.values()].map(({ state }) => state);
  const state = (['bad', 'warning'] as const).find((each) => states.includes(each)) ?? 'good';
  return { state, parts: Object.fromEntries(parts) as Health['parts'] };
}

function checkNode(): Checkup {
  const isNew = Number(process.versions.node.split('.')[0]) >= 24 && Number(process.versions.napi) >= 10;
  const detail = `Node ${process.versions.node} (Node-API ${process.versions.napi})`;
  return isNew
    ? { name: 'node', state: 'good', detail }
    : { name: 'node', state: 'bad', detail, remedy: 'Install Node 24 or newer.' };
}

async function checkBrowser(host: Host): Promise<Checkup> {
  const found = findBrowser({ env: host.env, platform: process.platform });
  if (!found) return { name: 'browser', state: 'bad', detail: whyMissing(host), remedy: remedyFor(host) };
  // On Windows a browser that is asked for its version opens a window instead.
  if (process.platform === 'win32') return { name: 'browser', state: 'good', detail: found.path };
  try {
    const { stdout } = await promisify(execFile)(found.path, ['--version'], { timeout: 10_000 });
    return { name: 'browser', state: 'good', detail: `${stdout.trim()} (${found.path})` };
  } catch (error) {
    return {
      name: 'browser',
      state: 'bad',
      detail: `${found.path} does not start: ${error instanceof Error ? error.message : String(error)}`,
      remedy: 'Install it anew, or name another one in POWERAUTOMATION_BROWSER.',
    };
  }
}

function checkDatabase(host: Host): Checkup {
  const notices: string[] = [];
  try {
    using storage = openStorage({ host, notice: (message) => notices.push(message) });
    const detail = `version ${storage.version}, ${storage.path}`;
    const [notice] = notices;
    return notice
      ? { name: 'database', state: 'warning', detail, remedy: notice }
      : { name: 'database', state: 'good', detail };
  } catch (error) {
    return {
      name: 'database',
      state: 'bad',
      detail: 'cannot be opened',
      remedy: error instanceof Error ? error.message : String(error),
    };
  }
}

async function checkKeychain(keychain: Keychain): Promise<Checkup> {
  const status = await keychain.status();
  if (status.kind === 'ready') return { name: 'keychain', state: 'good', detail: 'secrets can be kept' };
  return {
    name: 'keychain',
    state: 'warning',
    detail: `${status.why} Secrets are not kept; set them as environment variables when playing.`,
    remedy: status.remedy,
  };
}

async function checkDisk(host: Host): Promise<Checkup> {
  try {
    await mkdir(host.dataDir, { recursive: true });
    const { bavail, bsize } = await statfs(host.dataDir);
    const free = bavail * bsize;
    const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free in ${host.dataDir}`;
    return free < LOW_DISK_BYTES
      ? { name: 'disk', state: 'warning', detail, remedy: 'Free some space: recordings and traces need it.' }
      : { name: 'disk', state: 'good', detail };
  } catch (error) {
    return {
      name: 'disk',
      state: 'bad',
      detail: host.dataDir,
      remedy: error instanceof Error ? error.message : String(error),
    };
  }
}

function checkMemory(): Checkup {
  const free = process.availableMemory();
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free; we use ${Math.round(process.memoryUsage.rss() / 1024 ** 2)} MiB`;
  return free < LOW_MEMORY_BYTES
    ? { name: 'memory', state: 'warning', detail, remedy: 'Close other programs: a browser needs some 300 MiB.' }
    : { name: 'memory', state: 'good', detail };
}
