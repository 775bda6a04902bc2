/** The server that runs for this person is noted in a file of their own, so that a second start can lead to it. */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Host } from '../../host.ts';

const schema = z.object({ url: z.url(), token: z.string(), pid: z.number() });
type Running = z.infer<typeof schema>;

const fileOf = (host: Host): string => join(host.dataDir, 'server.json');
/** ms */
const PATIENCE = 3_000;

export function noteRunning(host: Host, running: Running): void {
  mkdirSync(host.dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(fileOf(host), JSON.stringify(running), { mode: 0o600 });
  chmodSync(fileOf(host), 0o600);
}

export function forgetRunning(host: Host): void {
  if (read(host)?.pid === process.pid) rmSync(fileOf(host), { force: true });
}

/** A link into the server of ours that holds this port; null where it is somebody else's. */
export async function askRunning(host: Host, port: number): Promise<string | null> {
  const running = read(host);
  if (!running || new URL(running.url).port !== String(port)) return null;
  try {
    const answer = await fetch(`${running.url}/api/system/link`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${running.token}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { path } = z.object({ path: z.string() }).parse(await answer.json());
    return running.url + path;
  } catch {
    return null; // The note was left behind by one that was killed, and the port is somebody else's now.
  }
}

function read(host: Host): Running | null {
  try {
    return schema.parse(JSON.parse(readFileSync(fileOf(host), 'utf8')));
  } catch {
    return null;
  }
}
