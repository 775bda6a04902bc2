/** How long it takes to say how an element is found again, beside the libraries that make CSS selectors. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright';

export type Maker = 'ours' | 'finder' | 'css-selector-generator';

/**
 * ms of the main thread for each of `count` elements of all kinds, spread over the page: as its processor counts them, so that
 * other programs of the machine do not count. Everything is looked at anew for each.
 */
export const describeTimes = async (page: Page, maker: Maker, count: number): Promise<number[]> => {
  const entry = fileURLToPath(new URL('./inPage.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
  });
  await page.evaluate(outputFiles[0]?.text ?? '');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const time = async (name: Maker | 'nothing', part: number): Promise<number> => {
    const before = await spent();
    await session.send('Runtime.evaluate', { expression: `measure(${JSON.stringify(name)}, ${part})` });
    return (await spent()) - before;
  };
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    // Asking costs something too: what it costs to do nothing is taken off.
    const floor = await time('nothing', index / count);
    times.push(Math.max(0, (await time(maker, index / count)) - floor));
  }
  await session.detach();
  return times;
};
