import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld, endOf, ofKind } from './world.ts';

// Some twenty tests, one after the other, on a machine that others use as well.
const limit = 240_000;
const rules = ['actionability', 'places'].map((name) => join(import.meta.dirname, 'children', `${name}.ts`));

test.each([
  ['proven at once where it can be', true],
  ['left to Playwright (--no-fast)', false],
])(
  'every rule of actionability holds for clicks that are %s',
  async (_name, fast) => {
    const world = createWorld();

    // Where the machine is so busy that a page does not move for two of its frames, Playwright takes it for still, and so do we.
    const retries = 3;
    const events = await world.play({ paths: rules, workers: 1, retries, timeout: 15_000, trace: 'off', fast });

    const closest = ofKind(events, 'output').map(({ text }) => Number(/^closest (.+)$/m.exec(text)?.[1]));
    expect(new Set(closest.map((milliseconds) => milliseconds < 30))).toEqual(new Set([fast]));
    const ends = ofKind(events, 'testEnd').filter(({ retriesLeft }) => retriesLeft === 0);
    const failed = ends.filter(({ verdict }) => verdict.kind !== 'passed');
    expect(failed.map(({ test, verdict }) => [titleOf(test), verdict])).toEqual([]);
    expect(ends.length).toBe(33);

    function titleOf(id: string): string | undefined {
      return ofKind(events, 'testBegin').find(({ test }) => test === id)?.title;
    }
  },
  limit,
);

test('what does not depend on an answer is asked before it comes', async () => {
  const world = createWorld({ DEBUG: 'pw:protocol', DEBUG_COLORS: '0' });
  world.write(
    'go.spec.ts',
    `import { test } from '@playwright/test';
test('a', async ({ page }) => {
  await page.setContent('<button>Here</button><button style="position: absolute; top: 2000px">There</button>');
  await page.getByText('There').click();
  await page.getByText('There').click();
});`,
  );

  const scrolling = '"method":"DOM.scrollIntoViewIfNeeded"';
  const waits: string[][] = [];
  for (const fast of [true, false]) {
    const events = await world.play({ run: String(fast), fast, trace: 'off', pictures: false });
    expect(endOf(events).state).toBe('passed');
    const log = ofKind(events, 'output').map(({ text }) => text);
    const scrolls = messagesIn(log).filter((line) => line.includes('SEND') && line.includes(scrolling));
    waits.push([firstAfter(log, scrolling), firstAfter(log, 'success: r.success'), `scrolled ${scrolls.length}`]);
  }

  expect(waits).toEqual([
    // What is in sight is not scrolled to once more.
    ['SEND', 'SEND', 'scrolled 1'],
    ['RECV', 'RECV', 'scrolled 2'],
  ]);
});

/** Whether the browser is asked something else, or answers, next after it was asked this. */
function firstAfter(log: string[], asked: string): string {
  const messages = messagesIn(log);
  const next = messages[messages.findIndex((line) => line.includes('SEND') && line.includes(asked)) + 1];
  return /SEND|RECV/.exec(next ?? '')?.[0] ?? 'nothing';
}

function messagesIn(log: string[]): string[] {
  return log
    .join('')
    .split('\n')
    .filter((line) => line.includes('pw:protocol'));
}

test('what never comes to rest fails with the same words either way', async () => {
  const world = createWorld();
  world.write(
    'restless.spec.ts',
    `import { test } from '@playwright/test';
test('a', async ({ page }) => {
  await page.setContent('<button>Go</button><script>let x = 0; const go = () => { document.querySelector("button").style.marginLeft = (x = (x + 7) % 300) + "px"; requestAnimationFrame(go); }; go()</script>');
  await page.getByRole('button').click({ timeout: 1000 });
});`,
  );

  const said = [];
  for (const fast of [true, false]) {
    const events = await world.play({ run: String(fast), fast, trace: 'off' });
    const verdict = ofKind(events, 'testEnd')[0]?.verdict;
    const lines = verdict?.kind === 'failed' ? (verdict.failure?.message.split('\n') ?? []) : [];
    // How often it was tried, and how long was waited in between, is the machine's doing.
    const words = lines.map((line) =>
      line
        .replace(/\d+ ×/, '')
        .replace(/^[\s-]+/, '')
        .trim(),
    );
    said.push(new Set(words.filter((line) => !/^waiting \d+ms$/.test(line))));
  }

  expect(said[0]).toContain('element is not stable');
  expect(said[0]).toEqual(said[1]);
});
