/** What is described before a press must be what the press itself would have found. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FrameEvent } from '../../shared/model/event.ts';
import { browserArguments, executablePath } from '../e2e/harness/chromium.ts';
import type { ahead as inPage } from './ahead/inPage.ts';

declare const ahead: typeof inPage;
declare const told: FrameEvent[];

let browser: Browser;
let script: string;

beforeAll(async () => {
  const entry = fileURLToPath(new URL('./ahead/inPage.ts', import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife' });
  script = `
    globalThis.told = [];
    globalThis.__paSettings = { testIdAttribute: 'data-testid', preferredAttributes: [], bannedAttributes: [] };
    globalThis.__paEvent = (payload) => told.push(JSON.parse(payload));
    globalThis.__paSecret = () => {};
    ${outputFiles[0]?.text}`;
  browser = await chromium.launch({ executablePath, args: browserArguments });
});

afterAll(() => browser?.close());

const SHELF = `<!doctype html><title>Shelf</title>
  <style>.gone { display: none } li:hover b { color: red } body { height: 3000px }</style>
  <ul><li id="one">Ann <button id="press">Delete</button></li><li id="two" class="gone">Bob <button>Delete</button></li></ul>
  <label id="label">Name <input id="name" value="Ann"></label><div id="host"></div><later-one></later-one>`;

const open = async (html: string): Promise<Page> => {
  const page = await browser.newPage();
  await page.addInitScript(script);
  await page.goto(`data:text/html,${encodeURIComponent(html)}`);
  return page;
};

/** With the mouse at rest on `selector`, and what lies there described. */
const rested = async (selector: string): Promise<{ page: Page; x: number; y: number }> => {
  const page = await open(SHELF);
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} has no box`);
  const at = { x: box.x + 4, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.waitForFunction(() => ahead.isAhead());
  return { page, ...at };
};

const press = async (page: Page): Promise<Extract<FrameEvent, { kind: 'press' }>> => {
  await page.mouse.down();
  await page.mouse.up();
  const found = await page.evaluate(() => told.findLast(({ kind }) => kind === 'press'));
  if (found?.kind !== 'press') throw new Error('no press was told');
  return found;
};

/** A fresh look, before the press and with the mouse in the same place. */
const fresh = (page: Page, { x, y }: { x: number; y: number }) =>
  page.evaluate(([left = 0, top = 0]) => ahead.describeAt(left, top), [x, y]);

test.each(['#press', '#label', '#name'])(
  'a press on %s that rested takes what was described before it',
  async (selector) => {
    const { page, ...at } = await rested(selector);
    const expected = await fresh(page, at);
    expect(await page.evaluate(() => ahead.isAhead())).toBe(true);
    expect((await press(page)).target.description).toEqual(expected);
    await page.close();
  },
);

test('what was described and never pressed is told in full when it is first spoken of', async () => {
  const { page } = await rested('#press');
  await page.locator('#press').focus();
  await page.keyboard.press('Enter');
  const [first] = await page.evaluate(() =>
    told.flatMap((event) => ('target' in event && event.target ? [event.target] : [])),
  );
  expect(first?.description?.words).toBe('button "Delete"');
  await page.close();
});

test('a press on something else than what was described describes that', async () => {
  const { page, y } = await rested('#press');
  await page.mouse.move(20, y);
  expect((await press(page)).target.description?.words).toMatch(/^list "/);
  await page.close();
});

/** What may happen between rest and press, and changes how the button is found or where it stands. */
const changes: Record<string, () => void> = {
  'another of its name is shown by a class': () => document.querySelector('#two')?.classList.remove('gone'),
  'its text is another': () => document.querySelector('#press')?.firstChild?.replaceWith('Remove'),
  'another one of its name comes in a new shadow root': () => {
    const host = document.querySelector('#host');
    host?.append('');
    const shadow = host?.attachShadow({ mode: 'open' });
    if (shadow) shadow.innerHTML = '<button>Delete</button>';
  },
  'another one of its name comes with an element that is defined late': () =>
    customElements.define(
      'later-one',
      class extends HTMLElement {
        constructor() {
          super();
          this.attachShadow({ mode: 'open' }).innerHTML = '<button>Delete</button>';
        }
      },
    ),
  'a style rule shows another one of its name': () => {
    document.styleSheets[0]?.insertRule('#two.gone { display: list-item }');
  },
  'it moves by a rule for its place': () => {
    document.styleSheets[0]?.insertRule('ul { padding-top: 3px }');
  },
};

test.each(Object.entries(changes))('a press finds out anew where %s', async (_name, change) => {
  const { page, ...at } = await rested('#press');
  const before = await fresh(page, at);
  await page.evaluate(change);
  const expected = await fresh(page, at);
  expect(expected).not.toEqual(before);
  expect((await press(page)).target.description).toEqual(expected);
  await page.close();
});

test('a page that goes on changing is looked at a few times, and a press on it describes for itself', async () => {
  const page = await open(`${SHELF}<p id="clock">0</p><script>
    setInterval(() => { document.querySelector('#clock').textContent = String(performance.now()) }, 5)</script>`);
  const box = await page.locator('#press').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 4);
  await page.waitForFunction(() => performance.now() > 1000);
  expect(await page.evaluate(() => ahead.isAhead())).toBe(false);
  expect((await press(page)).target.description?.words).toBe('button "Delete"');
  await page.close();
});

test('while somebody types, what lies under the mouse is not looked at', async () => {
  const { page } = await rested('#press');
  await page.locator('#name').focus();
  await page.keyboard.type('Bob', { delay: 90 });
  expect(await page.evaluate(() => ahead.isAhead())).toBe(false);
  await page.close();
});
