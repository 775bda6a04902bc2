import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { PlayOptions } from '../../../electron/playback/index.ts';
import { decodePicture } from '../../../electron/playback/verify/picture/codec.ts';
import { sentence } from '../../../electron/playback/verify/words.ts';
import type { RunEvent } from '../../../shared/model/run.ts';
import type { Verification } from '../../../shared/model/verification.ts';
import { createWorld, endOf, ofKind, type World } from '../world.ts';
import { createSite } from './site.ts';

// Several runs of a real browser in each test.
vi.setConfig({ testTimeout: 240_000 });

const clock = `<p id="clock"></p><script>
const tick = () => { document.querySelector('#clock').textContent = 'It is ' + new Date().toISOString().slice(0, 19); };
tick(); setInterval(tick, 1000);</script>`;
const buy = (colour = 'royalblue') =>
  `<button style="background:${colour};color:white;border:0;padding:20px">Buy</button>`;

const spec = (body: string, title = 'buys') => `import { test, expect } from '@playwright/test';
test('${title}', async ({ page }) => {
${body}
});
`;

let runs = 0;
async function play(world: World, options: Partial<PlayOptions> = { verify: true }) {
  const events = await world.play({ run: `run-${++runs}`, ...options });
  return { events, end: endOf(events), results: resultsOf(events) };
}

function resultsOf(events: RunEvent[]): Verification[] {
  return ofKind(events, 'testEnd').flatMap(({ verification = [] }) => verification);
}

/** Of what is not as approved, each with its verdict. */
function told(results: Verification[]): string[] {
  return results.filter(({ verdict }) => verdict.kind !== 'same').map((one) => `${one.verdict.kind}: ${sentence(one)}`);
}

function baselinesOf(world: World): string {
  return path.join(world.folder, '.powerautomation', 'baselines');
}

test('a page with a clock is proposed, approved and verified; a changed colour and a missing element are caught with evidence', async () => {
  const world = createWorld();
  const site = await createSite({
    '/': `<h1>Shop</h1>${clock}${buy()}<a href="/cart">Cart</a>`,
    '/cart': '<h1>Your cart</h1><button>Pay</button>',
  });
  world.write(
    'buy.spec.ts',
    spec(`  await page.goto('${site.url}');
  await page.getByRole('button', { name: 'Buy' }).click();
  await page.getByRole('link', { name: 'Cart' }).click();
  await expect(page.getByRole('heading')).toHaveText('Your cart');`),
  );

  const first = await play(world);
  expect(first.end).toMatchObject({ state: 'passed', counts: { passed: 1 } });
  expect(told(first.results)).toEqual([
    'new: aria snapshot before click link "Cart": seen for the first time',
    'new: picture before click link "Cart": seen for the first time',
    'new: aria snapshot at the end: seen for the first time',
    'new: picture at the end: seen for the first time',
  ]);
  // Looking is not the test's doing: no step tells of it.
  expect(ofKind(first.events, 'stepBegin')).toHaveLength(4);

  const updated = await play(world, { updateBaselines: true });
  expect(new Set(updated.results.map(({ verdict }) => verdict.kind))).toEqual(new Set(['same', 'approved']));

  const verified = await play(world);
  expect(told(verified.results)).toEqual([]);
  expect(verified.results).toHaveLength(6);
  expect(verified.end.state).toBe('passed');

  site.pages['/'] = `<h1>Shop</h1>${clock}${buy('#4169e5')}<a href="/cart">Cart</a>`;
  site.pages['/cart'] = '<h1>Your cart</h1>';
  const changed = await play(world);
  expect(changed.end).toMatchObject({ state: 'failed', counts: { failed: 1 } });
  expect(told(changed.results)).toEqual([
    expect.stringMatching(/^different: picture before click link "Cart": .* differs, in one region/),
    'different: aria snapshot at the end: button "Pay" is gone',
    expect.stringMatching(/^different: picture at the end: .* differs/),
  ]);
  const [test] = ofKind(changed.events, 'testEnd');
  expect(test?.verdict).toMatchObject({
    why: expect.stringMatching(/^Verification failed: picture before click .* \(and 2 more\)$/),
  });
  const [picture, aria] = changed.results.filter(({ verdict }) => verdict.kind === 'different');
  for (const file of Object.values(picture?.evidence ?? {})) await decodePicture(readFileSync(file ?? ''));
  expect(readFileSync(aria?.evidence.difference ?? '', 'utf8')).toBe(
    '  - heading "Your cart" [level=1]\n- - button "Pay"\n',
  );
  const report = readFileSync(changed.end.report ?? '', 'utf8');
  expect(report).toContain(path.basename(picture?.evidence.difference ?? 'none'));
  expect(report).toContain('- - button &quot;Pay&quot;');
});

test('new console errors, failed requests and other contents of downloads are caught; known ones and those on purpose are not', async () => {
  const world = createWorld();
  const page = (more = '') => `<a href="/report.csv">Report</a><p>…</p><script>
    console.error('known ' + Math.random()); fetch('/api/items/' + Date.now()).catch(() => {});
    fetch('/mocked'); fetch('/refused').catch(() => {}); ${more}
    window.done = true;</script>`;
  const site = await createSite({ '/': page() });
  const csv = (body: string) => ({ file: 'report.csv', body });
  site.answers['/report.csv'] = csv('a;1');
  world.write(
    'report.spec.ts',
    spec(`  await page.route('**/mocked', (route) => route.fulfill({ status: 500 }));
  await page.route('**/refused', (route) => route.abort());
  await page.goto('${site.url}', { waitUntil: 'networkidle' });
  const download = page.waitForEvent('download');
  await page.getByRole('link').click();
  await (await download).path();`),
  );
  const verify: PlayOptions['verify'] = ['console', 'requests', 'downloads'];
  await play(world, { verify, updateBaselines: true });
  const file = path.join(baselinesOf(world), 'report.spec.ts/buys/chromium-linux-1280x720/baseline.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    console: { known: ['known #'] },
    requests: { known: ['404 GET /api/items/#'] },
    downloads: { files: [{ name: 'report.csv', bytes: 3 }] },
  });
  const same = await play(world, { verify });
  expect({ state: same.end.state, told: told(same.results) }).toEqual({ state: 'passed', told: [] });

  site.pages['/'] = page(`fetch('/api/pay?card=1', { method: 'POST' }); fetch('/cut').catch(() => {});
    setTimeout(() => { throw new TypeError('cart is undefined'); });`);
  site.answers['/api/pay'] = { status: 503 };
  site.answers['/cut'] = { cut: true };
  site.answers['/report.csv'] = csv('a;1000');
  const changed = await play(world, { verify });
  expect(changed.end.state).toBe('failed');
  expect(told(changed.results)).toEqual([
    'different: console errors: TypeError: cart is undefined',
    'different: failed requests: 503 POST /api/pay?card (and 1 more)',
    'different: download "report.csv": its content changed (6 bytes, was 3)',
  ]);
});

test('secrets are covered in pictures and taken out of texts, so that another secret looks the same', async () => {
  const secret = 'kanari-4111';
  const world = createWorld({ SECRET_CODE: secret });
  const site = await createSite({
    '/': `<label>Code <input style="display:block;width:200px;height:40px;border:0"></label><button onclick="document.querySelector('p').textContent = 'Code ' + document.querySelector('input').value; console.error('code ' + document.querySelector('input').value)">Go</button><p></p>`,
  });
  world.write(
    'code.spec.ts',
    spec(`  await page.goto('${site.url}');
  await page.getByLabel('Code').fill(process.env.SECRET_CODE!);
  await page.getByRole('button').click();
  await expect(page.locator('p')).toHaveText(/Code/);`),
  );
  const { results } = await play(world, { updateBaselines: true });
  const files = readdirSync(baselinesOf(world), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  for (const { parentPath, name } of files) {
    expect(readFileSync(path.join(parentPath, name), 'latin1')).not.toContain('kanari');
  }
  const picture = await decodePicture(
    readFileSync(results.find(({ kind }) => kind === 'picture')?.evidence.actual ?? ''),
  );
  const colours = new Set<string>();
  // Inside the field there is one colour only: the cover's.
  for (let x = 12; x < 200; x++)
    colours.add(picture.data.subarray((45 * 1280 + x) * 4, (45 * 1280 + x) * 4 + 3).join());
  expect(colours).toEqual(new Set(['128,128,128']));

  Object.assign(world.host.env, { SECRET_CODE: 'canary-5222' });
  const other = await play(world);
  expect({ state: other.end.state, told: told(other.results) }).toEqual({ state: 'passed', told: [] });
});

test('workers that play one test at the same time approve one baseline together', async () => {
  const world = createWorld();
  const site = await createSite({ '/': buy() });
  world.write('playwright.config.ts', `export default { workers: 2, repeatEach: 4, fullyParallel: true };`);
  world.write('buy.spec.ts', spec(`  await page.goto('${site.url}');`));
  expect((await play(world, { updateBaselines: true })).end).toMatchObject({ state: 'passed', counts: { passed: 4 } });
  const { end, results } = await play(world);
  expect({ state: end.state, told: told(results), count: results.length }).toEqual({
    state: 'passed',
    told: [],
    count: 16,
  });
});

test('a baseline that cannot be read fails the test, and an update sets it aside', async () => {
  const world = createWorld();
  const site = await createSite({ '/': buy() });
  world.write('buy.spec.ts', spec(`  await page.goto('${site.url}');`));
  await play(world, { updateBaselines: true });
  const folder = path.join(baselinesOf(world), 'buy.spec.ts/buys/chromium-linux-1280x720');
  writeFileSync(path.join(folder, 'baseline.json'), '{"version": 1');
  const broken = await play(world);
  expect(broken.end.state).toBe('failed');
  expect(told(broken.results)).toContainEqual(
    `unverifiable: everything: The baseline ${folder}/baseline.json cannot be read (it is no JSON): mend it, or approve anew with --update-baselines, which sets it aside`,
  );
  const { results } = await play(world, { updateBaselines: true });
  expect(told(results).at(-1)).toContain('approved anew; the one that could not be read is now');
  expect(readdirSync(folder).some((name) => /^baseline\.corrupt-.*\.json$/.test(name))).toBe(true);

  writeFileSync(path.join(folder, 'end.png'), 'no picture');
  expect(told((await play(world)).results)).toEqual([
    'unverifiable: picture at the end: its baseline end.png is gone or damaged',
  ]);
});

test('settings choose elements, masks, steps and kinds; an element that is gone is told, a covered one may change', async () => {
  const world = createWorld();
  const table = (cell: string) => `<table><tr><td>${cell}</td></tr></table>`;
  const banner = (colour: string) => `<div class="banner" style="background:${colour}">&nbsp;</div>`;
  const site = await createSite({ '/': `${table('1')}${banner('red')}<h2>Offers</h2>${buy()}` });
  const settings = {
    kinds: ['picture'],
    at: [],
    steps: ['click button "Buy"'],
    elements: ["getByRole('table').first()", 'h2'],
    masks: ['.banner'],
  };
  world.write('.powerautomation/settings.json', JSON.stringify({ verify: settings }));
  world.write(
    'buy.spec.ts',
    spec(`  await page.goto('${site.url}');\n  await page.getByRole('button', { name: 'Buy' }).click();`),
  );
  await play(world, { updateBaselines: true });

  site.pages['/'] =
    `${table('2')}${banner('blue')}<p style="font-size:1.5em;margin:.83em 0;font-weight:bold">Offers</p>${buy()}`;
  const { results } = await play(world);
  expect(told(results)).toEqual([
    expect.stringMatching(/^different: picture after click button "Buy": .* differs, in one region/),
    expect.stringMatching(/^different: picture of getByRole\('table'\)\.first\(\) after click button "Buy"/),
    'different: picture of h2 after click button "Buy": it is not there any more',
  ]);

  world.write('.powerautomation/settings.json', JSON.stringify({ verify: { treshold: 1 } }));
  await expect(play(world)).rejects.toMatchObject({ code: 'SETTINGS_INVALID' });
});

test('a page may take a moment to look as approved; one that became taller says by how much', async () => {
  const world = createWorld();
  const page = (ms: number, height = 900) =>
    `<h1>Shop</h1><div style="height:${height}px"></div><p></p><script>setTimeout(() => { document.querySelector('p').textContent = 'Loaded'; }, ${ms});</script>`;
  const site = await createSite({ '/': page(0) });
  world.write(
    'slow.spec.ts',
    spec(`  await page.goto('${site.url}');\n  await expect(page.getByRole('heading')).toBeVisible();`),
  );
  await play(world, { updateBaselines: true });
  site.pages['/'] = page(1200);
  const slow = await play(world);
  expect({ state: slow.end.state, told: told(slow.results) }).toEqual({ state: 'passed', told: [] });
  site.pages['/'] = page(0, 950);
  expect(told((await play(world)).results)).toEqual([
    expect.stringMatching(/^different: picture at the end: it is 50 px taller \(1280×\d+, was 1280×\d+\)/),
  ]);
});

test('a fine screen gives pictures of the same size, and a font that arrives late is waited for', async () => {
  const world = createWorld();
  const font = readFileSync(
    path.resolve('node_modules/monaco-editor/esm/vs/base/browser/ui/codicons/codicon/codicon.ttf'),
  );
  const site = await createSite({
    '/': `<style>@font-face { font-family: late; src: url(/late.ttf); } h1 { font: 60px late }</style><h1>&#xea60;&#xea61;</h1>`,
  });
  site.answers['/late.ttf'] = { body: font };
  world.write(
    'playwright.config.ts',
    'export default { use: { deviceScaleFactor: 2, viewport: { width: 600, height: 400 } } };',
  );
  // No second chance: the first look has to be right.
  world.write('.powerautomation/settings.json', JSON.stringify({ verify: { patience: 0 } }));
  world.write('font.spec.ts', spec(`  await page.goto('${site.url}', { waitUntil: 'domcontentloaded' });`));
  const { results } = await play(world, { updateBaselines: true });
  expect(readdirSync(path.join(baselinesOf(world), 'font.spec.ts/buys'))).toEqual(['chromium-linux-600x400@2x']);
  const actual = results.find(({ kind }) => kind === 'picture')?.evidence.actual ?? '';
  expect(await decodePicture(readFileSync(actual))).toMatchObject({ width: 600, height: 400 });

  site.answers['/late.ttf'] = { body: font, after: 1500 };
  const late = await play(world);
  expect({ state: late.end.state, told: told(late.results) }).toEqual({ state: 'passed', told: [] });
});

test('a test that fails by itself changes no baseline, and what is approved but was not reached any more fails', async () => {
  const world = createWorld();
  const site = await createSite({ '/': '<a href="/cart">Cart</a>', '/cart': '<h1>Cart</h1>' });
  const write = (body: string) => world.write('buy.spec.ts', spec(`  await page.goto('${site.url}');\n${body}`));
  write(`  await page.getByRole('link').click({ timeout: 5000 });\n  expect(1).toBe(2);`);
  const failed = await play(world, { updateBaselines: true });
  expect(failed.end.state).toBe('failed');
  expect(existsSync(baselinesOf(world))).toBe(false);

  write(`  await page.getByRole('link').click();\n  await expect(page.getByRole('heading')).toBeVisible();`);
  await play(world, { updateBaselines: true });
  write(`  await expect(page.getByRole('link')).toBeVisible();`);
  const { end, results } = await play(world);
  expect(end.state).toBe('failed');
  expect(told(results)).toContain('different: picture before click link: the test did not come there any more');
});

test('a baseline that cannot be written makes the run fail, and says so', async () => {
  const world = createWorld();
  const site = await createSite({ '/': buy() });
  world.write('buy.spec.ts', spec(`  await page.goto('${site.url}');`));
  mkdirSync(path.join(world.folder, '.powerautomation'));
  writeFileSync(baselinesOf(world), 'a file where a folder is needed');
  const { end } = await play(world, { updateBaselines: true });
  expect(end).toMatchObject({
    state: 'failed',
    why: expect.stringMatching(/^The baseline of "buys" could not be written: /),
  });
});
