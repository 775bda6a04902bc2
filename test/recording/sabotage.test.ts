import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageScript } from '../../electron/recording/pageScript.ts';
import { browserArguments, executablePath } from '../e2e/harness/chromium.ts';

const WORLD = 'sabotaged';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath, args: browserArguments });
});

afterAll(() => browser?.close());

/** A page with the recorder's script in a world where, once it listens, `sabotage` breaks what it relies on. */
const openSabotaged = async (
  sabotage: string,
): Promise<{ page: Page; told: Record<string, unknown>[]; session: CDPSession }> => {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  const told: Record<string, unknown>[] = [];
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === '__paEvent') told.push(JSON.parse(payload));
  });
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  for (const name of ['__paEvent', '__paSecret'])
    await session.send('Runtime.addBinding', { name, executionContextName: WORLD });
  const source = `${await pageScript({ testIdAttribute: 'data-testid' })};${sabotage}`;
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD, runImmediately: true });
  await page.goto('data:text/html,<button>Go</button><input aria-label=Name><input type=password aria-label=Password>');
  return { page, told, session };
};

test.each([
  ['styles cannot be read', 'getComputedStyle = () => { throw new Error("no style"); }'],
  ['maps cannot be read', 'Map.prototype.get = () => { throw new Error("no map"); }'],
  [
    'arrays cannot be searched',
    'Array.prototype.flatMap = Array.prototype.toReversed = () => { throw new Error("no array"); }',
  ],
  [
    'boxes cannot be measured',
    'for (const side of ["left", "top", "width", "height", "x", "y"]) Object.defineProperty(DOMRectReadOnly.prototype, side, { get() { throw new Error(side) } })',
  ],
])('what is done is told although %s', async (_what, sabotage) => {
  const { page, told } = await openSabotaged(sabotage);
  await page.getByRole('button').click();
  await page.getByLabel('Name').click();
  await page.keyboard.press('a');
  await page.getByLabel('Password').click();
  await page.keyboard.press('s');
  await page.getByRole('button').click();
  const kinds = (kind: string) => told.filter((event) => event.kind === kind);
  await expect.poll(() => kinds('click').length, { timeout: 10_000 }).toBe(4);
  expect(
    kinds('press').map(
      (event) => (event.target as { description?: { locators: unknown[] } }).description?.locators.length,
    ),
  ).toEqual(Array.from({ length: 4 }, () => expect.toSatisfy((count: number) => count > 0)));
  expect(kinds('key').map(({ key }) => key)).toEqual(['a', '*']);
  expect(JSON.stringify(told)).not.toContain('"s"');
  await page.close();
});
