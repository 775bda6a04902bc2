/** Played by fast.test.ts, once in the fast way and once in Playwright's own: where a click hits, and when it is over. */
import { expect, test } from '@playwright/test';

/** What is hit notes how far from its middle it was, in px. */
const page = (body: string, style = '') => `<!doctype html><style>
  body { margin: 0; height: 3000px } #target { display: inline-block; width: 120px; height: 30px } ${style}</style>${body}
  <script>const hits = [];
    document.addEventListener('click', ({ target, clientX, clientY }) => {
      const { x, y, width, height } = target.getBoundingClientRect();
      hits.push([target.id, Math.round(Math.abs(clientX - x - width / 2)), Math.round(Math.abs(clientY - y - height / 2)), scrollY > 0]);
    }, true);
  </script>`;
const button = '<button id="target">Target</button>';
const long = '<p style="height: 900px"></p>';

for (const [what, html, isScrolled] of [
  ['in sight', page(button), false],
  ['turned and scaled', page(button, '#target { rotate: 30deg; scale: 1.5; margin: 100px }'), false],
  [
    'in a panel that is turned',
    page(`<div style="transform: rotate(20deg); width: 300px; margin: 100px">${button}</div>`),
    false,
  ],
  ['zoomed', page(button, 'body { zoom: 1.5 }'), null],
  ['below what is seen', page(long + button), true],
  ['half below what is seen', page(`<p style="height: 670px"></p>${button}`), true],
  [
    'in a list that shows other things',
    page(`<div style="height: 100px; overflow: auto">${long}${button}${long}</div>`),
    false,
  ],
  [
    'in a list with a margin for scrolling, at its very edge',
    page(`<div style="height: 100px; overflow: auto; scroll-padding: 40px">${button}${long}</div>`),
    false,
  ],
  ['beside what is cut off', page(`<div style="width: 60px; overflow: hidden">${button}</div>`), false],
  [
    'over several lines',
    page('<p style="width: 90px">Some words <a id="target" style="display: inline">that go on and on</a></p>'),
    null,
  ],
] satisfies [string, string, boolean | null][]) {
  test(`a target ${what} is hit in its middle`, async ({ page: tab }) => {
    await tab.setContent(html);
    await tab.locator('#target').click();
    const [hit] = (await tab.evaluate('hits')) as [id: string, right: number, down: number, isScrolled: boolean][];
    // Of several lines one is hit, and a zoomed page counts otherwise.
    const where = isScrolled === null ? [expect.anything(), expect.anything(), false] : [0, 0, isScrolled];
    if (what.includes('cut off')) where[0] = 30;
    expect(hit).toEqual(['target', ...where]);
  });
}

test('a click that goes elsewhere is over when the other page is there', async ({ page: tab }) => {
  await tab.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const body = `<a id="link" href="/link">a</a><form action="/form"><button id="form">b</button></form>
      <button id="script" onclick="location.href = '/script'">c</button>
      <button id="state" onclick="history.pushState({}, '', '/state')">d</button>
      <form action="/late" onsubmit="event.preventDefault(); this.submit()"><button id="late">e</button></form>`;
    return route.fulfill({ contentType: 'text/html', body: `${body}<p>${pathname}</p>` });
  });
  await tab.goto('http://shop.test/');
  for (let round = 0; round < 3; round++) {
    for (const way of ['link', 'form', 'script', 'state', 'late']) {
      await tab.locator(`#${way}`).click();
      expect(new URL(tab.url()).pathname).toBe(`/${way}`);
    }
  }
});
