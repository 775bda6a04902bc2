import { expect, test } from 'vitest';
import { browserAdvice, waysToGetBrowser } from '../../scripts/setup/browser.mjs';

const debianRoot = { platform: 'linux', isRoot: true, hasApt: true };

test('Debian packages are used only by root on Debian, after Playwright tried', () => {
  expect(waysToGetBrowser(debianRoot)).toEqual(['playwright', 'apt']);
  expect(waysToGetBrowser({ ...debianRoot, isRoot: false })).toEqual(['playwright']);
  expect(waysToGetBrowser({ ...debianRoot, hasApt: false })).toEqual(['playwright']);
  expect(waysToGetBrowser({ platform: 'darwin', isRoot: false, hasApt: false })).toEqual(['playwright']);
});

test('the advice is a command that works on this machine', () => {
  expect(browserAdvice(debianRoot)).toContain('- apt-get install chromium');
  expect(browserAdvice({ ...debianRoot, isRoot: false })).toContain('- sudo apt-get install chromium');
  expect(browserAdvice({ platform: 'win32', isRoot: false, hasApt: false })).toContain('Microsoft Edge');
});

test('whoever named a browser is told that this one is missing', () => {
  expect(browserAdvice({ ...debianRoot, wanted: '/gone' })).toMatch(/POWERAUTOMATION_BROWSER is "\/gone"/);
});
