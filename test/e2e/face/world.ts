/** The IDE as a person has it: a server of its own, the built face, a real Chromium that signed in by a link. */
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { buildFace, needsFace } from '../../../scripts/setup/face.mjs';
import { acquireLock } from '../../../scripts/setup/lock.mjs';
import { createWorld, type World } from '../../server/world.ts';
import { browserArguments, executablePath } from '../harness/chromium.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');
export const builtFace = path.join(root, 'renderer', 'dist');

let browser: Browser;

/** Once a file: the face is built where it is older than its sources, and a browser started. */
export function prepareFace(): void {
  beforeAll(async () => {
    if (needsFace(root)) {
      const lock = await acquireLock(root, () => {});
      try {
        if (needsFace(root)) expect(await buildFace(root, lock.alsoHeldBy)).toEqual({ ok: true });
      } finally {
        lock.release();
      }
    }
    browser = await chromium.launch({ executablePath, args: browserArguments });
  }, 300_000);
  afterAll(() => browser?.close());
}

export type Face = World & { context: BrowserContext; page: Page; problems: string[] };

type Options = {
  files?: Record<string, string>;
  locale?: string;
  colorScheme?: 'light' | 'dark';
  /** Fills the folder before the window opens. */
  prepare?: (folder: string) => void;
  /** Of the server. */
  env?: Record<string, string>;
};

/** A window on a workspace with these files. Whatever the page complains of fails the test. */
export async function openFace(options: Options = {}): Promise<Face> {
  const { files = {}, locale = 'en-US', colorScheme = 'light', env, prepare } = options;
  const world = await createWorld({ face: builtFace, ...(env && { env }) });
  for (const [name, content] of Object.entries(files)) world.write(name, content);
  prepare?.(world.folder);
  const context = await browser.newContext({ locale, colorScheme, viewport: { width: 1280, height: 800 } });
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  const page = await newWindow({ ...world, context });
  return { ...world, context, page, problems };
}

/** One more window of the same person. */
export async function newWindow({ context, served }: Pick<Face, 'context' | 'served'>): Promise<Page> {
  const page = await context.newPage();
  await page.goto(served.link());
  await page.getByRole('tree').or(page.locator('.empty-state')).first().waitFor();
  return page;
}

/** By keyboard: quick open, the name, Enter. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.getByRole('combobox').fill(name);
  await page
    .getByRole('option', { name: new RegExp(name.replaceAll('.', '\\.')) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab-name', { hasText: name }).waitFor();
  await page.locator('.monaco-editor.focused').waitFor();
}
