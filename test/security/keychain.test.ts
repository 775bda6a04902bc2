import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const SECRET = 'canary "é中🔑\\ 7f3k';
const CHILD = join(import.meta.dirname, 'keychainChild.ts');
const run = promisify(execFile);

const has = (program: string) => spawnSync(program, ['--version']).error === undefined;
const hasBus = has('dbus-run-session');
const hasKeyring = hasBus && has('gnome-keyring-daemon');
const isLinux = process.platform === 'linux';

/** A home of its own, so that nobody's real keyring is touched. */
function home(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pa-keychain-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function inSession(folder: string, [program = '', ...rest]: string[]) {
  const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...others } = process.env;
  const env = { ...others, HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder };
  const { stdout } = await run(program, rest, { env });
  return JSON.parse(stdout);
}

const underBus = (script: string) => ['dbus-run-session', '--', 'sh', '-c', script, process.execPath, CHILD];

test.runIf(isLinux)('with no session bus the keychain says so, and keeps nothing anywhere else', async () => {
  const answers = await inSession(home(), [process.execPath, CHILD]);
  expect(answers.status).toMatchObject({ kind: 'unavailable', why: expect.stringContaining('no D-Bus session bus') });
  for (const answer of [answers.missing, answers.set, answers.get, answers.list, answers.deleted, answers.after]) {
    expect(answer).toMatchObject({ name: 'SecurityError', code: 'KEYCHAIN_UNAVAILABLE' });
  }
  expect(JSON.stringify(answers)).not.toContain('canary');
});

const whenKeyring = hasKeyring
  ? 'a real GNOME Keyring keeps, gives, lists and removes a secret'
  : 'skipped: no gnome-keyring (install gnome-keyring and dbus): a real GNOME Keyring keeps a secret';

test.skipIf(!hasKeyring)(whenKeyring, async () => {
  const unlocked = 'printf pass | gnome-keyring-daemon --unlock --components=secrets >&2 && exec "$0" "$1"';
  const answers = await inSession(home(), underBus(unlocked));
  const { unreadable, ...rest } = answers;
  expect(rest).toEqual({
    status: { kind: 'ready' },
    missing: null,
    get: SECRET,
    list: ['shop/password'],
    deleted: true,
    deletedAgain: false,
    after: null,
  });
  expect(unreadable).toMatchObject({ code: 'KEYCHAIN_UNAVAILABLE' });
  expect(JSON.stringify(unreadable)).not.toContain('canary');
});

const whenLocked = hasKeyring
  ? 'a secret outlives the keyring daemon, and a locked keyring says that it is locked'
  : 'skipped: no gnome-keyring (install gnome-keyring and dbus): a locked keyring says so';

test.skipIf(!hasKeyring)(whenLocked, async () => {
  const folder = home();
  await inSession(
    folder,
    underBus('printf pass | gnome-keyring-daemon --unlock --components=secrets >&2 && exec "$0" "$1"'),
  );
  const answers = await inSession(
    folder,
    underBus('gnome-keyring-daemon --start --components=secrets >&2 && exec "$0" "$1"'),
  );
  expect(answers.status).toMatchObject({ kind: 'unavailable', why: 'The keychain is locked.' });
  expect(answers.set).toMatchObject({ code: 'KEYCHAIN_UNAVAILABLE' });
  expect(JSON.stringify(answers)).not.toContain('canary');
});
