import { expect, test } from 'vitest';
import { createWorld } from './cli.ts';

test('robustness tells each locator as JSON, or as a table with what is weak', { timeout: 240_000 }, async () => {
  const world = createWorld();
  world.write(
    'save.spec.ts',
    `import { test } from '@playwright/test';
test('saves', async ({ page }) => {
  await page.setContent('<main><p>Draft</p><div><button>Save</button></div></main>');
  await page.locator('body > main > div:nth-child(2) > button').click();
});`,
  );
  const args = ['robustness', 'save.spec.ts', '--rounds', '20'];
  const streamed = await world.run([...args, '--json']);
  expect(streamed.out.map((line) => JSON.parse(line))).toMatchObject([
    { kind: 'played', locators: 1, state: 'passed' },
    { kind: 'locator', row: { kind: 'measured', isWeak: true } },
    { kind: 'end', rounds: 20, seed: 1 },
  ]);

  const { code, out, err } = await world.run(args);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out.join('\n')).toContain("weak: locator('body > main > div:nth-child(2) > button') (save.spec.ts:4)");
  expect(out.join('\n')).toContain("better: getByRole('button', { name: 'Save' })");
  expect(out.at(-1)).toMatch(/^1 locators? through 20 releases each \(seed 1\): \d+ % the same element/);
});
