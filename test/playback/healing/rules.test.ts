import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RunEvent } from '../../../shared/model/run.ts';
import { createWorld, endOf, ofKind } from '../world.ts';
import { healsOf, proposalsOf, refusalsOf, shopPage, startSite, writeSpec } from './shop.ts';

const limit = 180_000;

/** Plays a spec in one release, where it has to be green, and then in the next. */
async function acrossReleases(
  pages: Record<string, [before: string, after: string]>,
  body: string,
  options: { retries?: number } = {},
) {
  const pick = (which: 0 | 1) => Object.fromEntries(Object.entries(pages).map(([path, two]) => [path, two[which]]));
  const site = await startSite(pick(0));
  const world = createWorld({ SITE: site.url });
  const spec = writeSpec(world, body);
  const green = await world.play({ run: 'green', workers: 1, trace: 'off', pictures: false });
  expect(endOf(green)).toMatchObject({ state: 'passed' });
  expect(healsOf(green)).toEqual([]);
  site.release(pick(1));
  const events = await world.play({ run: 'next', workers: 1, trace: 'off', pictures: false, ...options });
  return { world, spec, events, source: readFileSync(spec, 'utf8') };
}

function verdictsOf(events: RunEvent[]): Record<string, string> {
  const titles = new Map(ofKind(events, 'testBegin').map(({ test, title }) => [test, title]));
  return Object.fromEntries(ofKind(events, 'testEnd').map(({ test, verdict }) => [titles.get(test), verdict.kind]));
}

const open = (path: string): string => `await page.goto(process.env.SITE + '${path}');`;

const pay = (number: number, label: string): string =>
  `<button id="pay" class="pay" onclick="say(${number})">${label}</button>`;

test('checks look at their own locators only; an action goes to no element of another kind, to none of several twins, to none that does harm', {
  timeout: limit,
}, async () => {
  const { events } = await acrossReleases(
    {
      '/hidden': [
        shopPage('<button id="add" onclick="this.remove()">Add to cart</button>'),
        shopPage('<button id="add">Add to basket</button>'),
      ],
      '/visible': [
        shopPage('<button id="add">Add to cart</button>'),
        shopPage('<button id="add">Add to basket</button>'),
      ],
      '/kind': [
        shopPage('<button id="delete" onclick="say(1)">Delete</button>'),
        shopPage('<a id="delete" href="#gone" role="link" onclick="say(2)">Delete</a>'),
      ],
      '/harm': [
        shopPage('<button id="ann" class="wide" onclick="say(1)">Profile of Ann</button>'),
        shopPage('<button id="ann" class="wide" onclick="say(2)">Delete profile of Ann</button>'),
      ],
      '/twins': [
        shopPage(`<p style="position: relative; height: 60px; width: 120px; left: 200px">${pay(1, 'Pay now')}</p>`),
        shopPage(
          `<div style="position: relative; height: 60px; width: 120px; left: 100px">${pay(1, 'Pay it now')}</div><div style="position: relative; height: 60px; top: -60px; width: 120px; left: 300px">${pay(2, 'Pay it now')}</div>`,
        ),
      ],
    },
    `test('absent stays absent', async ({ page }) => {
  ${open('/hidden')}
  if (await page.getByRole('button', { name: 'Add to cart' }).count() > 0) await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.getByRole('button', { name: 'Add to cart' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add to cart' })).toHaveCount(0);
});
test('a check fails', async ({ page }) => {
  ${open('/visible')}
  await expect(page.getByRole('button', { name: 'Add to cart' })).toBeVisible({ timeout: 1000 });
});
test('another kind', async ({ page }) => {
  ${open('/kind')}
  await page.getByRole('button', { name: 'Delete' }).click({ timeout: 2000 });
});
test('harm', async ({ page }) => {
  ${open('/harm')}
  await page.getByRole('button', { name: 'Profile of Ann', exact: true }).click({ timeout: 2000 });
});
test('twins', async ({ page }) => {
  ${open('/twins')}
  await page.getByRole('button', { name: 'Pay now' }).click({ timeout: 2000 });
});`,
  );

  expect(verdictsOf(events)).toEqual({
    'absent stays absent': 'passed',
    'a check fails': 'failed',
    'another kind': 'failed',
    harm: 'failed',
    twins: 'failed',
  });
  expect(healsOf(events)).toEqual([]);
  expect(refusalsOf(events)).toEqual([
    expect.stringMatching(/^nothing on the page is/),
    expect.stringMatching(/^what is most like it would delete .* nearest is button "Delete profile of Ann"/),
    expect.stringMatching(/^several elements are equally like it/),
  ]);
});

const row = (name: string, label: string): string =>
  `<tr><td>${name}</td><td><button class="do" onclick="say('${name}'); this.closest('tr').remove()">${label}</button></td></tr>`;
const table = (label: string): string =>
  shopPage(`<table><tbody>${['Ann', 'Bob', 'Cleo'].map((name) => row(name, label)).join('')}</tbody></table>`);

test('in a loop each round finds its own element again, and one locator is rewritten for all of them', {
  timeout: limit,
}, async () => {
  const { events } = await acrossReleases(
    { '/rows': [table('Delete'), table('Delete person')], '/first': [table('Delete'), table('Delete person')] },
    `test('by name', async ({ page }) => {
  ${open('/rows')}
  for (const name of ['Cleo', 'Ann'])
    await page.getByRole('row', { name }).getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.locator('#out')).toHaveText('Cleo Ann');
});
test('the first each time', async ({ page }) => {
  ${open('/first')}
  for (let round = 0; round < 3; round++) await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
  await expect(page.locator('#out')).toHaveText('Ann Bob Cleo');
});`,
  );

  expect(verdictsOf(events)).toEqual({ 'by name': 'healed', 'the first each time': 'healed' });
  expect(proposalsOf(events).filter(({ outcome }) => outcome.kind === 'suggested')).toMatchObject([
    {
      line: 5,
      diff: [
        expect.stringContaining(
          "-    await page.getByRole('row', { name }).getByRole('button', { name: 'Delete', exact: true })",
        ),
        expect.stringContaining(
          "+    await page.getByRole('row', { name }).getByRole('button', { name: 'Delete person' })",
        ),
      ],
    },
  ]);
});

test('in frames, popups, open and closed shadow roots, in a page that changes while it is compared; of several the one that was meant', {
  timeout: limit,
}, async () => {
  const framed = (label: string): string =>
    shopPage(
      `<iframe id="pay" srcdoc="<p>Your card</p><button class='go' onclick='parent.say(1)'>${label}</button><button>Cancel</button>"></iframe>`,
    );
  const rating = (label: string): string =>
    `<p>Rate this pot</p><button class="send" onclick="say(1)">${label}</button><button>Later</button>`;
  const rooted = (mode: string, label: string): string =>
    shopPage(
      `<div id="host"></div><script>host.attachShadow({ mode: '${mode}' }).innerHTML = ${JSON.stringify(rating(label))};</script>`,
    );
  const { events } = await acrossReleases(
    {
      '/frame': [framed('Pay now'), framed('Pay it now')],
      '/opens': [
        shopPage(`<a href="/popup" target="_blank">More</a>`),
        shopPage(`<a href="/popup" target="_blank">More</a>`),
      ],
      '/popup': [
        shopPage('<button id="agree" onclick="say(1)">I agree</button>'),
        shopPage('<div><button id="agree" onclick="say(1)">Yes, I agree</button></div>'),
      ],
      '/open': [rooted('open', 'Send rating'), rooted('open', 'Send my rating')],
      '/closed': [rooted('open', 'Send rating'), rooted('closed', 'Send my rating')],
      '/declared': [
        shopPage(`<div>${rating('Send rating')}</div>`),
        shopPage(
          `<div><template shadowrootmode="closed"><div><template shadowrootmode="closed">${rating('Send my rating')}</template></div></template></div>`,
        ),
      ],
      '/test-id': [
        shopPage('<button data-pw="buy" onclick="say(1)">Buy</button>'),
        shopPage('<div><button data-pw="buy" onclick="say(1)">Buy it now</button></div>'),
      ],
      '/changes': [
        shopPage('<button id="add" class="buy" onclick="say(1)">Add to cart</button>'),
        shopPage(`<div style="height: 900px"></div><p id="place"><button id="add" class="buy" onclick="say(2)">Add to cart now</button></p>
          <script>addEventListener('scroll', () => { place.innerHTML = '<button id="add" class="buy" onclick="say(1)">Add to my cart</button>'; }, { once: true });</script>`),
      ],
      '/several': [
        shopPage('<form><h2>News</h2><button class="sub" type="button" onclick="say(1)">Subscribe</button></form>'),
        shopPage(
          '<form><h2>News</h2><button class="sub" type="button" onclick="say(1)">Subscribe</button></form><aside><h2>Magazine</h2><p>Twelve issues</p><button class="other" onclick="say(2)">Subscribe</button></aside>',
        ),
      ],
    },
    `test('frame', async ({ page }) => {
  ${open('/frame')}
  await page.keyboard.press('Tab');
  await page.frameLocator('#pay').getByRole('button', { name: 'Pay now' }).click();
  await expect(page.locator('#out')).toHaveText('1');
});
test('popup', async ({ page }) => {
  ${open('/opens')}
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'More' }).click();
  const popup = await opened;
  await popup.getByRole('button', { name: 'I agree', exact: true }).click();
  await expect(popup.locator('#out')).toHaveText('1');
});
test('open root', async ({ page }) => {
  ${open('/open')}
  await page.getByRole('button', { name: 'Send rating' }).click();
  await expect(page.locator('#out')).toHaveText('1');
});
test('closed root', async ({ page }) => {
  ${open('/closed')}
  await page.getByRole('button', { name: 'Send rating' }).click();
  await expect(page.locator('#out')).toHaveText('1');
});
test('declared root', async ({ page }) => {
  ${open('/declared')}
  await page.getByRole('button', { name: 'Send rating' }).click();
  await expect(page.locator('#out')).toHaveText('1');
});
test('changes while it is compared', async ({ page }) => {
  ${open('/changes')}
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await expect(page.locator('#out')).toHaveText('1');
});
test.describe('with its own test ids', () => {
  test.use({ testIdAttribute: 'data-pw' });
  test('test id', async ({ page }) => {
    ${open('/test-id')}
    await page.getByRole('button', { name: 'Buy', exact: true }).click();
    await expect(page.locator('#out')).toHaveText('1');
  });
});
test('several', async ({ page }) => {
  ${open('/several')}
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page.locator('#out')).toHaveText('1');
});`,
  );

  expect(verdictsOf(events)).toEqual({
    frame: 'healed',
    popup: 'healed',
    'open root': 'healed',
    'closed root': 'healed',
    'declared root': 'healed',
    'changes while it is compared': 'healed',
    'with its own test ids › test id': 'healed',
    several: 'healed',
  });
  expect(healsOf(events).map(({ from, to }) => [from, to])).toEqual([
    [
      "locator('#pay').contentFrame().getByRole('button', { name: 'Pay now' })",
      "locator('#pay').contentFrame().getByRole('button', { name: 'Pay it now' })",
    ],
    ["getByRole('button', { name: 'I agree', exact: true })", "getByRole('button', { name: 'Yes, I agree' })"],
    ["getByRole('button', { name: 'Send rating' })", "getByRole('button', { name: 'Send my rating' })"],
    ["getByRole('button', { name: 'Send rating' })", 'button "Send my rating", in a closed shadow root'],
    ["getByRole('button', { name: 'Send rating' })", 'button "Send my rating", in a closed shadow root'],
    ["getByRole('button', { name: 'Add to cart', exact: true })", "getByRole('button', { name: 'Add to my cart' })"],
    ["getByRole('button', { name: 'Buy', exact: true })", "getByTestId('buy')"],
    [expect.stringContaining('Subscribe'), expect.any(String)],
  ]);
});

test('in a test that is tried again only the attempt that ended well proposes', { timeout: limit }, async () => {
  const { events } = await acrossReleases(
    {
      '/': [
        shopPage('<button id="add" onclick="say(1)">Add to cart</button>'),
        shopPage('<div><button id="add" onclick="say(1)">Add to basket</button></div>'),
      ],
    },
    `test('flaky', async ({ page }, { retry }) => {
  ${open('/')}
  await page.getByRole('button', { name: 'Add to cart' }).click();
  if (process.env.POWERAUTOMATION_HEAL && await page.getByText('Add to basket').count() > 0) expect(retry).toBe(1);
});`,
    { retries: 1 },
  );

  expect(endOf(events)).toMatchObject({ state: 'passed', counts: { flaky: 1 } });
  expect(healsOf(events)).toHaveLength(2);
  expect(ofKind(events, 'testEnd').map(({ verdict }) => verdict.kind)).toEqual(['failed', 'healed']);
  expect(proposalsOf(events)).toHaveLength(1);
});
