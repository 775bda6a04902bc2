import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld } from './cli.ts';
import { tryToMount } from './disk.ts';

const disk = tryToMount('24m');

test.skipIf(!disk)(
  'a disk that becomes full while a run is kept: the test goes on, and the run ends with a verdict that says so',
  async () => {
    if (!disk) return;
    const world = createWorld({ home: join(disk, 'home') });
    world.write(
      'a.spec.ts',
      `import { closeSync, openSync, writeSync } from 'node:fs';
import { expect, test } from '@playwright/test';
function fill() {
  const file = openSync(${JSON.stringify(join(disk, 'ballast'))}, 'a');
  for (let size = 1 << 20; size >= 1; size >>= 1) { try { while (writeSync(file, Buffer.alloc(size)) === size); } catch {} }
  closeSync(file);
}
test('goes on', async ({ page }) => {
  await page.setContent('<button onclick="this.textContent += 1">x</button>');
  fill();
  for (let press = 1; press <= 5; press++) {
    await page.getByRole('button').click();
    await expect(page.getByRole('button')).toHaveText('x' + '1'.repeat(press));
  }
});
`,
    );
    const { code, out } = await world.run(['play', '--trace', 'off']);
    const said = out.join('\n');
    expect(said).toMatch(/1 passed/);
    expect(said).toMatch(/Not all of this run could be kept: No space is left/);
    expect(said).toMatch(/pictures? could not be kept: No space is left/);
    expect(said).toMatch(/The report could not be written/);
    // Playwright cannot write down what it did either, and calls that a failure.
    expect(code).toBe(1);
    await world.quiet();
  },
);
