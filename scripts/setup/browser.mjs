// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { localNode } from '../../bin/node24.mjs';
import { runChild } from '../../bin/runChild.mjs';
import { findBrowser } from '../../electron/findBrowser.mjs';

/**
 * @typedef {'playwright' | 'apt'} Way
 * @typedef {{ platform: string, isRoot: boolean, hasApt: boolean }} Machine
 */

/** How a browser can be had on a machine like this, the first to try first. @param {Machine} machine @returns {Way[]} */
export function waysToGetBrowser({ platform, isRoot, hasApt }) {
  return platform === 'linux' && isRoot && hasApt ? ['playwright', 'apt'] : ['playwright'];
}

/** What a person has to do when no browser is there and none could be had. @param {Machine & { wanted?: string | undefined }} machine */
export function browserAdvice({ platform, isRoot, hasApt, wanted }) {
  if (wanted) {
    return `POWERAUTOMATION_BROWSER is "${wanted}", but there is no such browser. Set it to chrome, msedge, chromium or an absolute path, or unset it.`;
  }
  const install = {
    apt: `${isRoot ? '' : 'sudo '}apt-get install chromium`,
    darwin: 'install Google Chrome, Microsoft Edge or Chromium',
    win32: 'install Google Chrome or Microsoft Edge',
    other: 'install Google Chrome, Microsoft Edge or Chromium',
  };
  const kind = platform === 'darwin' || platform === 'win32' ? platform : hasApt ? 'apt' : 'other';
  return `No Chrome, Edge or Chromium was found, and none could be downloaded. To record and play, do one of these:
  - ${install[kind]}
  - npx playwright install --with-deps chromium (needs the network)
  - set POWERAUTOMATION_BROWSER to the absolute path of a browser
Then run: npm run setup`;
}

/** @returns {Machine} */
export function thisMachine() {
  const isDebian =
    existsSync('/etc/os-release') && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasApt: isDebian && existsSync('/usr/bin/apt-get'),
  };
}

/**
 * Installs a browser, by one way after the other until one works.
 * @param {string} root
 * @param {{ say(text: string): void, onStart(pid: number): void }} progress
 * @returns {Promise<{ kind: 'found', path: string } | { kind: 'none', why: string } | { kind: 'interrupted' }>}
 */
export async function getBrowser(root, { say, onStart }) {
  let why = '';
  for (const way of waysToGetBrowser(thisMachine())) {
    for (const [step, command, args] of commandsFor(way, root)) {
      say(step);
      const result = await runChild(command, args, { cwd: root, env: quiet(), output: 'capture', onStart }).catch(
        (/** @type {Error} */ error) => ({ code: 1, signal: null, output: error.message }),
      );
      if (result.signal) return { kind: 'interrupted' };
      if (result.code !== 0) {
        why += `${[path.basename(command), ...args].join(' ')} failed:\n${result.output.trim()}\n`;
        break;
      }
    }
    const found = findBrowser({ env: process.env, platform: process.platform });
    if (found && (await starts(found.path))) return { kind: 'found', path: found.path };
  }
  return { kind: 'none', why };
}

/** @param {Way} way @param {string} root @returns {[string, string, string[]][]} what to say, program, arguments */
function commandsFor(way, root) {
  if (way === 'apt') {
    return [
      ['asking Debian for chromium', 'apt-get', ['update', '-q']],
      ['installing chromium with apt-get', 'apt-get', ['install', '-q', '-y', 'chromium']],
    ];
  }
  const playwright = path.join(root, 'node_modules', 'playwright', 'cli.js');
  return [["trying Playwright's download", localNode(root) ?? process.execPath, [playwright, 'install', 'chromium']]];
}

/**
 * A download without its system libraries, or a stub that only points to a snap, is found and does not run.
 * Asked on Linux only: elsewhere a browser needs nothing more, and `--version` would open a window on Windows.
 * @param {string} browser
 */
async function starts(browser) {
  if (process.platform !== 'linux') return true;
  const { code } = await runChild(browser, ['--version'], { output: 'capture' }).catch(() => ({ code: 1 }));
  return code === 0;
}

function quiet() {
  return { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
}
