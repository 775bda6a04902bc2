import type { Browser } from 'playwright';
import type { CommandLine } from '../demo/commandLine.ts';

type Needs = {
  browser: Browser;
  locale: string;
  /** The test to show, by its path and its title. */
  spec: string;
  title: string;
  start(args: string[]): CommandLine;
};

const PATIENCE = 300_000;

/** The IDE as a person has it after playing a test: its steps, their verdicts, how the page looked. @returns a picture of it */
export async function pictureOfIde({ browser, locale, spec, title, start }: Needs): Promise<Buffer> {
  const serving = start(['serve', '--port', '0']);
  try {
    const link = await serving.said(/(http:\/\/\S+\/open\S+)/);
    await using context = await browser.newContext({ locale, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(link);
    await page.getByRole('tree').waitFor();
    await page.keyboard.press('Control+p');
    const name = spec.split('/').at(-1) ?? spec;
    await page.locator('[cmdk-input]').fill(name);
    await page.locator('[cmdk-item][data-selected=true]', { hasText: name }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor.focused').waitFor();
    await page.locator('.node', { hasText: title }).waitFor();
    await page.keyboard.press('Control+Alt+Enter');
    await page.locator('.run .verdict-icon.is-passed').first().waitFor();
    await page.locator('.run-state .verdict-icon.is-passed').waitFor();
    await page.locator('.run-steps .list-item:has(.codicon-device-camera)').last().click();
    const picture = page.locator('.step-picture img');
    await picture.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
    await picture.scrollIntoViewIfNeeded();
    return await page.screenshot({ animations: 'disabled' });
  } finally {
    serving.interrupt();
    await serving.ended;
  }
}
