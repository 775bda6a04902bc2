import { createRunner, PuppeteerRunnerExtension, type Step, StepType } from '@puppeteer/replay';
import { launch } from 'puppeteer-core';
import { ROWS } from './site.ts';
import { browserPath } from './specs.ts';

/** How long @puppeteer/replay takes for the same form, in ms, without the browser's start. */
export async function msOfReplay(url: string): Promise<number> {
  const browser = await launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-quic'] });
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/form`);
    const runner = await createRunner(
      { title: 'form', steps: Array.from({ length: ROWS }, (_, row) => stepsOf(row)).flat() },
      new PuppeteerRunnerExtension(browser, page),
    );
    const begun = performance.now();
    if (!(await runner.run())) throw new Error('@puppeteer/replay did not come to the end of the form.');
    return performance.now() - begun;
  } finally {
    await browser.close();
  }
}

function stepsOf(row: number): Step[] {
  const click = (id: string): Step => ({ type: StepType.Click, selectors: [[`#${id}${row}`]], offsetX: 4, offsetY: 4 });
  const change = (id: string, value: string): Step => ({ type: StepType.Change, selectors: [[`#${id}${row}`]], value });
  return [change('name', `Ann ${row}`), change('size', 'l'), click('gift'), click('add')];
}
