import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { noteClosedRoots } from '../../../electron/playback/noteClosedRoots.ts';
import { browserArguments, executablePath } from '../../e2e/harness/chromium.ts';
import { find, learn, openHealing } from './inPage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath, args: browserArguments });
});
afterAll(async () => {
  await browser.close();
});

async function open(): Promise<Page> {
  const page = await openHealing(browser);
  onTestFinished(() => page.context().close());
  return page;
}

/** Shows one document, learns what stands at `selector`, shows the other. */
async function learnedAcross(before: string, selector: string, after: string) {
  const page = await open();
  await page.setContent(before);
  const fingerprint = await learn(page, selector);
  await page.setContent(after);
  return { page, fingerprint, ...(await find(page, fingerprint)) };
}

const shop = (buttons: string): string =>
  `<!doctype html><title>Shop</title><header><a href="/">Home</a> <a href="/cart">Cart</a></header><main><h1>Teapot</h1>${buttons}</main>`;

describe('finding again in a real page', () => {
  test('a button that got other classes, another id and a wrapper', async () => {
    const { decision, element } = await learnedAcross(
      shop(
        '<form><label>Amount <input name="amount"></label><button id="add" class="primary">Add to cart</button><button>Remember</button></form>',
      ),
      '#add',
      shop(
        '<form><div><label>Amount <input name="amount"></label></div><div class="row"><button id="add-to-cart" class="css-9x8y">Add to cart</button><button>Remember</button></div></form>',
      ),
    );
    expect(decision).toMatchObject({ kind: 'match' });
    expect(await element?.getAttribute('id')).toBe('add-to-cart');
  });

  test('the delete button in the row of one person, when rows came and went', async () => {
    const row = (name: string): string => `<tr><td>${name}</td><td><button class="danger">Delete</button></td></tr>`;
    const table = (names: string[]): string => shop(`<table><tbody>${names.map(row).join('')}</tbody></table>`);
    const { decision, element } = await learnedAcross(
      table(['Ann Archer', 'Bob Baker', 'Cleo Carter']),
      'tr:nth-child(2) button',
      table(['Zoe Zimmer', 'Ann Archer', 'Bob Baker', 'Dan Dyer']),
    );
    expect(decision).toMatchObject({ kind: 'match' });
    expect(await element?.evaluate((button) => button.closest('tr')?.textContent)).toContain('Bob');
  });

  test('inside a closed shadow root that the markup declares, nested and in a frame', async () => {
    const widget = (inner: string): string =>
      shop(
        `<div><template shadowrootmode="closed"><section><x-inner><template shadowrootmode="closed">${inner}</template></x-inner></section></template></div>`,
      );
    const page = await open();
    const learned = await (async () => {
      await page.setContent(shop('<p>Rate this</p><button class="a">Send rating</button><button>Later</button>'));
      return await learn(page, 'button.a');
    })();
    const inner = widget('<p>Rate this</p><div><button class="b">Send rating</button></div><button>Later</button>');
    await page.setContent(`<iframe srcdoc="${inner.replaceAll('"', '&quot;')}"></iframe>`);
    const frame = await page
      .locator('iframe')
      .elementHandle()
      .then((iframe) => iframe?.contentFrame());
    if (!frame) throw new Error('the page has no frame');
    await frame.locator('h1').waitFor();
    expect((await find(frame, learned)).decision).toMatchObject({ kind: 'abstain', why: 'nothing of its kind' });
    await noteClosedRoots(frame, 'healer');
    const { decision, element } = await find(frame, learned);
    expect(decision.kind === 'match' || decision.best).toBeTruthy();
    expect(await element?.textContent()).toBe('Send rating');
  });

  test.each(['open', 'closed'] as const)('inside an %s shadow root', async (mode) => {
    const widget = (inner: string): string =>
      shop(
        `<div id="host"></div><script>window.root = host.attachShadow({ mode: '${mode}' }); root.innerHTML = ${JSON.stringify(inner)};</script>`,
      );
    const page = await open();
    await page.setContent(widget('<p>Rate this</p><button class="a">Send rating</button><button>Later</button>'));
    const handle = await page.evaluateHandle(() =>
      (globalThis as unknown as { root: ShadowRoot }).root.querySelector('button'),
    );
    const fingerprint = await handle.evaluate((button) =>
      (globalThis as unknown as { healer: { learn(of: unknown): never } }).healer.learn(button),
    );
    await page.setContent(
      widget('<p>Rate this</p><div><button class="b">Send rating</button></div><button>Later</button>'),
    );
    const { decision, element } = await find(page, fingerprint);
    expect(decision).toMatchObject({ kind: 'match' });
    expect(await element?.textContent()).toBe('Send rating');
    await element?.click();
    expect(await page.evaluate(() => document.querySelector('#host')?.shadowRoot !== null)).toBe(mode === 'open');
  });

  test('inside a frame, which the caller asks by itself', async () => {
    const page = await open();
    const framed = (inner: string): string => shop(`<iframe srcdoc="${inner.replaceAll('"', '&quot;')}"></iframe>`);
    await page.setContent(framed('<button id="pay" class="x">Pay now</button>'));
    const fingerprint = await learn(page.frames()[1] ?? page, '#pay');
    await page.setContent(framed('<section><button class="y">Pay now</button></section>'));
    const { decision } = await find(page.frames()[1] ?? page, fingerprint);
    expect(decision).toMatchObject({ kind: 'match' });
    expect((await find(page, fingerprint)).decision).toMatchObject({ kind: 'abstain' });
  });
});

test('one link among ten thousand, when all of them got other classes and one more came before it', async () => {
  const list = (numbers: number[], classes: string): string =>
    shop(
      `<ul>${numbers.map((number) => `<li><a class="${classes}" href="/orders/o${number}">Order o${number}</a></li>`).join('')}</ul>`,
    );
  const numbers = Array.from({ length: 10_000 }, (_, number) => number);
  const { decision, element } = await learnedAcross(
    list(numbers, 'link'),
    'li:nth-child(7000) a',
    list([10_000, ...numbers], 'css-1q2w3e'),
  );
  expect(decision).toMatchObject({ kind: 'match' });
  expect(await element?.getAttribute('href')).toBe('/orders/o6999');
});

describe('abstaining in a real page', () => {
  test('what is not shown is no candidate', async () => {
    const { decision } = await learnedAcross(
      shop('<button class="primary">Add to cart</button>'),
      'button',
      shop(
        '<button class="primary" style="display: none">Add to cart</button><button style="visibility: hidden">Add to cart</button>',
      ),
    );
    expect(decision).toMatchObject({ kind: 'abstain', why: 'nothing of its kind' });
  });

  test('a page that imitates what it was asked for, twice', async () => {
    const button = '<button class="primary" id="add">Add to cart</button>';
    const { decision } = await learnedAcross(shop(button), 'button', shop(`<div>${button}</div><div>${button}</div>`));
    expect(decision).toMatchObject({ kind: 'abstain', why: 'several like it' });
  });

  test('a link where the button stood is not clicked in its stead', async () => {
    const { decision } = await learnedAcross(
      shop('<button class="primary">Add to cart</button>'),
      'button',
      shop('<a class="primary" href="/delete">Add to cart</a>'),
    );
    expect(decision).toMatchObject({ kind: 'abstain', why: 'nothing of its kind' });
  });

  test('a page that replaced what we would ask it with', async () => {
    const { decision } = await learnedAcross(
      shop('<button class="primary">Add to cart</button><button>Remember</button>'),
      '.primary',
      `<script>
        Document.prototype.querySelectorAll = () => [];
        Element.prototype.getBoundingClientRect = () => ({ x: 0, y: 0, width: 0, height: 0 });
        Element.prototype.getAttribute = () => 'fooled';
      </script>${shop('<form><input name="children"><input name="attributes"><button class="primary">Add to cart</button><button>Remember</button></form>')}`,
    );
    expect(decision).toMatchObject({ kind: 'match' });
  });
});

test('alone is what nothing else of its kind reads like, wherever that stands; what it stands in is nothing else', async () => {
  const page = await open();
  await page.setContent(
    shop(`<button class="a">Buy</button><a href="/buy">Buy</a><p class="a"><span>Only here</span></p><p class="b">Hello <b>you</b></p>
      <div><em>Hello <b>you</b></em></div><button class="c">Later</button><button style="display: none">Later</button><button class="d">Yes</button>
      <div id="host"></div><script>host.attachShadow({ mode: 'closed' }).innerHTML = '<button>Yes</button>';</script>`),
  );
  const isAlone = async (selector: string) => (await learn(page, selector)).isAlone;
  expect(await isAlone('button.a')).toBe(true);
  expect(await isAlone('p.a')).toBe(true);
  expect(await isAlone('.b')).toBe(false);
  expect(await isAlone('.c')).toBe(true);
  expect(await isAlone('.d')).toBe(false);
});

test('what stands around it is what else its smallest box says; of a part of the page nothing', async () => {
  const page = await open();
  await page.setContent(
    shop(
      `<div><div>Rome <i><button id="rome">Book</button></i></div><div>Oslo <button>Book</button></div></div><p>${'word '.repeat(40)}<b id="deep">Bold</b></p>`,
    ),
  );
  expect((await learn(page, '#rome')).around).toBe('Rome');
  expect((await learn(page, '#deep')).around).toBeUndefined();
});

test('what was written into fields is not remembered, whatever stands around them', async () => {
  const page = await open();
  await page.setContent(
    shop(`<form aria-label="Pay"><table><tr><td><input id="card" aria-label="Card" value="4111-1111"></td><td><textarea>my note</textarea></td>
      <td contenteditable>typed text</td><td><button>Pay</button></td><td><a id="next" href="/next?token=secret-token">Next</a></td></tr></table></form>`),
  );
  await page.locator('#card').fill('4242-4242');
  for (const selector of ['#card', 'textarea', 'td[contenteditable]', 'button', '#next', 'tr', 'form']) {
    const remembered = JSON.stringify(await learn(page, selector));
    for (const secret of ['4111', '4242', 'my note', 'typed text', 'secret-token'])
      expect(remembered).not.toContain(secret);
  }
});

test('the page sees nothing of it but a function that looks like the old one', async () => {
  const page = await open();
  await page.setContent(shop(''));
  expect(
    await page.evaluate(() => [String(Element.prototype.attachShadow), Object.keys(globalThis).includes('healer')]),
  ).toEqual(['function () { [native code] }', false]);
});
