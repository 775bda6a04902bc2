import type { JSHandle } from 'playwright';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openCopy, type PageCopy } from '../../../electron/playback/robustness/openCopy.ts';
import { copyingScript } from '../../../electron/playback/robustness/script.ts';
import { browserArguments, executablePath } from '../../e2e/harness/chromium.ts';
import { serve } from '../world.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath, args: browserArguments });
});
afterAll(async () => {
  await browser.close();
});

/** The page after `work` was done in it, and a copy of it in which `selector` is marked. */
async function copied(html: string, selector: string, work: () => void = () => {}) {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(await serve(html));
  await page.evaluate(work);
  const before = await page.content();
  const target = await page.locator(selector).elementHandle();
  const made = (await page.evaluateHandle(await copyingScript())) as JSHandle<{ copyOf(of: unknown): PageCopy }>;
  const given = await made.evaluate(({ copyOf }, of) => copyOf(of), target);
  expect(await page.content()).toBe(before);
  const copy = await openCopy(browser, given);
  onTestFinished(() => copy[Symbol.asyncDispose]());
  return { given, copy };
}

test('a copy shows what scripts have made, open shadow roots and their styles, and runs no script itself', async () => {
  const { copy } = await copied(
    `<!doctype html><style>b { color: blue }</style><x-card></x-card><p onclick="document.title = 'hit'">Text</p>
    <script>
      document.title = 'ran';
      customElements.define('x-card', class extends HTMLElement {
        connectedCallback() {
          const root = this.attachShadow({ mode: 'open' });
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('button { color: rgb(1, 2, 3) } :host(:not(:defined)) { display: none }');
          root.adoptedStyleSheets = [sheet];
          root.innerHTML = '<button>Rate &lt;it&gt;</button>';
        }
      });
      document.styleSheets[0].insertRule('p { color: rgb(4, 5, 6) }');
    </script>`,
    'x-card button',
    () => {
      document.title = 'shown';
    },
  );
  expect(await copy.target?.textContent()).toBe('Rate <it>');
  expect(await copy.target?.isVisible()).toBe(true);
  const colours = await copy.page.evaluate(() =>
    [document.querySelector('p'), document.querySelector('x-card')?.shadowRoot?.querySelector('button')].map(
      (element) => element && getComputedStyle(element).color,
    ),
  );
  expect(colours).toEqual(['rgb(4, 5, 6)', 'rgb(1, 2, 3)']);
  await copy.page.locator('p').click({ force: true });
  expect(await copy.page.title()).toBe('shown');
  expect(await copy.page.locator('[data-pa-target]').count()).toBe(0);
});

test('it keeps what is ticked, chosen and popped up, and nothing that was typed', async () => {
  const { given, copy } = await copied(
    `<!doctype html><input id="name"><textarea>old words</textarea><input type="password"><input type="checkbox" checked><input type="radio" name="r"><select><option>One<option>Two</select>
    <div popover>Popped</div><button>Go</button>`,
    'button',
    () => {
      for (const field of document.querySelectorAll<HTMLInputElement>('#name, [type=password]')) field.value = 's3cret';
      for (const area of document.querySelectorAll('textarea')) area.value = 's3cret as well';
      for (const box of document.querySelectorAll<HTMLInputElement>('[type=checkbox], [type=radio]'))
        box.checked = box.type === 'radio';
      for (const select of document.querySelectorAll('select')) select.selectedIndex = 1;
      for (const popover of document.querySelectorAll<HTMLElement>('[popover]')) popover.showPopover();
    },
  );
  expect(JSON.stringify(given)).not.toContain('s3cret');
  expect(await copy.page.locator('[type=checkbox]').isChecked()).toBe(false);
  expect(await copy.page.locator('[type=radio]').isChecked()).toBe(true);
  expect(await copy.page.locator('select').inputValue()).toBe('Two');
  expect(await copy.page.getByText('Popped').isVisible()).toBe(true);
});

test('a copy asks the network for nothing', async () => {
  const { copy } = await copied(
    `<!doctype html><link rel="stylesheet" href="/own.css"><img src="/a.png" alt="A"><iframe src="/inner" title="In"></iframe><button>Go</button>`,
    'button',
  );
  const asked: string[] = [];
  copy.page.on('requestfinished', (request) => asked.push(request.url()));
  await copy.page.evaluate(() => {
    const image = document.createElement('img');
    image.src = '/late.png';
    document.body.append(image);
  });
  await copy.page.waitForEvent('requestfailed', { predicate: (request) => request.url().endsWith('/late.png') });
  expect(asked).toEqual([]);
});
