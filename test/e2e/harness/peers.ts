/** Recorders to compare with: none at all, and Playwright's own codegen. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { browserArguments, executablePath } from './chromium.ts';
import type { Recorder } from './recorder.ts';

/** A browser alone: what a page does when nobody records. Its spec is empty. */
export const plainBrowser: Recorder = async ({ url, folder, port }) => {
  const child = spawn(
    executablePath,
    [
      ...browserArguments,
      '--headless',
      '--disable-back-forward-cache',
      '--window-size=1280,720',
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${join(folder, 'profile')}`,
      url,
    ],
    { stdio: 'ignore' },
  );
  return {
    output: () => '',
    hasEnded: () => child.exitCode !== null,
    kill: () => child.kill('SIGKILL'),
    stop: async () => '',
  };
};

type WithRecorder = { _showRecorder(options: object): Promise<void> };

/** What `npx playwright codegen` does, in a browser that another program can drive. */
export const playwrightCodegen: Recorder = async ({ url, folder, port }) => {
  // Keeps the inspector's own window, a second browser, from asking for a screen.
  process.env.PWTEST_CLI_HEADLESS = '1';
  const outputFile = join(folder, 'codegen.spec.ts');
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    headless: true,
    executablePath,
    args: [...browserArguments, `--remote-debugging-port=${port}`],
    viewport: { width: 1280, height: 720 },
  });
  // Codegen answers no dialog by itself: its user does.
  context.on('dialog', () => undefined);
  await (context as unknown as WithRecorder)._showRecorder({
    language: 'playwright-test',
    mode: 'recording',
    outputFile,
    handleSIGINT: false,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  return {
    output: () => '',
    hasEnded: () => false,
    kill: () => void context.close().catch(() => undefined),
    async stop() {
      // The file is written with a delay after the last action; closing the browser flushes it.
      await context.close();
      return readFile(outputFile, 'utf8');
    },
  };
};
