import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld } from './cli.ts';

const page = (inner: string): string =>
  `<header><a href="#a">Home</a> <a href="#b">Help</a></header><main><h1>Teapot</h1><p>Holds one litry.</p>${inner}</main>`;
const spec = `import { expect, test } from '@playwright/test';
test('buys', async ({ page }) => {
  await page.setContent(process.env.NEXT ? \`${page('<div><button id="add">Add to basket</button></div>')}\` : \`${page('<button id="add">Add to cart</button>')}\`);
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.getByRole('heading')).toHaveText('Teapot');
});
`;
const heal = "getByRole('button', { name: 'Add to cart' }) → getByRole('button', { name: 'Add to basket' })";

test('an unmodified project: heals are shown as such everywhere, fail with --strict, and are taken or refused by heals', async () => {
  const world = createWorld();
  world.write('playwright.config.ts', "export default { testDir: 'tests', retries: 0 };\n");
  world.write('tests/shop.spec.ts', spec);
  const green = await world.run(['play']);
  expect({ code: green.code, err: green.err }).toEqual({ code: 0, err: [] });

  const NEXT = 'yes';
  const healed = await world.run(['play', '--json', 'out.json', '--junit', 'out.xml', '--html', 'report'], { NEXT });
  const out = healed.out.join('\n');
  expect({ code: healed.code, err: healed.err }).toEqual({ code: 0, err: [] });
  expect(out).toMatch(/✚ Click button "Add to basket"/);
  expect(out).toContain(`healed: ${heal}`);
  expect(out).toMatch(/✓ passed: 1 healed in/);
  expect(out).toContain("+  await page.getByRole('button', { name: 'Add to basket' }).click();");
  const { suites } = JSON.parse(world.read('out.json'));
  expect(suites[0].specs[0].tests[0].annotations).toMatchObject([
    { type: 'healed', description: expect.stringContaining(heal) },
  ]);
  expect(world.read('out.xml')).toContain('<property name="healed"');
  const report = readFileSync(join(world.folder, 'report', 'index.html'), 'utf8');
  expect(report).toMatch(/class="sides".*<figure>.*img.*<figure>.*img/);

  const [run] = (await world.json('runs')) as { id: string; counts: object }[];
  expect(run?.counts).toMatchObject({ passed: 0, healed: 1, failed: 0 });
  expect((await world.run(['runs', 'show', run?.id ?? ''])).out.join('\n')).toMatch(
    /healed {2}Click .*Add to cart.* → /,
  );
  expect(await world.json('heals')).toMatchObject([{ number: 1, line: 4, outcome: { kind: 'suggested' } }]);

  expect((await world.run(['play', '--strict', '--quiet'], { NEXT })).code).toBe(1);
  expect(await world.run(['heals', 'accept', '7'])).toMatchObject({ code: 1, err: [expect.stringContaining('7')] });
  expect((await world.run(['heals', 'accept', '1'])).out).toEqual([
    expect.stringMatching(/^1\. .*shop\.spec\.ts:4 {2}accepted$/),
  ]);
  expect(world.read('tests/shop.spec.ts')).toBe(
    spec.replace("getByRole('button', { name: 'Add to cart' })", "getByRole('button', { name: 'Add to basket' })"),
  );
  world.write('tests/shop.spec.ts', spec);
  expect((await world.run(['heals', 'reject'])).out).toEqual([expect.stringMatching(/rejected$/)]);
  const refused = await world.run(['play', '--timeout', '9000'], { NEXT });
  expect(refused.code).toBe(1);
  expect(refused.out.join('\n')).toContain('not healed: what is most like it was rejected by a person');
  await world.quiet();
});
