import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type JSHandle } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Copy, openCopy } from '../../../electron/playback/robustness/openCopy.ts';
import { browserArguments, executablePath } from '../../e2e/harness/chromium.ts';
import { pagesFolder } from '../../e2e/harness/paths.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath, args: browserArguments });
});
afterAll(async () => {
  await browser.close();
});

async function open(html: string): Promise<Copy> {
  const copy = await openCopy(browser, {
    url: 'http://site.example/',
    html,
    sheets: [],
    viewport: { width: 1280, height: 720 },
  });
  onTestFinished(() => copy[Symbol.asyncDispose]());
  return copy;
}

/** The whole page with its shadow roots, as text. */
const whole = (copy: Copy): Promise<string> =>
  copy.page.evaluate(() => {
    const roots = (root: ParentNode): ShadowRoot[] =>
      [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
        shadowRoot ? [shadowRoot, ...roots(shadowRoot)] : [],
      );
    return document.documentElement.getHTML({ shadowRoots: roots(document) });
  });

const shop = `<!doctype html><html><head><style>.card { border: 1px solid } #list .price { color: red }</style></head><body>
  <nav aria-label="Main"><a href="/">Home</a><a href="/cart">Cart (3)</a><a href="/help" title="Help">Help</a></nav>
  <main id="list"><h1>Teapots</h1>${['Blue', 'Red', 'Green', 'White'].map((name) => `<div class="card"><h3>${name} pot</h3><p class="price">${name.length} €</p><div><button class="add primary" id="add-${name}" data-testid="add">Add to cart</button></div></div>`).join('')}
  <label for="coupon">Coupon</label><input id="coupon" name="coupon" placeholder="Code"><x-rating><template shadowrootmode="open"><button data-pa-target="">Rate it</button></template></x-rating></main></body></html>`;

describe('a release of a page', () => {
  test('is taken back without a trace, in shadow roots too', async () => {
    const copy = await open(shop);
    const before = await whole(copy);
    const kept = copy.target ? [copy.target] : [];
    const seen = new Set<string>();
    for (let seed = 0; seed < 40; seed++) {
      await copy.release(seed, kept);
      seen.add(await whole(copy));
      await copy.restore();
      expect(await whole(copy)).toBe(before);
    }
    expect(seen.size).toBeGreaterThan(38);
  });

  test('is the same for the same seed, in whatever order they come', async () => {
    const [one, other] = [await open(shop), await open(shop)];
    await other.release(4, []);
    for (const copy of [one, other]) await copy.release(7, []);
    expect(await whole(one)).toBe(await whole(other));
  });

  test('leaves what is looked for on the page, whatever becomes of it', async () => {
    const copy = await open(shop);
    const buttons = await copy.page.locator('button').elementHandles();
    for (let seed = 0; seed < 60; seed++) {
      await copy.release(seed, buttons);
      for (const button of buttons) expect(await button.evaluate(({ isConnected }) => isConnected)).toBe(true);
    }
  });

  test('changes style sheets along with the names that they use', async () => {
    const copy = await open(shop);
    const card = await copy.page.locator('.card').first().elementHandle();
    let renamed = 0;
    for (let seed = 0; seed < 30; seed++) {
      await copy.release(seed, card ? [card] : []);
      const { name, border } = (await card?.evaluate((each) => ({
        name: each.className,
        border: getComputedStyle(each).borderTopStyle,
      }))) ?? { name: '', border: '' };
      if (name !== 'card') renamed++;
      expect(border).toBe('solid');
    }
    expect(renamed).toBeGreaterThan(0);
  });
});

/** A third of what had changed in the public relocation data, with a wide margin, since pages differ. */
const RATES: Record<string, [least: number, most: number]> = {
  id: [0.15, 0.35],
  class: [0.08, 0.25],
  text: [0.03, 0.12],
  address: [0.04, 0.15],
  depth: [0.06, 0.3],
  place: [0.3, 0.8],
};

/** Of each element that is looked for: what may change. */
const look = (targets: JSHandle<Element[]>): Promise<Record<string, string>[]> =>
  targets.evaluate((elements) =>
    elements.map((element) => {
      const steps: string[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { localName, parentElement } = at;
        const alike = [...(parentElement?.children ?? [])].filter((child) => child.localName === localName);
        steps.push(`${localName}${alike.indexOf(at)}`);
      }
      return {
        id: element.id,
        class: element.getAttribute('class') ?? '',
        text: element.textContent.replace(/\d/g, ''),
        address: element.getAttribute('href') ?? '',
        depth: String(steps.length),
        place: steps.join('/'),
      };
    }),
  );

test('how often what changes is held to what the relocation data say', async () => {
  const cards = await readFile(join(pagesFolder, 'locating', 'twin-navs.html'), 'utf8');
  const copy = await open(shop + cards);
  const targets = await copy.page.evaluateHandle(() => [...document.querySelectorAll('a, button, h3')]);
  const kept = await copy.page.locator('a, button, h3').elementHandles();
  const before = await look(targets);
  const counts = new Map(Object.keys(RATES).map((name) => [name, { had: 0, changed: 0 }]));
  for (let seed = 0; seed < 80; seed++) {
    await copy.release(seed, kept);
    for (const [index, now] of (await look(targets)).entries()) {
      for (const [name, count] of counts) {
        if (before[index]?.[name] === '') continue;
        count.had++;
        if (now[name] !== before[index]?.[name]) count.changed++;
      }
    }
  }
  const shares = [...counts].map(([name, { had, changed }]) => ({ name, share: changed / had }));
  const isHeld = ({ name, share }: { name: string; share: number }): boolean => {
    const [least, most] = RATES[name] ?? [0, 0];
    return share >= least && share <= most;
  };
  expect(shares.filter((one) => !isHeld(one))).toEqual([]);
});
