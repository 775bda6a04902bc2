import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/** The Chromium that replays: the machine's own, else Playwright's. */
export const executablePath = installed.find((path) => existsSync(path)) ?? chromium.executablePath();

/** Quiet and the same everywhere; no sandbox because build machines run as root. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
