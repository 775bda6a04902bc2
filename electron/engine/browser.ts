/** Which browser to use, or what to do about there being none. */
import { findBrowser } from '../findBrowser.mjs';
import type { Host } from '../host.ts';
import { EngineError } from './errors.ts';

type Found = { name: string; path: string };

const NAMES =
  'Name chrome, msedge or chromium where it is installed, or give the absolute path of a browser of the Chromium family.';

/** `name` as the person gave it; POWERAUTOMATION_BROWSER counts where it is left out, else the first that is installed. @throws EngineError BROWSER_MISSING */
export function requireBrowser(host: Host, name: string | undefined): Found {
  const found = findBrowser({ ...(name && { name }), env: host.env, platform: process.platform });
  if (found) return found;
  throw new EngineError('BROWSER_MISSING', `${whyMissing(host, name)} ${remedyFor(host, name)}`);
}

/** The same for playing, where Playwright has browsers of its own: null where none was asked for and none is there. @throws EngineError BROWSER_MISSING */
export function browserForPlaying(host: Host): Found | null {
  return host.env.POWERAUTOMATION_BROWSER
    ? requireBrowser(host, undefined)
    : findBrowser({ env: host.env, platform: process.platform });
}

export function whyMissing(host: Host, name?: string): string {
  const wanted = host.env.POWERAUTOMATION_BROWSER;
  if (name) return `There is no browser "${name}".`;
  return wanted
    ? `There is no browser "${wanted}", which POWERAUTOMATION_BROWSER names.`
    : 'No Chrome, Edge or Chromium was found.';
}

export function remedyFor(host: Host, name?: string): string {
  if (name || host.env.POWERAUTOMATION_BROWSER) return NAMES;
  return 'Install one (for example: npx playwright install chromium), or name its path with POWERAUTOMATION_BROWSER.';
}
