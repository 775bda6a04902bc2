import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const engine = require.resolve('@seleniumhq/side-runtime');

/** A test that plays the first test of a `.side` project (JSON) with Selenium IDE's own engine, as its command line does. */
export function sidePlayer(project: string): string {
  return `import { test } from 'node:test';
import { createRequire } from 'node:module';
import { Builder } from 'selenium-webdriver';
const { Playback, PlaybackEvents, Variables, WebDriverExecutor } = createRequire(import.meta.url)(${JSON.stringify(engine)});
const project = ${project};
test('plays', async () => {
  const driver = await new Builder().forBrowser('chrome').build();
  const logger = Object.fromEntries(['debug', 'error', 'info', 'log', 'warn'].map((name) => [name, () => {}]));
  const playback = new Playback({
    baseUrl: project.url,
    executor: new WebDriverExecutor({ driver, implicitWait: 5000 }),
    getTestByName: (name) => project.tests.find((one) => one.name === name),
    logger,
    variables: new Variables(),
  });
  try {
    await new Promise((finished, failed) => {
      playback['event-emitter'].addListener(PlaybackEvents.PLAYBACK_STATE_CHANGED, ({ state }) => {
        const last = playback.state.lastSentCommandState;
        if (state === 'finished') finished();
        else if (['aborted', 'errored', 'failed', 'stopped'].includes(state))
          failed(new Error(JSON.stringify(last?.command) + ': ' + last?.error));
      });
      playback.play(project.tests[0], { startingCommandIndex: 0 }).catch(failed);
    });
  } finally {
    await driver.quit();
  }
});
`;
}
