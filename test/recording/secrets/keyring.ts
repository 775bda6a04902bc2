/** A session with a real GNOME Keyring of its own, for programs that are started with its environment. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
export const hasKeyring = has('dbus-run-session') && has('gnome-keyring-daemon');

export type Keyring = AsyncDisposable & { env: Record<string, string>; folder: string };

const unlock =
  'printf pass | gnome-keyring-daemon --unlock --components=secrets >&2 && echo "$DBUS_SESSION_BUS_ADDRESS" && exec cat';

export async function startKeyring(): Promise<Keyring> {
  const folder = mkdtempSync(join(tmpdir(), 'pa-keyring-'));
  const { PATH = '' } = process.env;
  const env = { PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder };
  const session = spawn('dbus-run-session', ['--', 'sh', '-c', unlock], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const [address] = await once(createInterface({ input: session.stdout }), 'line');
  return {
    folder,
    env: { ...env, DBUS_SESSION_BUS_ADDRESS: String(address) },
    async [Symbol.asyncDispose]() {
      const ended = once(session, 'close');
      session.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
