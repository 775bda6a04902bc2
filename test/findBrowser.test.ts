import { expect, test } from 'vitest';
import { findBrowser } from '../electron/findBrowser.mjs';

/** A machine that has these files and no others. */
function machine(...present: string[]) {
  return {
    isRunnable: (file: string) => present.includes(file),
    list: (folder: string) => [
      ...new Set(
        present
          .filter((file) => file.startsWith(`${folder}/`))
          .map((file) => file.slice(folder.length + 1).split('/')[0] ?? ''),
      ),
    ],
  };
}

const chrome = '/opt/google/chrome/chrome';
const edge = '/opt/microsoft/msedge/msedge';
const chromium = '/usr/bin/chromium';
const linux = { env: {}, platform: 'linux' };

test('Chrome comes before Edge, and Edge before Chromium', () => {
  expect(findBrowser({ ...linux, files: machine(chromium, edge, chrome) })).toEqual({ name: 'chrome', path: chrome });
  expect(findBrowser({ ...linux, files: machine(chromium, edge) })).toEqual({ name: 'msedge', path: edge });
  expect(findBrowser({ ...linux, files: machine(chromium) })).toEqual({ name: 'chromium', path: chromium });
  expect(findBrowser({ ...linux, files: machine() })).toBeNull();
});

test('a browser that was asked for is found, or none at all', () => {
  const files = machine(chrome, chromium);
  expect(findBrowser({ ...linux, files, name: 'chromium' })).toEqual({ name: 'chromium', path: chromium });
  expect(findBrowser({ ...linux, files, name: 'msedge' })).toBeNull();
  expect(findBrowser({ ...linux, files, name: 'netscape' })).toBeNull();
});

test('an absolute path is taken as it is, its name read from the program', () => {
  const files = machine('/my/chromium-browser', '/my/microsoft-edge', chrome);
  expect(findBrowser({ ...linux, files, name: '/my/chromium-browser' })?.name).toBe('chromium');
  expect(findBrowser({ ...linux, files, name: '/my/microsoft-edge' })?.name).toBe('msedge');
  expect(findBrowser({ ...linux, files, name: '/my/nothing' })).toBeNull();
});

test('POWERAUTOMATION_BROWSER is a wish like any other, and a name that is given outweighs it', () => {
  const files = machine(chrome, edge);
  const env = { POWERAUTOMATION_BROWSER: 'msedge' };
  expect(findBrowser({ ...linux, env, files })?.path).toBe(edge);
  expect(findBrowser({ ...linux, env, files, name: 'chrome' })?.path).toBe(chrome);
  expect(findBrowser({ ...linux, env: { POWERAUTOMATION_BROWSER: '/gone' }, files })).toBeNull();
});

test('the PATH is searched, its relative entries are not', () => {
  const env = { PATH: '.:/somewhere/bin:bin' };
  expect(findBrowser({ ...linux, env, files: machine('/somewhere/bin/google-chrome') })?.name).toBe('chrome');
  expect(findBrowser({ ...linux, env, files: machine('bin/google-chrome') })).toBeNull();
});

test("the newest whole download of Playwright's is the last resort", () => {
  const cache = '/home/ann/.cache/ms-playwright';
  const download = (revision: number) => `${cache}/chromium-${revision}/chrome-linux64/chrome`;
  const whole = (revision: number) => [download(revision), `${cache}/chromium-${revision}/INSTALLATION_COMPLETE`];
  const env = { HOME: '/home/ann' };
  const files = machine(...whole(999), ...whole(1255), download(1300), `${cache}/firefox-1572/INSTALLATION_COMPLETE`);
  expect(findBrowser({ ...linux, env, files })).toEqual({ name: 'chromium', path: download(1255) });
});

test('PLAYWRIGHT_BROWSERS_PATH moves that cache', () => {
  const file = '/shared/chromium-7/chrome-linux64/chrome';
  const env = { HOME: '/home/ann', PLAYWRIGHT_BROWSERS_PATH: '/shared' };
  expect(findBrowser({ ...linux, env, files: machine(file, '/shared/chromium-7/INSTALLATION_COMPLETE') })?.path).toBe(
    file,
  );
});

test('macOS and Windows keep browsers in their own places', () => {
  const mac = '/Users/ann/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  expect(findBrowser({ env: { HOME: '/Users/ann' }, platform: 'darwin', files: machine(mac) })?.path).toBe(mac);
  const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
  const env = { PROGRAMFILES: 'C:\\Program Files' };
  expect(findBrowser({ env, platform: 'win32', files: machine(windows) })?.path).toBe(windows);
});
