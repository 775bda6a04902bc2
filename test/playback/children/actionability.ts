/**
 * Played by fast.test.ts, once in the fast way and once in Playwright's own. Each test is one thing that must hold a click
 * back. The button to hit tells whether it was still moving when it was hit.
 */
import { expect, type Frame, type Page, test } from '@playwright/test';

const page = (body: string, style = '') => `<!doctype html><style>
  body { margin: 0; height: 3000px } button { width: 120px; height: 30px } .far { transform: translateX(300px) }
  ${style}</style><button id="calm">Calm</button>${body}
  <script>
    let isMoving = false;
    const log = [];
    const target = () => document.querySelector('#target');
    const frames = [];
    document.addEventListener('click', ({ target: { id } }) => {
      log.push(id + (isMoving ? ' while moving' : ''));
      frames.push(document.timeline.currentTime);
    }, true);
    /** Calls step(0…1) at each call of next, for as long as it takes. */
    function move(next, step, milliseconds = 400) {
      isMoving = true;
      const begun = performance.now();
      const go = () => {
        const share = Math.min(1, (performance.now() - begun) / milliseconds);
        step(share);
        if (share < 1) next(go);
        else isMoving = false;
      };
      next(go);
    }
    const right = (share) => { target().style.marginLeft = share * 300 + 'px'; };
  </script>`;

/** Opens a page and lets it come to rest, as it is between two steps of a test: from then on a click may be fast. */
async function open(tab: Page, html: string): Promise<void> {
  await tab.setContent(html);
  await rest(tab);
}

async function rest(where: Page | Frame): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await where.locator('#calm').click();
    await where.evaluate(
      () =>
        new Promise<void>((done) => {
          let frames = 0;
          const next = () => (++frames > 4 ? done() : requestAnimationFrame(next));
          next();
        }),
    );
  }
  await where.evaluate('log.length = frames.length = 0');
}

const hits = (where: Page | Frame) => where.evaluate('log');
const button = '<button id="target">Target</button>';
const starter = (script: string) => `<button id="start" onclick="${script}">Start</button>`;

async function startThenHit(tab: Page): Promise<void> {
  await tab.locator('#start').click();
  await tab.locator('#target').click();
  expect(await hits(tab)).toEqual(['start', 'target']);
}

/** For what begins so gently that Playwright's own two frames see nothing of it: those two frames were waited for. */
async function startThenHitLater(tab: Page): Promise<void> {
  await tab.locator('#start').click();
  await tab.locator('#target').click();
  expect(await closest(tab)).toBeGreaterThan(twoFrames);
}

/** A little less than two frames take, in ms. */
const twoFrames = 30;
/** The shortest time between two clicks, in ms of the page's frames. */
const closest = (tab: Page) => tab.evaluate('Math.min(...frames.slice(1).map((at, index) => at - frames[index]))');

test('nothing moves: clicks follow each other within the time of two frames', async ({ page: tab }) => {
  await open(tab, page(button));
  for (let round = 0; round < 20; round++) {
    await tab.locator('#calm').click();
    await tab.locator('#target').click();
  }
  console.log(`closest ${await closest(tab)}`);
  expect(await hits(tab)).toHaveLength(40);
});

test('nothing moves: paint alone, and what turns beside the target, hold nothing up', async ({ page: tab }) => {
  const style = `#target { transition: background-color 1s, box-shadow 1s } #target:hover { background: red }
    #spinner { width: 20px; height: 20px; animation: turn 1s infinite linear } @keyframes turn { to { rotate: 1turn } }`;
  await open(tab, page(`<div id="spinner"></div>${button}`, style));
  for (let round = 0; round < 40; round++) await tab.locator('#target').click();
  console.log(`closest ${await closest(tab)}`);
  expect(await hits(tab)).toHaveLength(40);
});

test('a button that a frame loop of the previous action moves', async ({ page: tab }) => {
  await open(tab, page(starter('move(requestAnimationFrame, right)') + button));
  await startThenHit(tab);
});

test('a button that timers of the previous action move', async ({ page: tab }) => {
  await open(tab, page(starter('move((go) => setTimeout(go, 4), right)') + button));
  await startThenHit(tab);
});

test('a button that an interval of the previous action moves', async ({ page: tab }) => {
  const script =
    'isMoving = true; let n = 0; const t = setInterval(() => { right(++n / 60); if (n === 60) { clearInterval(t); isMoving = false; } }, 5)';
  await open(tab, page(starter(script) + button));
  await startThenHit(tab);
});

test('a button that moves by a frame loop of its own', async ({ page: tab }) => {
  await open(tab, page(button));
  await tab.evaluate('move(requestAnimationFrame, right)');
  await tab.locator('#target').click();
  expect(await hits(tab)).toEqual(['target']);
});

test('a button that an old interval moves, which takes no new timer', async ({ page: tab }) => {
  await open(tab, page(button));
  await tab.evaluate(
    'var on = false; var n = 0; setInterval(() => { if (!on) return; right(++n / 60); if (n === 60) { on = isMoving = false; } }, 8)',
  );
  await rest(tab);
  await tab.evaluate('isMoving = on = true');
  await tab.waitForFunction('n > 5');
  await tab.locator('#target').click();
  expect(await hits(tab)).toEqual(['target']);
});

const ended = 'ontransitionend="isMoving = false" onanimationend="isMoving = false"';

test('a transition that the previous action started', async ({ page: tab }) => {
  const panel = `<div id="panel" style="transition: transform 400ms" ${ended}>${button}</div>`;
  await open(tab, page(starter("isMoving = true; panel.className = 'far'") + panel));
  await startThenHit(tab);
});

test('an animated panel around the target, which waits before it begins', async ({ page: tab }) => {
  const style =
    '.go { animation: slide 300ms 50ms linear both } @keyframes slide { to { transform: translateX(300px) } }';
  await open(
    tab,
    page(`${starter("isMoving = true; panel.className = 'go'")}<div id="panel" ${ended}>${button}</div>`, style),
  );
  await startThenHitLater(tab);
});

test('an accordion above the target, which pushes it down', async ({ page: tab }) => {
  const panel = `<div id="panel" style="height: 0; transition: height 400ms" ${ended}></div>`;
  await open(tab, page(`${starter("isMoving = true; panel.style.height = '200px'")}${panel}${button}`));
  await startThenHit(tab);
});

test('an animation by script', async ({ page: tab }) => {
  const script =
    "isMoving = true; target().animate({ translate: ['0', '300px'] }, { duration: 400, fill: 'forwards' }).onfinish = () => { isMoving = false; }";
  await open(tab, page(starter(script) + button));
  await startThenHit(tab);
});

test('a transition around the target inside an open shadow tree', async ({ page: tab }) => {
  const made = `<div id="host">${button}</div><script>
    host.attachShadow({ mode: 'open' }).innerHTML = '<div style="transition: transform 400ms"><slot></slot></div>';
    const inner = host.shadowRoot.firstChild;
    inner.addEventListener('transitionend', () => { isMoving = false; });</script>`;
  await open(tab, page(starter("isMoving = true; inner.style.transform = 'translateX(300px)'") + made));
  await startThenHit(tab);
});

test('a transition around the target inside a closed shadow tree', async ({ page: tab }) => {
  const made = `<div id="host">${button}</div><script>
    const closed = host.attachShadow({ mode: 'closed' });
    closed.innerHTML = '<div style="transition: transform 400ms"><slot></slot></div>';
    const inner = closed.firstChild;
    inner.addEventListener('transitionend', () => { isMoving = false; });</script>`;
  await open(tab, page(starter("isMoving = true; inner.style.transform = 'translateX(300px)'") + made));
  await startThenHit(tab);
});

test('a smooth scroll that the previous action started', async ({ page: tab }) => {
  const script =
    "isMoving = true; addEventListener('scrollend', () => { isMoving = false; }); scrollTo({ top: 400, behavior: 'smooth' })";
  await open(tab, page(`${starter(script)}<div style="height: 450px"></div>${button}`));
  await startThenHitLater(tab);
});

test('a smooth scroll by style, which an anchor started', async ({ page: tab }) => {
  const made = `<a id="start" href="#place" onclick="isMoving = true">Go</a><div style="height: 400px"></div><p id="place"></p>${button}
    <script>addEventListener('scrollend', () => { isMoving = false; });</script>`;
  await open(tab, page(made, 'html { scroll-behavior: smooth }'));
  await startThenHitLater(tab);
});

test('a target inside a frame, in an animated panel there', async ({ page: tab }) => {
  const panel = `<div id="panel" style="transition: transform 400ms" ${ended}>${button}</div>`;
  await tab.setContent('<iframe width="600" height="300"></iframe>');
  const frame = tab.frames()[1];
  if (!frame) throw new Error('No frame.');
  await frame.setContent(page(starter("isMoving = true; panel.className = 'far'") + panel));
  await rest(frame);
  await frame.locator('#start').click();
  await frame.locator('#target').click();
  expect(await hits(frame)).toEqual(['start', 'target']);
});

test('what an answer of the server moves', async ({ page: tab }) => {
  await tab.route('**/slow', async (route) => {
    await new Promise((done) => setTimeout(done, 10));
    await route.fulfill({ body: 'x', headers: { 'access-control-allow-origin': '*' } });
  });
  const script = "fetch('http://shop.test/slow').then(() => move(requestAnimationFrame, right))";
  await open(tab, page(starter(script) + button));
  await startThenHitLater(tab);
});

test('a button that is enabled later', async ({ page: tab }) => {
  const later = 'setTimeout(() => { target().disabled = false; log.push(`enabled`); }, 150)';
  await open(tab, page(starter(later) + button.replace('id', 'disabled id')));
  await tab.locator('#start').click();
  await tab.locator('#target').click();
  expect(await hits(tab)).toEqual(['start', 'enabled', 'target']);
});

test('a button that is covered, then uncovered', async ({ page: tab }) => {
  const cover = '<div id="cover" style="position: fixed; inset: 0; display: none"></div>';
  const script = "cover.style.display = 'block'; setTimeout(() => { cover.remove(); log.push('uncovered'); }, 150)";
  await open(tab, page(starter(script) + button + cover));
  await tab.locator('#start').click();
  await tab.locator('#target').click();
  expect(await hits(tab)).toEqual(['start', 'uncovered', 'target']);
});

test('a button that is detached and replaced', async ({ page: tab }) => {
  const script =
    "target().remove(); setTimeout(() => { document.body.insertAdjacentHTML('beforeend', '<button id=target>New</button>'); log.push('replaced'); }, 150)";
  await open(tab, page(starter(script) + button));
  await tab.locator('#start').click();
  await tab.locator('#target').click();
  expect(await hits(tab)).toEqual(['start', 'replaced', 'target']);
});

test('a button that is hidden, then shown', async ({ page: tab }) => {
  const script = 'target().hidden = true; setTimeout(() => { target().hidden = false; log.push(`shown`); }, 150)';
  await open(tab, page(starter(script) + button));
  await tab.locator('#start').click();
  await tab.locator('#target').click();
  expect(await hits(tab)).toEqual(['start', 'shown', 'target']);
});

test('a button that is scrolled into view', async ({ page: tab }) => {
  await open(tab, page(`${starter('')}<div style="height: 1500px"></div>${button}`));
  await startThenHit(tab);
  expect(await tab.evaluate('scrollY')).toBeGreaterThan(0);
});
