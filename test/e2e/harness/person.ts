/**
 * A person at the browser: raw mouse and keyboard through the DevTools endpoint, the browser's own buttons, and eyes.
 * Nothing here waits for an element to be enabled, retries, scrolls by itself or sets a value.
 */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Dialog, Locator, Page } from 'playwright';
import type { Site } from './serve.ts';
import { boxAtRest, loaded, type Point, pointIn, scrollingAtRest } from './sight.ts';

export type Press = {
  button?: 'left' | 'middle' | 'right';
  modifiers?: ('Alt' | 'Control' | 'Meta' | 'Shift')[];
  /** px from the top left corner of the element; its middle if absent. */
  at?: Point;
};

type Card = { number: string; name: string; expiryMonth: string; expiryYear: string; cvc: string };

/**
 * So long (ms) a hand rests before it presses: none at all is the hardest for a recorder, a moment (150) is what people do, and
 * all scenarios must come out the same. POWERAUTOMATION_REST=150 npm test -- e2e/scenarios
 */
const REST_MS = Number(process.env.POWERAUTOMATION_REST ?? 0);

export class Person {
  /** The tab that the person looks at. */
  page: Page;
  readonly site: Site;
  readonly context: BrowserContext;

  readonly #folder: string;

  /** `folder` is where the person's own files lie. */
  constructor(page: Page, site: Site, folder: string) {
    this.page = page;
    this.site = site;
    this.context = page.context();
    this.#folder = folder;
  }

  /** Waits until it can be seen. */
  async sees(locator: Locator): Promise<void> {
    await locator.first().waitFor({ state: 'visible', timeout: 8_000 });
  }

  async seesText(text: string): Promise<void> {
    await this.sees(this.page.getByText(text));
  }

  /** Looks at every frame: what stands there for a moment only, at even times, is missed by who looks at even times himself. */
  async glimpses(text: string): Promise<void> {
    const isThere = (words: string): boolean =>
      [...document.querySelectorAll('body *')].some(
        (each) => each.childElementCount === 0 && each.checkVisibility() && each.textContent.includes(words),
      );
    await this.page.waitForFunction(isThere, text, { polling: 'raf', timeout: 8_000 });
  }

  async seesNoMore(locator: Locator): Promise<void> {
    await locator.first().waitFor({ state: 'hidden', timeout: 8_000 });
  }

  /** Where on the screen an element is, once it has come to rest. */
  async point(locator: Locator, at?: Point): Promise<Point> {
    await this.sees(locator);
    return pointIn(await boxAtRest(locator), at);
  }

  async moveTo(locator: Locator, at?: Point, steps = 3): Promise<void> {
    const point = await this.point(locator, at);
    await this.page.mouse.move(point.x, point.y, { steps });
  }

  async click(locator: Locator, press: Press = {}): Promise<void> {
    await this.clickAt(await this.point(locator, press.at), press);
  }

  async clickAt(point: Point, { button = 'left', modifiers = [] }: Press = {}): Promise<void> {
    const { keyboard, mouse } = this.page;
    for (const key of modifiers) await keyboard.down(key);
    await mouse.move(point.x, point.y, { steps: 3 });
    await this.page.waitForTimeout(REST_MS);
    await mouse.down({ button });
    await mouse.up({ button });
    for (const key of modifiers) await keyboard.up(key);
  }

  async doubleClick(locator: Locator, at?: Point): Promise<void> {
    const point = await this.point(locator, at);
    await this.page.mouse.move(point.x, point.y, { steps: 3 });
    await this.page.mouse.click(point.x, point.y, { clickCount: 2 });
  }

  /** Many single clicks in one place, as fast as told. */
  async clickFast(locator: Locator, times: number, delay: number): Promise<void> {
    const point = await this.point(locator);
    await this.page.mouse.move(point.x, point.y);
    for (let count = 0; count < times; count += 1) {
      await this.page.mouse.down({ clickCount: count + 1 });
      await this.page.mouse.up({ clickCount: count + 1 });
      await this.page.waitForTimeout(delay);
    }
  }

  async drag(
    from: Locator,
    to: Locator,
    options: { steps?: number; fromAt?: Point; toAt?: Point } = {},
  ): Promise<void> {
    const start = await this.point(from, options.fromAt);
    const end = await this.point(to, options.toAt);
    await this.stroke([start, end], options.steps ?? 8);
  }

  /** Presses at the first point, moves through the others, lets go at the last; in px of the window. */
  async stroke(points: Point[], steps = 6): Promise<void> {
    const [first, ...rest] = points;
    if (!first) return;
    await this.page.mouse.move(first.x, first.y);
    await this.page.mouse.down();
    for (const point of rest) await this.page.mouse.move(point.x, point.y, { steps });
    await this.page.mouse.up();
  }

  /** The corner of an element, to count points in it from. */
  async corner(locator: Locator): Promise<(x: number, y: number) => Point> {
    await this.sees(locator);
    const box = await boxAtRest(locator);
    return (x, y) => ({ x: box.x + x, y: box.y + y });
  }

  /** Key by key; 20 ms apart is a fast typist. */
  async type(text: string, delay = 20): Promise<void> {
    await this.page.keyboard.type(text, { delay });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Composes as an input method does: `steps` are shown underlined one after the other, then `text` is committed. */
  async compose(steps: string[], text: string): Promise<void> {
    await this.devtools(async (session) => {
      for (const step of steps) {
        await session.send('Input.imeSetComposition', {
          text: step,
          selectionStart: step.length,
          selectionEnd: step.length,
        });
      }
      await session.send('Input.insertText', { text });
    });
  }

  async wheel(deltaX: number, deltaY: number): Promise<void> {
    await this.page.mouse.wheel(deltaX, deltaY);
  }

  /** Turns the wheel over an element until something else comes into sight, as a searching person does. */
  async wheelUntil(over: Locator, deltaY: number, wanted: Locator): Promise<void> {
    await this.moveTo(over);
    for (let turn = 0; turn < 60; turn += 1) {
      if (await this.#isInSight(wanted, over)) return;
      const rest = scrollingAtRest(this.page);
      await this.wheel(0, deltaY);
      await rest;
    }
    throw new Error(`Wheeled in vain for ${wanted}`);
  }

  async #isInSight(wanted: Locator, within: Locator): Promise<boolean> {
    if ((await wanted.count()) === 0) return false;
    const [box, frame] = [await wanted.first().boundingBox(), await within.boundingBox()];
    return box !== null && frame !== null && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
  }

  /** Answers every dialog from now on. */
  answerDialogs(answer: (dialog: Dialog) => Promise<void>): void {
    this.page.on('dialog', answer);
  }

  /** Brings files from the desktop over the page and lets them go on an element. */
  async dropFiles(files: Record<string, string>, onto: Locator): Promise<void> {
    const paths = await this.#write(files);
    const point = await this.point(onto);
    await this.devtools(async (session) => {
      const data = { items: [], files: paths, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, ...point, data });
    });
  }

  /** Lets the browser fill in the card that it remembers, as its own menu at the field does. */
  async fillsCard(field: Locator, card: Card): Promise<void> {
    const id = `autofill-${Date.now()}`;
    await field.evaluate((element, name) => element.setAttribute('data-volatile-field', name), id);
    await this.devtools(async (session) => {
      const { root } = await session.send('DOM.getDocument');
      const selector = `[data-volatile-field="${id}"]`;
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
      const { node } = await session.send('DOM.describeNode', { nodeId });
      await session.send('Autofill.trigger', { fieldId: node.backendNodeId, card });
    });
  }

  /** Does something that opens the file chooser, and picks files in it. */
  async choose(files: Record<string, string>, open: () => Promise<void>): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser', { timeout: 8_000 });
    // The browser hands choosers over once it was asked to: this question is answered after that.
    await this.page.evaluate(() => undefined);
    await open();
    const paths = await this.#write(files);
    await (await chooser).setFiles(paths);
  }

  /** Where they lie then; each time in a folder of its own, for two may have one name. */
  async #write(files: Record<string, string>): Promise<string[]> {
    await mkdir(this.#folder, { recursive: true });
    const folder = await mkdtemp(join(this.#folder, 'f-'));
    const entries = Object.entries(files).map(([name, content]) => ({ path: join(folder, name), content }));
    await Promise.all(entries.map(({ path, content }) => writeFile(path, content)));
    return entries.map(({ path }) => path);
  }

  /** Does something that opens a tab or window, and turns to it. */
  async follow(open: () => Promise<void>): Promise<Page> {
    const opened = this.context.waitForEvent('page', { timeout: 8_000 });
    await open();
    const page = await opened;
    await loaded(page);
    const before = this.page;
    await this.turnTo(page);
    return before;
  }

  /** The browser's own "+" and address bar. */
  async newTab(path: string): Promise<Page> {
    const before = this.page;
    this.page = await this.context.newPage();
    await this.typeUrl(path);
    return before;
  }

  async turnTo(page: Page): Promise<void> {
    this.page = page;
    await page.bringToFront();
  }

  async closeTab(next: Page): Promise<void> {
    await this.page.close();
    await this.turnTo(next);
  }

  async typeUrl(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.site.origin).href);
  }

  async back(): Promise<void> {
    await this.page.goBack({ waitUntil: 'commit' });
  }

  async forward(): Promise<void> {
    await this.page.goForward({ waitUntil: 'commit' });
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  async devtools<T>(use: (session: CDPSession) => Promise<T>): Promise<T> {
    const session = await this.context.newCDPSession(this.page);
    try {
      return await use(session);
    } finally {
      await session.detach();
    }
  }
}
