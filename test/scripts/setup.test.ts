// Set-up as a person starts it, in a small project of its own; only the registry is played, by an npm of ours.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const source = path.join(import.meta.dirname, '..', '..');

/** Notes each call, empties node_modules, makes `npm-at-work`, waits while `npm-waits` exists, then brings a Node. */
const npm = `
const { appendFileSync, existsSync, linkSync, copyFileSync, mkdirSync, rmSync, watch } = require('node:fs');
appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/node/bin', { recursive: true });
mkdirSync('npm-at-work', { recursive: true });
const finish = () => {
  if (existsSync('npm-waits')) return;
  if (existsSync('npm-fails')) { console.error('E404 no such package'); process.exit(1); }
  const node = 'node_modules/node/bin/node' + (process.platform === 'win32' ? '.exe' : '');
  try { linkSync(process.execPath, node); } catch { copyFileSync(process.execPath, node); }
  process.exit(0);
};
watch('.', finish);
finish();
`;

/** Prints what it got. */
const script = `console.log(JSON.stringify({ args: process.argv.slice(2), node: process.execPath })); process.exitCode = 7;`;

function project() {
  const root = mkdtempSync(path.join(os.tmpdir(), 'powerautomation-setup-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  for (const part of ['bin', 'scripts/setup.mjs', 'scripts/setup', 'electron/findBrowser.mjs']) {
    cpSync(path.join(source, part), path.join(root, part), { recursive: true });
  }
  mkdirSync(path.join(root, 'npm'));
  const at = (name: string) => path.join(root, name);
  writeFileSync(at('npm/npm-cli.js'), npm);
  writeFileSync(at('script.mjs'), script);
  writeFileSync(at('package.json'), '{ "type": "module", "dependencies": { "a": "1.0.0" } }');
  writeFileSync(at('npm/package.json'), '{ "type": "commonjs" }');
  writeFileSync(at('package-lock.json'), '{}');
  const env = {
    ...process.env,
    npm_execpath: at('npm/npm-cli.js'),
    // Any program that runs: set-up looks for a browser and starts none.
    POWERAUTOMATION_BROWSER: process.execPath,
  };
  const command = [at('scripts/setup.mjs'), 'script.mjs', 'one', '--two'];
  return {
    root,
    at,
    run: () => spawnSync(process.execPath, command, { cwd: root, env, encoding: 'utf8' }),
    start: () => spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] }),
    npmCalls: () => (existsSync(at('npm-calls')) ? readFileSync(at('npm-calls'), 'utf8').trim().split('\n') : []),
  };
}

type Child = ReturnType<ReturnType<typeof project>['start']>;

/** Until the child has said this on its error stream. */
function said(child: Child, text: string): Promise<void> {
  return new Promise((resolve) => {
    let heard = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      heard += chunk;
      if (heard.includes(text)) resolve();
    });
  });
}

async function appears(root: string, name: string): Promise<void> {
  const stop = new AbortController();
  const changes = watch(root, { signal: stop.signal });
  await new Promise<void>((resolve) => {
    const look = () => existsSync(path.join(root, name)) && resolve();
    changes.on('change', look);
    look();
  });
  stop.abort();
}

function ended(child: Child): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}

test('the first run installs, the second does not, and both run the script with the Node that was installed', () => {
  const { run, npmCalls, at } = project();
  const first = run();
  expect(first.stderr).toContain('Installing dependencies');
  expect(JSON.parse(first.stdout).args).toEqual(['one', '--two']);
  expect(JSON.parse(first.stdout).node).toContain(path.join('node_modules', 'node', 'bin'));
  expect(first.status).toBe(7);

  const second = run();
  expect(second.stderr).toBe('');
  expect(second.status).toBe(7);
  expect(npmCalls()).toHaveLength(1);
  expect(existsSync(at('.setup-lock'))).toBe(false);
});

test('a changed lockfile or dependency installs anew, a changed script does not', () => {
  const { run, npmCalls, at } = project();
  run();
  writeFileSync(at('package-lock.json'), '{ "changed": true }');
  run();
  expect(npmCalls()).toHaveLength(2);
  writeFileSync(at('package.json'), '{ "type": "module", "dependencies": { "a": "1.0.1" } }');
  run();
  expect(npmCalls()).toHaveLength(3);
  writeFileSync(at('package.json'), '{ "type": "module", "dependencies": { "a": "1.0.1" }, "scripts": { "x": "y" } }');
  run();
  expect(npmCalls()).toHaveLength(3);
});

test('when npm fails, what it said is shown, the script does not run, and the next run tries again', () => {
  const { run, npmCalls, at } = project();
  writeFileSync(at('npm-fails'), '');
  const failed = run();
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain('E404 no such package');
  expect(failed.stdout).toBe('');
  rmSync(at('npm-fails'));
  expect(run().status).toBe(7);
  expect(npmCalls()).toHaveLength(2);
});

test('two set-ups at once install once', async () => {
  const { start, npmCalls, at } = project();
  writeFileSync(at('npm-waits'), '');
  const first = start();
  await said(first, 'Installing dependencies');
  const second = start();
  const both = Promise.all([ended(first), ended(second)]);
  await said(second, 'Another set-up is at work');
  rmSync(at('npm-waits'));
  expect(await both).toEqual([7, 7]);
  expect(npmCalls()).toHaveLength(1);
});

test.skipIf(process.platform === 'win32')('Ctrl-C while npm works ends both, and the next run repairs', async () => {
  const { root, start, run, at, npmCalls } = project();
  writeFileSync(at('npm-waits'), '');
  const child = start();
  const end = ended(child);
  await appears(root, 'npm-at-work');
  child.kill('SIGINT');
  expect(await end).toBe(130);
  rmSync(at('npm-waits'));
  expect(run().status).toBe(7);
  expect(npmCalls()).toHaveLength(2);
});

test.skipIf(process.platform === 'win32')(
  'set-up killed while npm works: the next one waits for that npm, then repairs',
  async () => {
    const { root, start, at, npmCalls } = project();
    writeFileSync(at('npm-waits'), '');
    const killed = start();
    const end = ended(killed);
    await appears(root, 'npm-at-work');
    killed.kill('SIGKILL');
    const next = start();
    const nextEnd = ended(next);
    await said(next, 'Another set-up is at work');
    rmSync(at('npm-waits'));
    await end;
    expect(await nextEnd).toBe(7);
    expect(npmCalls()).toHaveLength(2);
  },
);

test('a browser that was named and is not there is said on every run, and the script still runs', () => {
  const { root, at } = project();
  const env = { ...process.env, npm_execpath: at('npm/npm-cli.js'), POWERAUTOMATION_BROWSER: '/nowhere/chrome' };
  for (const _run of ['first', 'second']) {
    const args = [at('scripts/setup.mjs'), 'script.mjs'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
    expect(stderr).toContain('POWERAUTOMATION_BROWSER is "/nowhere/chrome", but there is no such browser');
    expect(status).toBe(7);
  }
});
