/** The Playwright config for a folder that has none of its own. Loaded by the runner and by each worker. */
import { type DefaultSettings, settingsVariable } from './protocol.ts';

const settings = JSON.parse(process.env[settingsVariable] ?? '{}') as DefaultSettings;

export default {
  testDir: settings.testDir,
  testMatch: ['**/*.@(spec|test).?(c|m)[jt]s?(x)', ...settings.named.map(exactly)],
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      // HTTP/3 is not seen by Playwright's routing, and Debian's Chromium tries it where Playwright's own does not.
      args: ['--disable-quic', '--disable-sync'],
      ...(settings.browserPath ? { executablePath: settings.browserPath } : {}),
    },
  },
};

function exactly(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
