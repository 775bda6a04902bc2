import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld, endOf, ofKind } from './world.ts';

// Some twenty tests, one after the other, on a machine that others use as well.
const limit = 240_000;
const rules = join(import.meta.dirname, 'children', 'actionability.ts');

test.each([
  ['proven at once where it can be', true],
  ['left to Playwright (--no-fast)', false],
])(
  'every rule of actionability holds for clicks that are %s',
  async (_name, fast) => {
    const world = createWorld();

    const events = await world.play({ paths: [rules], workers: 1, timeout: 15_000, trace: 'off', fast });

    const closest = ofKind(events, 'output').map(({ text }) => Number(/^closest (.+)$/m.exec(text)?.[1]));
    expect(closest.map((milliseconds) => milliseconds < 30)).toEqual([fast, fast]);
    const failed = ofKind(events, 'testEnd').filter(({ verdict }) => verdict.kind !== 'passed');
    expect(failed.map(({ test, verdict }) => [titleOf(test), verdict])).toEqual([]);
    expect(endOf(events).counts.passed).toBe(22);

    function titleOf(id: string): string | undefined {
      return ofKind(events, 'testBegin').find(({ test }) => test === id)?.title;
    }
  },
  limit,
);

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
    said.push(new Set(lines.map((line) => line.replace(/\d+ ×/, '').trim())));
  }

  expect(said[0]).toContain('- element is not stable');
  expect(said[0]).toEqual(said[1]);
});
