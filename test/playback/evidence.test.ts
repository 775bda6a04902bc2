import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { choosePicture, thin, untilNext } from '../../electron/playback/runner/evidence/choosePicture.ts';
import { createWorld, endOf, ofKind, serve, shortOfTime } from './world.ts';

const page = `<!doctype html><style>body { margin: 0 }</style>
<button onclick="document.body.style.background = 'rgb(0, 160, 0)'">Make green</button>
<button onclick="document.body.style.background = 'rgb(160, 0, 0)'">Make red</button>
<button onclick="location.hash = 'there'">Go there</button>`;

const head = "import { test, expect } from '@playwright/test';\n";

test('each step has the address and a picture of the page after it, and not of what came before or later', async () => {
  const world = createWorld();
  const site = await serve(page);
  world.write(
    'colours.spec.ts',
    `${head}// As a person would: with a look at what came of it.
const look = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
test('colours', async ({ page }) => {
  await page.goto('${site}');
  await look(page);
  await page.getByRole('button', { name: 'Make green' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Make red' }).click();
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(page).toHaveURL(/there/);
});
`,
  );

  const events = await world.play();

  expect(endOf(events)).toMatchObject({ state: 'passed', why: null });
  const steps = ofKind(events, 'stepBegin');
  const sights = steps.map(({ step }) => ofKind(events, 'evidence').filter((event) => event.step === step));
  expect(sights.map((all) => all.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  const pages = sights.flat().flatMap(({ sight }) => (sight.kind === 'page' ? [sight] : []));
  expect(pages.map(({ url }) => url.slice(site.length - 1))).toEqual(['/', '/', '/', '/', '/', '/#there', '/#there']);
  const order = ['white', 'green', 'red'];
  const shown = (await Promise.all(pages.map(({ picture }) => colourOf(picture)))).map((one) => order.indexOf(one));
  // A browser that is short of time paints late; but no picture shows what the test did later.
  const latest = [0, 0, 1, 1, 2, 2, 2];
  expect(pages.flatMap(({ picture }) => picture ?? [])).toHaveLength(latest.length);
  expect(shown.filter((at, index) => at > (latest[index] ?? 0))).toEqual([]);
  expect(shown).toEqual(shown.toSorted());
});

const frames = [10, 100, 130, 400].map((at) => ({ at, data: `at ${at}` }));

test.each([
  ['the latest before the next call', { ended: 50, until: 200, isAction: true }, 130],
  [
    'what was painted just after an action that the next one followed at once',
    { ended: 90, until: 95, isAction: true },
    100,
  ],
  ['what was there before, when nothing was painted', { ended: 200, until: 300, isAction: true }, 130],
  ['what was there before, when only the next call can have changed it', { ended: 90, until: 95, isAction: false }, 10],
  ['the first, when it came after all calls', { ended: 5, until: 6, isAction: false }, 10],
])('the picture of a call is %s', (_what, span, at) => {
  expect(choosePicture(frames, span)?.at).toBe(at);
  // What may be forgotten of the frames does not change it, when they were there before.
  expect(choosePicture(thin(frames, [span.ended], 10_000), { ...span, until: span.ended })).toEqual(
    choosePicture(frames, { ...span, until: span.ended }),
  );
});

test('the time of a picture ends when the next call may have changed the page', () => {
  const next = { method: 'click', began: 100, ended: 140 } as const;
  expect(untilNext({ ...next, does: 'check' })).toBe(140);
  expect(untilNext({ ...next, does: 'action' })).toBe(100);
  expect(untilNext({ ...next, does: 'action', ended: 2100 })).toBe(1100);
  expect(untilNext({ ...next, does: 'action', method: 'goto', ended: 2100 })).toBe(100);
});

const form = `<!doctype html><label>First name <input></label><label>Last name <input placeholder="Smith"></label>
<button>Save changes</button><a href="/">Save for later</a><p>Nothing was changed yet</p><div data-testid="cart-total">3</div>
<iframe srcdoc="<button>Pay now</button>"></iframe>`;

test.each([
  ["getByRole('button', { name: 'Safe changes' })", '.click({ timeout: 300 })', 'button "Save changes"'],
  ["getByLabel('Last nmae')", ".fill('x', { timeout: 300 })", 'field "Last name"'],
  ["getByTestId('cart-totals')", '.click({ timeout: 300 })', 'element "cart-total"'],
  [
    "locator('iframe').contentFrame().getByRole('button', { name: 'Pay' , exact: true})",
    '.click({ timeout: 300 })',
    'button "Pay now"',
  ],
  ["getByText('Nothing was saved yet')", '.isVisible', null],
])('a step whose locator misses tells what on the page is nearest: %s', async (locator, act, words) => {
  const world = createWorld();
  const site = await serve(form);
  const step =
    act === '.isVisible'
      ? `await expect(page.${locator}).toBeVisible({ timeout: 300 })`
      : `await page.${locator}${act}`;
  world.write(
    'form.spec.ts',
    `${head}test('form', async ({ page }) => {\n  await page.goto('${site}');\n  ${step};\n});\n`,
  );

  const events = await world.play();

  const failed = ofKind(events, 'stepEnd').find(({ verdict }) => verdict.kind === 'failed');
  const missed = ofKind(events, 'evidence').flatMap(({ step, sight }) =>
    sight.kind === 'missed' ? [{ step, ...sight }] : [],
  );
  expect(missed).toMatchObject([{ step: failed?.step, found: 0 }]);
  expect(missed[0]?.candidates[0]?.words).toBe(words ?? 'text "Nothing was changed yet"');
});

test('a step that was still waiting when the time of its test was over tells it as well, with a picture', async () => {
  const world = createWorld();
  const site = await serve(form);
  world.write(
    'form.spec.ts',
    `${head}test('form', async ({ page }) => {\n  await page.goto('${site}');\n  ${shortOfTime}\n  await page.getByRole('button', { name: 'Save change', exact: true }).click();\n});\n`,
  );

  const events = await world.play({ timeout: 60_000 });

  const failed = ofKind(events, 'stepEnd').find(({ verdict }) => verdict.kind === 'failed')?.step;
  const sights = ofKind(events, 'evidence').flatMap(({ step, sight }) => (step === failed ? [sight] : []));
  expect(sights.map(({ kind }) => kind).sort()).toEqual(['missed', 'page']);
  expect(sights.find(({ kind }) => kind === 'missed')).toMatchObject({
    candidates: [{ words: 'button "Save changes"' }],
  });
  expect(sights.find(({ kind }) => kind === 'page')).toMatchObject({
    url: site,
    picture: expect.stringMatching(/\.jpg$/),
  });
});

test('a field that takes a secret shows dots from then on, whatever way it was typed', async () => {
  const world = createWorld({ SECRET_CARD: '4111 1111', SECRET_PIN: '9876' });
  const site = await serve('<label>Card <input></label><label>Pin <input></label><label>Name <input></label>');
  world.write(
    'pay.spec.ts',
    `${head}const paints = (field) => field.evaluate((element) => getComputedStyle(element).webkitTextSecurity);
test('pay', async ({ page }) => {
  await page.goto('${site}');
  await page.getByLabel('Card').fill(process.env.SECRET_CARD ?? '');
  await page.getByLabel('Pin').focus();
  await page.keyboard.type(process.env.SECRET_PIN ?? '');
  await page.getByLabel('Name').fill('Ann');
  const fields = ['Card', 'Pin', 'Name'].map((name) => page.getByLabel(name));
  console.log((await Promise.all(fields.map(paints))).join());
});
`,
  );
  const events = await world.play();
  expect(ofKind(events, 'output').map(({ text }) => text.trim())).toEqual(['disc,disc,none']);
});

/** The colour that most of a picture has, as a browser sees it. */
async function colourOf(path: string | null): Promise<string> {
  if (path === null) return 'no picture';
  const { chromium } = await import('@playwright/test');
  const { findBrowser } = await import('../../electron/findBrowser.mjs');
  const executablePath = findBrowser({ env: process.env, platform: process.platform })?.path ?? '';
  await using browser = await chromium.launch({ executablePath });
  const view = await browser.newPage();
  const data = `data:image/jpeg;base64,${readFileSync(path).toString('base64')}`;
  return await view.evaluate(async (src) => {
    const image = Object.assign(new Image(), { src });
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas?.drawImage(image, 0, 0);
    const [red = 0, green = 0, blue = 0] = canvas?.getImageData(image.width / 2, image.height / 2, 1, 1).data ?? [];
    if (red > 200 && green > 200 && blue > 200) return 'white';
    return red > green ? 'red' : 'green';
  }, data);
}
