import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { besideSpec } from '../../electron/playback/index.ts';
import { type HarUse, importFile, parseCandidates, printCandidates } from '../../electron/testcode/index.ts';
import { createWorld, endOf, ofKind, type World } from './world.ts';

const shop = `<!doctype html><title>Shop</title>
<form onsubmit="event.preventDefault(); document.querySelector('output').textContent = 'Ordered ' + document.querySelector('#amount').value">
<label>Amount <input id="amount" class="field" data-testid="amount"></label> <input class="field">
<button class="buy" aria-label="Order now">Order</button></form> <output></output>
<button id="more" onclick="document.querySelector('#count').textContent++">More</button> <b id="count">0</b>
<iframe srcdoc="<button onclick='this.textContent = &quot;Thanks&quot;'>Rate us</button>"></iframe>`;

/** The shop at every address, and one API. */
async function serveShop(): Promise<string> {
  const server = createServer(({ url }, response) => {
    if (url === '/api/stock') response.setHeader('content-type', 'application/json').end('{"left":3}');
    else response.setHeader('content-type', 'text/html').end(shop);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function bring(world: World, name: string, content: object, use: HarUse = 'checks'): string {
  const read = importFile(JSON.stringify(content), { title: name, use, filesFolder: `${name}.files` });
  if ('message' in read) throw new Error(`${read.place}: ${read.message}`);
  // Of a page that was opened, its own requests are no checks.
  expect(read.left.filter((what) => !what.startsWith('1 request for pages'))).toEqual([]);
  const spec = world.write(`${name}.spec.ts`, read.spec);
  if (read.candidates.length > 0) {
    const file = besideSpec(spec, 'candidates');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, printCandidates({ from: name, locators: read.candidates }));
  }
  return spec;
}

async function playGreen(world: World, run = 'run-1'): Promise<void> {
  const events = await world.play({ run });
  expect(ofKind(events, 'problem')).toEqual([]);
  expect(
    ofKind(events, 'testEnd').flatMap(({ verdict }) => (verdict.kind === 'failed' ? [verdict.failure?.message] : [])),
  ).toEqual([]);
  expect(endOf(events)).toMatchObject({ state: 'passed' });
}

test('a project of Selenium IDE plays, with its loops, and its locators are ranked by its first green run', async () => {
  const world = createWorld();
  const url = await serveShop();
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Selenium IDE writes its variables so.
  const command = (name: string, target: string, value = '', targets: string[] = []) => ({
    command: name,
    target,
    value,
    targets: targets.map((one) => [one, one.replace(/=.*/s, '')]),
  });
  const commands = [
    command('open', '/'),
    command('type', 'css=.field', '3', ['css=.field', 'id=amount', 'css=*[data-testid="amount"]', 'id=gone']),
    command('click', 'xpath=//form/button', '', ['xpath=//form/button', 'css=.buy', 'linkText=Nowhere', 'id=more']),
    command('assertText', 'css=output', 'Ordered 3'),
    command('times', '2'),
    command('click', 'id=more'),
    command('end', ''),
    command('storeText', 'id=count', 'count'),
    command('executeScript', 'return ${count} + 40', 'answer'),
    command('runScript', "document.title = 'Sold ' + ${answer}"),
    command('assertTitle', 'Sold 240'),
    command('if', '${count} == 2'),
    command('selectFrame', 'index=0'),
    command('click', 'css=button', '', ['css=button', 'xpath=//button']),
    command('assertText', 'css=button', 'Thanks'),
    command('end', ''),
  ];
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: Selenium IDE writes its variables so.
  // As Selenium IDE would take the first of several, so does the spec.
  const first = commands[1];
  if (first) first.target = 'id=amount';
  const spec = bring(world, 'side', { name: 'shop', url, tests: [{ id: '1', name: 'orders', commands }] });

  await playGreen(world);

  const ranked = parseCandidates(readFileSync(besideSpec(spec, 'candidates'), 'utf8'));
  const findings = Object.fromEntries(
    ranked?.locators.map(({ frames, candidates }) => [
      `${frames.length} ${candidates[0]?.was}`,
      candidates.map(({ was, finds }) => `${was} finds ${finds}`),
    ]) ?? [],
  );
  expect(findings).toEqual({
    '0 id=amount': [
      'id=amount finds it',
      'css=*[data-testid="amount"] finds it',
      'css=.field finds several',
      'id=gone finds nothing',
    ],
    '0 css=.buy': [
      'css=.buy finds it',
      'xpath=//form/button finds it',
      'id=more finds another',
      'linkText=Nowhere finds nothing',
    ],
    '1 css=button': ['css=button finds it', 'xpath=//button finds it'],
  });
  const after = readFileSync(besideSpec(spec, 'candidates'), 'utf8');
  await playGreen(world, 'run-2');
  expect(readFileSync(besideSpec(spec, 'candidates'), 'utf8')).toBe(after);
});

test('a recording of the DevTools Recorder plays: alternatives, a frame, what was asserted', async () => {
  const world = createWorld();
  const url = await serveShop();
  const steps = [
    {
      type: 'setViewport',
      width: 900,
      height: 700,
      deviceScaleFactor: 1,
      isMobile: false,
      hasTouch: false,
      isLandscape: false,
    },
    { type: 'navigate', url: `${url}/`, assertedEvents: [{ type: 'navigation', url: `${url}/`, title: 'Shop' }] },
    {
      type: 'change',
      target: 'main',
      value: '4',
      selectors: [['aria/Amount'], ['#amount'], ['xpath///*[@id="amount"]']],
    },
    {
      type: 'click',
      target: 'main',
      offsetX: 4,
      offsetY: 4,
      selectors: [['aria/Order now'], ['.buy'], ['text/Order']],
    },
    { type: 'waitForElement', target: 'main', selectors: [['output']], visible: true },
    {
      type: 'waitForExpression',
      target: 'main',
      expression: "document.querySelector('output').textContent === 'Ordered 4'",
    },
    { type: 'click', target: 'main', frame: [0], offsetX: 4, offsetY: 4, selectors: [['aria/Rate us'], ['button']] },
  ];
  const spec = bring(world, 'recorder', { title: 'orders', steps });

  await playGreen(world);

  const ranked = parseCandidates(readFileSync(besideSpec(spec, 'candidates'), 'utf8'));
  expect(ranked?.locators.map(({ candidates }) => candidates.map(({ was, finds }) => `${was} finds ${finds}`))).toEqual(
    [
      ['aria/Rate us finds it', 'button finds it'],
      ['aria/Amount finds it', '#amount finds it', 'xpath///*[@id="amount"] finds it'],
      ['aria/Order now finds it', 'text/Order finds it', '.buy finds it'],
    ],
  );
});

test.each<HarUse>(['checks', 'mocks'])('a HAR plays as %s', async (use) => {
  const world = createWorld();
  const url = await serveShop();
  const page = {
    _resourceType: 'document',
    request: { method: 'GET', url: `${url}/`, headers: [] },
    response: { status: 200, headers: [], content: { mimeType: 'text/html', text: shop } },
  };
  const entry = {
    request: { method: 'GET', url: `${url}/api/stock`, headers: [] },
    response: {
      status: 200,
      headers: [{ name: 'content-type', value: 'application/json' }],
      content: { mimeType: 'application/json', text: '{"left":3}' },
    },
  };
  bring(world, use, { log: { entries: [page, entry] } }, use);
  await playGreen(world);
  expect(readFileSync(join(world.folder, `${use}.spec.ts`), 'utf8')).toContain('/api/stock');
});
