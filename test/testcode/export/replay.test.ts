/** The best check of exported code is to run it: each of these drives a real browser through one page, which tells what it saw. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { xpathOf } from '../../../electron/testcode/export/xpath.ts';
import { exportTargets, lower, printLocator, type Script } from '../../../electron/testcode/index.ts';
import type { Action, Step } from '../../../shared/model/action.ts';
import type { Locator } from '../../../shared/model/locator.ts';
import type { Target } from '../../../shared/model/target.ts';
import { browserArguments, executablePath } from '../../e2e/harness/chromium.ts';
import { sidePlayer } from './sidePlayer.ts';

// Whole browsers, each of them: the limit is there to end a hanging test.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const nodeModules = fileURLToPath(new URL('../../../node_modules', import.meta.url));

const page = `<!doctype html><html lang="en"><title>Shop</title>
<style>nav ul { display: none; position: absolute; margin: 0 } nav:hover ul { display: block }</style>
<h1>The <em>Tea</em> Shop</h1>
<label>Your name <input id="r1" name="who"></label>
<label for="note">Note</label><textarea id="note"></textarea>
<input placeholder="Search tea" type="search">
<label><input type="checkbox" name="gift"> It is a gift</label>
<select aria-label="Size"><option value="s">Small</option><option value="l">Large</option></select>
<table><tr><th scope="row">Oolong</th><td><button>Add</button></td></tr><tr><th scope="row">Sencha "green"</th><td><button>Add</button><button>Remove</button></td></tr></table>
<nav><button>Menu</button><ul><li><a href="#about">About us</a></li></ul></nav>
<div id="sheet" style="width:200px;height:100px;background:#eee"></div>
<button data-testid="ask">Ask</button>
<img alt="A cup" width="10" height="10" src="data:,"><span title="Closing time">6 pm</span>
<iframe name="pay" srcdoc="<label>Card <input name='card'></label>"></iframe>
<a href="/terms" target="_blank">Terms</a>
<p id="out"></p>
<script>
const tell = (what) => fetch('/seen', { method: 'POST', body: what });
addEventListener('change', ({ target }) => tell(target.name + '=' + (target.type === 'checkbox' ? target.checked : target.value)));
addEventListener('click', ({ target, shiftKey, detail }) => {
  if (target.tagName === 'BUTTON') tell('click ' + target.textContent + ' of ' + (target.closest('tr')?.cells[0].textContent ?? 'page') + (shiftKey ? ' with shift' : ''));
  if (target.tagName === 'BUTTON' && target.textContent === 'Add') setTimeout(() => (out.textContent = out.textContent === 'There' ? 'There' : 'Added'), 300);
});
addEventListener('hashchange', () => tell('at ' + location.hash).then(() => (out.textContent = 'There')));
addEventListener('keydown', ({ key, ctrlKey }) => ['Enter', 'Escape'].includes(key) && tell('key ' + key));
document.querySelector('[data-testid=ask]').addEventListener('click', () => tell('answer ' + confirm('Sure?') + ' ' + prompt('Name?')));
const stroke = [];
sheet.addEventListener('mousedown', ({ offsetX, offsetY }) => stroke.push(offsetX, offsetY));
sheet.addEventListener('mouseup', ({ offsetX, offsetY }) => tell('stroke ' + [...stroke.splice(0), offsetX, offsetY].map((each) => Math.round(each / 10) * 10).join(' ')));
document.querySelector('iframe').addEventListener('load', ({ target }) => target.contentDocument.addEventListener('change', (event) => tell('card=' + event.target.value)));
</script></html>`;

let seen: string[] = [];
const server = createServer((request, response) => {
  if (request.url === '/seen') {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      seen.push(body);
      response.end();
    });
    return;
  }
  response.setHeader('content-type', 'text/html');
  response.end(
    request.url === '/terms'
      ? "<title>Terms</title><button onclick=\"fetch('/seen', { method: 'POST', body: 'agreed' })\">I agree</button>"
      : page,
  );
});
let origin = '';
let folder = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'replayed-'));
  mkdirSync(join(folder, 'node_modules/puppeteer'), { recursive: true });
  mkdirSync(join(folder, 'node_modules/selenium-webdriver'), { recursive: true });
  symlinkSync(join(nodeModules, 'puppeteer-core'), join(folder, 'node_modules/puppeteer-core'));
  const isModule = JSON.stringify({ type: 'module', main: 'index.js' });
  const args = JSON.stringify(browserArguments);
  writeFileSync(join(folder, 'node_modules/puppeteer/package.json'), isModule);
  // The tests of a person start the browser that their packages bring; here there is one of the system.
  writeFileSync(
    join(folder, 'node_modules/puppeteer/index.js'),
    `import puppeteer from 'puppeteer-core';\nexport * from 'puppeteer-core';\nexport default { launch: () => puppeteer.launch({ executablePath: ${JSON.stringify(executablePath)}, args: ${args} }) };\n`,
  );
  const real = (path: string): string =>
    JSON.stringify(pathToFileURL(join(nodeModules, 'selenium-webdriver', path)).href);
  writeFileSync(join(folder, 'node_modules/selenium-webdriver/package.json'), isModule);
  writeFileSync(
    join(folder, 'node_modules/selenium-webdriver/index.js'),
    `import selenium from ${real('index.js')};\nimport chrome from ${real('chrome.js')};\nexport const { By, Button, Key, Origin, until } = selenium;\nexport class Builder extends selenium.Builder {\n  build() {\n    this.setChromeOptions(new chrome.Options().setBinaryPath(${JSON.stringify(executablePath)}).addArguments('--headless=new', ...${args}));\n    this.setChromeService(new chrome.ServiceBuilder('chromedriver'));\n    return super.build();\n  }\n}\n`,
  );
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  seen = [];
});

const target = (locator: Locator, about: Partial<Target> & { name?: string } = {}): Target => {
  const { name, ...rest } = about;
  return {
    page: 'page',
    frames: [],
    locators: [{ locator, score: 900, reasons: [] }],
    words: printLocator(locator),
    fingerprint: {
      tag: '',
      attributes: {},
      neighbours: [],
      ancestors: [],
      box: { x: 0, y: 0, width: 20, height: 10 },
      ...(name !== undefined && { name }),
    },
    ...rest,
  };
};
const role = (kind: string, name: string, about: Partial<Target> = {}): Target =>
  target([{ by: 'role', role: kind, name: { value: name } }], { name, ...about });
const act = (step: Step, ...effects: Action['effects']): Action => ({ step, effects, events: [1] });
const click = (at: Target, modifiers: 'Shift'[] = []): Step => ({
  kind: 'click',
  target: at,
  button: 'left',
  clickCount: 1,
  modifiers,
});
const plain = (text: string) => ({ kind: 'plain' as const, text });
const sheet = target([{ by: 'css', selector: '#sheet' }]);

/** What every target can say. */
const simple = (): Action[] => [
  act({ kind: 'open', page: 'page', url: `${origin}/` }),
  act({ kind: 'waitFor', target: role('heading', 'The Tea Shop') }),
  act({ kind: 'fill', target: target([{ by: 'label', text: { value: 'your name' } }]), value: plain('O\'Hara "Ann"') }),
  act({ kind: 'fill', target: target([{ by: 'css', selector: '#note' }]), value: plain('strong') }),
  act({ kind: 'press', page: 'page', target: role('searchbox', 'Search tea'), key: 'Enter' }),
  act({ kind: 'check', target: role('checkbox', 'It is a gift') }),
  act({ kind: 'select', target: role('combobox', 'Size'), options: [{ by: 'label', text: 'Large' }] }),
  act(
    click(
      target([
        { by: 'role', role: 'row', name: { value: 'Sencha "green"' } },
        { by: 'role', role: 'button', name: { value: 'add', exact: false } },
      ]),
    ),
  ),
  act({ kind: 'waitFor', target: target([{ by: 'text', text: { value: 'Added' } }]) }),
  act(
    click(
      target([
        { by: 'role', role: 'button', name: { value: 'Add' } },
        { by: 'nth', index: 0 },
      ]),
      ['Shift'],
    ),
  ),
  act({ kind: 'hover', target: role('button', 'Menu') }),
  act(click(role('link', 'About us')), { kind: 'navigation', page: 'page', url: `${origin}/#about` }),
  act({ kind: 'waitFor', target: target([{ by: 'text', text: { value: 'There' } }]) }),
];
const simpleSeen = [
  'who=O\'Hara "Ann"',
  '=strong',
  'key Enter',
  'gift=true',
  '=l',
  'click Add of Sencha "green"',
  'click Add of Oolong with shift',
  'at #about',
];

/** Frames, dialogs, strokes, tabs. */
const more = (): Action[] => [
  act({
    kind: 'fill',
    target: target([{ by: 'label', text: { value: 'Card' } }], {
      frames: [[{ by: 'css', selector: 'iframe[name="pay"]' }]],
    }),
    value: plain('4111'),
  }),
  act({
    kind: 'stroke',
    target: sheet,
    button: 'left',
    modifiers: [],
    path: [
      { x: 20, y: 30 },
      { x: 60, y: 60 },
      { x: 120, y: 80 },
    ],
  }),
  act(
    click(target([{ by: 'testId', value: 'ask' }])),
    { kind: 'dialog', type: 'confirm', accepted: true },
    { kind: 'dialog', type: 'prompt', accepted: true, text: "Ann's" },
  ),
  act(
    click(role('link', 'Terms')),
    { kind: 'popup', page: 'page1', hasOpener: true },
    { kind: 'navigation', page: 'page1', url: `${origin}/terms` },
  ),
  act(click(role('button', 'I agree', { page: 'page1' }))),
  act({ kind: 'closePage', page: 'page1' }),
  act({ kind: 'press', page: 'page', key: 'Escape' }),
  act({
    kind: 'waitUntilGone',
    page: 'page',
    frames: [],
    locator: [{ by: 'css', selector: '.spinner' }],
    words: 'spinner',
  }),
];
const moreSeen = ['card=4111', 'stroke 20 30 120 80', 'click Ask of page', "answer true Ann's", 'agreed', 'key Escape'];

const scriptOf = (actions: Action[]): Script => ({
  title: 'buys tea',
  settings: { testIdAttribute: 'data-testid' },
  tests: [{ title: 'buys tea', items: lower(actions, 'x.files') }],
});

/** Runs an exported file as a person does; what it said, where it failed. */
async function run(name: string, text: string): Promise<string | null> {
  const file = join(folder, name);
  writeFileSync(file, text);
  const child = spawn(process.execPath, ['--test', file], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = await once(child, 'exit');
  return code === 0 ? null : said;
}

const hasChromedriver = spawnSync('chromedriver', ['--version']).status === 0;
/** Which of two tells first is no matter of the test: beacons race. */
const sorted = (all: string[]): string[] => all.toSorted();

test('Puppeteer does what was recorded', async () => {
  const { text, left } = exportTargets.puppeteer.print(scriptOf([...simple(), ...more()]));
  expect(left).toEqual([]);
  expect(await run('puppeteer.test.mjs', text)).toBeNull();
  expect(sorted(seen)).toEqual(sorted([...simpleSeen, ...moreSeen]));
});

test.skipIf(!hasChromedriver)('Selenium does what was recorded (skipped without chromedriver)', async () => {
  const { text, left } = exportTargets.selenium.print(scriptOf([...simple(), ...more()]));
  expect(left).toEqual([]);
  expect(await run('selenium.test.mjs', text)).toBeNull();
  expect(sorted(seen)).toEqual(sorted([...simpleSeen, ...moreSeen]));
});

test("DevTools' recordings are replayed by their own replayer", async () => {
  const { text, left } = exportTargets.recorder.print(scriptOf(simple()));
  expect(left).toEqual([]);
  const replayer = `import { test } from 'node:test';
import { createRunner, parse, PuppeteerRunnerExtension } from ${JSON.stringify(pathToFileURL(join(nodeModules, '@puppeteer/replay/lib/main.js')).href)};
import puppeteer from 'puppeteer';
test('replays', async () => {
  const browser = await puppeteer.launch();
  try {
    const page = await browser.newPage();
    const runner = await createRunner(parse(${JSON.stringify(JSON.parse(text))}), new PuppeteerRunnerExtension(browser, page, { timeout: 15000 }));
    await runner.run();
  } finally {
    await browser.close();
  }
});
`;
  expect(await run('recorder.test.mjs', replayer)).toBeNull();
  expect(sorted(seen)).toEqual(sorted(simpleSeen));
});

test.skipIf(!hasChromedriver)(
  "Selenium IDE's own engine does what was exported (skipped without chromedriver)",
  async () => {
    const { text, left } = exportTargets.side.print(scriptOf([...simple(), ...more()]));
    expect(left).toEqual([expect.stringMatching(/^Shift\+Click/)]);
    expect(await run('side.test.mjs', sidePlayer(text))).toBeNull();
    // Places inside an element are meant from its corner, as the recorder of Selenium IDE writes them; this engine takes them from its middle.
    const isOther = /with shift$|^stroke/;
    expect(sorted(seen)).toEqual(sorted([...simpleSeen, ...moreSeen].filter((one) => !isOther.test(one))));
  },
);

test('XPath finds what Playwright finds', async () => {
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const opened = await browser.newPage();
    await opened.goto(`${origin}/`);
    const name = (value: string, exact = false) => ({ value, ...(exact && { exact }) });
    const locators: Locator[] = [
      [{ by: 'role', role: 'heading', name: name('tea shop') }],
      [{ by: 'role', role: 'heading', level: 1 }],
      [{ by: 'role', role: 'heading', level: 2 }],
      [{ by: 'role', role: 'textbox', name: name('Note', true) }],
      [{ by: 'role', role: 'textbox', name: name('your NAME') }],
      [{ by: 'role', role: 'searchbox', name: name('Search') }],
      [{ by: 'role', role: 'checkbox', name: name('gift') }],
      [{ by: 'role', role: 'combobox', name: name('Size', true) }],
      [{ by: 'role', role: 'button', name: name('Add') }],
      [
        { by: 'role', role: 'button', name: name('Add') },
        { by: 'nth', index: 1 },
      ],
      [
        { by: 'role', role: 'button', name: name('Add') },
        { by: 'nth', index: -1 },
      ],
      [
        { by: 'role', role: 'row', name: name('sencha "green"') },
        { by: 'role', role: 'button', name: name('Remove', true) },
      ],
      [
        { by: 'role', role: 'row' },
        { by: 'hasText', text: name('oolong') },
      ],
      [{ by: 'role', role: 'rowheader', name: name('Oolong') }],
      [{ by: 'role', role: 'img', name: name('cup') }],
      [{ by: 'role', role: 'navigation' }],
      [{ by: 'label', text: name('Note', true) }],
      [{ by: 'label', text: name('size') }],
      [{ by: 'label', text: name('It is a gift') }],
      [{ by: 'placeholder', text: name('search') }],
      [{ by: 'alt', text: name('a cup') }],
      [{ by: 'title', text: name('Closing time', true) }],
      [{ by: 'text', text: name('6 PM') }],
      [{ by: 'text', text: name('Oolong', true) }],
      [{ by: 'testId', value: 'ask' }],
      [{ by: 'css', selector: 'table tr:nth-of-type(2) > td button' }],
      [{ by: 'css', selector: 'label:has(input)' }],
      [{ by: 'css', selector: 'input[name^="wh"], select' }],
      [
        { by: 'css', selector: 'tr + tr' },
        { by: 'role', role: 'button', name: name('Add') },
      ],
      [{ by: 'css', selector: 'xpath=//label/input' }],
    ];
    const found = new Function('page', 'locator', 'return eval(locator)') as (
      page: unknown,
      locator: string,
    ) => import('playwright').Locator;
    for (const locator of locators) {
      const xpath = xpathOf(locator, 'data-testid');
      const code = printLocator(locator);
      // What XPath cannot say is said to be so.
      if (xpath === null) {
        expect(code).toBe("locator('label:has(input)')");
        continue;
      }
      const mark = (elements: Element[]): string[] => elements.map((element) => element.outerHTML.slice(0, 60));
      const theirs = await found(opened, `page.${code}`).evaluateAll(mark);
      const ours = await opened.locator(`xpath=${xpath}`).evaluateAll(mark);
      expect({ code, found: ours }).toEqual({ code, found: theirs });
    }
  } finally {
    await browser.close();
  }
});
