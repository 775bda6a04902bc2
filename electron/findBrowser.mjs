// @ts-check
// Plain JavaScript of Node built-ins, because set-up asks too: before anything is installed, and under an older Node.
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {'chrome' | 'msedge' | 'chromium'} BrowserName
 * @typedef {Readonly<Record<string, string | undefined>>} Environment
 * @typedef {{ isRunnable(file: string): boolean, list(folder: string): string[] }} Files
 * What is asked of the file system; a folder that is not there lists as empty.
 */

/** @type {BrowserName[]} */
const namesInOrder = ['chrome', 'msedge', 'chromium'];

/** @type {Record<BrowserName, { linux: string[], commands: string[], darwin: string, win32: string }>} */
const places = {
  chrome: {
    linux: ['/opt/google/chrome/chrome'],
    commands: ['google-chrome', 'google-chrome-stable', 'chrome'],
    darwin: 'Google Chrome.app/Contents/MacOS/Google Chrome',
    win32: 'Google\\Chrome\\Application\\chrome.exe',
  },
  msedge: {
    linux: ['/opt/microsoft/msedge/msedge'],
    commands: ['microsoft-edge', 'microsoft-edge-stable', 'msedge'],
    darwin: 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    win32: 'Microsoft\\Edge\\Application\\msedge.exe',
  },
  chromium: {
    linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
    commands: ['chromium', 'chromium-browser'],
    darwin: 'Chromium.app/Contents/MacOS/Chromium',
    win32: 'Chromium\\Application\\chrome.exe',
  },
};

/** Where the program lies inside a `chromium-<revision>` folder of Playwright's, by the name of its only folder. */
const insidePlaywright = {
  linux: 'chrome',
  darwin: 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  win32: 'chrome.exe',
};

/**
 * Finds an installed browser that records and plays. Looks only, starts nothing.
 *
 * Without a name: the one that POWERAUTOMATION_BROWSER names (a name or an absolute path), else Chrome, Edge, Chromium
 * in their usual places and on the PATH, else the newest Chromium that Playwright downloaded. A browser that was asked
 * for and is not there gives null, never another one.
 *
 * @param {{ name?: string, env: Environment, platform: string, files?: Files }} where
 *   `name`: 'chrome', 'msedge', 'chromium' or an absolute path; `platform` as in `process.platform`
 * @returns {{ name: BrowserName, path: string } | null}
 */
export function findBrowser({ name, env, platform, files = realFiles }) {
  const wanted = name || env.POWERAUTOMATION_BROWSER;
  if (wanted && pathOf(platform).isAbsolute(wanted)) {
    return files.isRunnable(wanted) ? { name: nameFromPath(wanted), path: wanted } : null;
  }
  for (const candidate of namesInOrder.filter((each) => !wanted || each === wanted)) {
    const found = candidates(candidate, env, platform, files).find((file) => files.isRunnable(file));
    if (found) return { name: candidate, path: found };
  }
  return null;
}

/**
 * @param {BrowserName} name @param {Environment} env @param {string} platform @param {Files} files
 * @returns {string[]}
 */
function candidates(name, env, platform, files) {
  const { join } = pathOf(platform);
  const found = [];
  if (platform === 'win32') {
    const roots = [
      env.LOCALAPPDATA,
      env.PROGRAMFILES,
      env['PROGRAMFILES(X86)'],
      env.ProgramFiles,
      env['ProgramFiles(x86)'],
    ];
    found.push(...roots.flatMap((root) => (root ? [join(root, places[name].win32)] : [])));
  } else if (platform === 'darwin') {
    const roots = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])];
    found.push(...roots.map((root) => join(root, places[name].darwin)));
  } else {
    found.push(...places[name].linux);
  }
  found.push(...onPath(places[name].commands, env, platform));
  if (name === 'chromium') found.push(...downloadedByPlaywright(env, platform, files));
  return found;
}

/** @param {string[]} commands @param {Environment} env @param {string} platform */
function onPath(commands, env, platform) {
  const { join, delimiter } = pathOf(platform);
  // A relative entry would mean another browser in every folder.
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => pathOf(platform).isAbsolute(folder));
  const ending = platform === 'win32' ? '.exe' : '';
  return folders.flatMap((folder) => commands.map((command) => join(folder, command + ending)));
}

/** @param {Environment} env @param {string} platform @param {Files} files @returns {string[]} newest first */
function downloadedByPlaywright(env, platform, files) {
  const { join } = pathOf(platform);
  const cache = playwrightCache(env, platform);
  if (!cache) return [];
  const program = insidePlaywright[platform === 'win32' || platform === 'darwin' ? platform : 'linux'];
  return (
    files
      .list(cache)
      .filter((entry) => /^chromium-\d+$/.test(entry))
      .sort((one, other) => Number(other.slice('chromium-'.length)) - Number(one.slice('chromium-'.length)))
      // Written last: without it the download was cut off.
      .filter((entry) => files.list(join(cache, entry)).includes('INSTALLATION_COMPLETE'))
      .flatMap((entry) =>
        files
          .list(join(cache, entry))
          .filter((inner) => inner.startsWith('chrome-'))
          .map((inner) => join(cache, entry, inner, program)),
      )
  );
}

/** @param {Environment} env @param {string} platform @returns {string | null} */
function playwrightCache(env, platform) {
  const { join } = pathOf(platform);
  // '0' means inside the playwright package, where the next `npm ci` deletes it: not a place to rely on.
  if (env.PLAYWRIGHT_BROWSERS_PATH && env.PLAYWRIGHT_BROWSERS_PATH !== '0') return env.PLAYWRIGHT_BROWSERS_PATH;
  const home = env.HOME ?? env.USERPROFILE;
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA ?? (home && join(home, 'AppData', 'Local'));
    return local ? join(local, 'ms-playwright') : null;
  }
  if (platform === 'darwin') return home ? join(home, 'Library', 'Caches', 'ms-playwright') : null;
  const cache = env.XDG_CACHE_HOME || (home && join(home, '.cache'));
  return cache ? join(cache, 'ms-playwright') : null;
}

/** @param {string} file @returns {BrowserName} */
function nameFromPath(file) {
  const program = file.split(/[\\/]/).at(-1) ?? '';
  if (/edge/i.test(program)) return 'msedge';
  return /chromium/i.test(program) ? 'chromium' : 'chrome';
}

/** @param {string} platform */
function pathOf(platform) {
  return platform === 'win32' ? path.win32 : path.posix;
}

/** @type {Files} */
const realFiles = {
  isRunnable(file) {
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false; // Not there, or not ours to run: the same to whoever looks for a browser.
    }
  },
  list(folder) {
    try {
      return readdirSync(folder);
    } catch {
      return []; // No such folder: nothing was downloaded.
    }
  },
};
