import { type Browser, chromium, type Locator, type Page } from 'playwright';

/** A person at a browser that is already open. */
export type Driver = {
  readonly page: Page;
  say(words: string): void;
  moveTo(target: Locator): Promise<void>;
  click(target: Locator): Promise<void>;
  /** Types key by key into what has the focus. */
  type(text: string): Promise<void>;
  press(key: string): Promise<void>;
  /** Presses on the middle of one, moves in a few steps, lets go on the middle of the other. */
  drag(from: Locator, to: Locator): Promise<void>;
  /** Clicks a file field and picks the file in the dialog that opens. */
  chooseFile(field: Locator, path: string): Promise<void>;
  /** Clicks something that asks by an `alert` or a `confirm`, and says yes. */
  clickAndAgree(target: Locator): Promise<void>;
  see(target: Locator): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type DriverOptions = {
  /** Of the browser's DevTools: `http://127.0.0.1:9222`. */
  endpoint: string;
  /** Ends what the driver waits for, and every later act, by an error. */
  signal?: AbortSignal;
  /** Is told in words what the person does next. */
  onProgress?: (words: string) => void;
};

/** ms between two keys: a quick typist's pace. */
const keyDelay = 15;
const dragSteps = 12;
/** px at the top of the window that a header may cover. */
const headerHeight = 80;

/**
 * Joins an open browser and acts on its first page as a person would: raw mouse and keyboard at the place where something is, no
 * `locator.click()`. The browser stays open when the driver is disposed; only the connection ends.
 */
export async function connectDriver({ endpoint, signal, onProgress }: DriverOptions): Promise<Driver> {
  signal?.throwIfAborted();
  // Without `noDefaults` this second client would take downloads and focus away from the one that records.
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true });
  try {
    return driverOf(browser, await firstPage(browser), signal, onProgress);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no window to act in.');
  return context.pages()[0] ?? context.waitForEvent('page');
}

function driverOf(
  browser: Browser,
  page: Page,
  signal: AbortSignal | undefined,
  onProgress = (_: string) => {},
): Driver {
  async function middleOf(target: Locator) {
    await see(target);
    await scrollTo(page, await boxOf(target));
    const box = await boxOf(target);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async function see(target: Locator) {
    await target.waitFor(signal ? { signal } : {});
  }

  async function moveTo(target: Locator) {
    const { x, y } = await middleOf(target);
    await page.mouse.move(x, y, { steps: 4 });
  }

  async function click(target: Locator) {
    await moveTo(target);
    await page.mouse.down();
    await page.mouse.up();
  }

  return {
    page,
    say: onProgress,
    moveTo,
    click,
    async type(text) {
      signal?.throwIfAborted();
      await page.keyboard.type(text, { delay: keyDelay });
    },
    async press(key) {
      signal?.throwIfAborted();
      await page.keyboard.press(key);
    },
    async drag(from, to) {
      await moveTo(from);
      await page.mouse.down();
      const { x, y } = await middleOf(to);
      await page.mouse.move(x, y, { steps: dragSteps });
      await page.mouse.up();
    },
    async chooseFile(field, path) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), click(field)]);
      // By its path: what is given as bytes reaches the page by a script, which is nothing that a person does.
      await chooser.setFiles(path);
    },
    async clickAndAgree(target) {
      await moveTo(target);
      const agreed = page.waitForEvent('dialog').then((dialog) => dialog.accept());
      await page.mouse.down();
      // The page answers no mouse event before its dialog is answered.
      await Promise.all([agreed, page.mouse.up()]);
    },
    see,
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

type Box = { x: number; y: number; width: number; height: number };

async function boxOf(target: Locator): Promise<Box> {
  const box = await target.boundingBox();
  if (!box) throw new Error(`Nothing to point at: ${target}`);
  return box;
}

/**
 * Turns the wheel until the box is in view, clear of a header that stays at the top. Playwright's own scrolling first waits for two
 * frames to be drawn, and a browser draws none in a frame from another site that is out of view.
 */
async function scrollTo(page: Page, box: Box): Promise<void> {
  const view = await page.evaluate<{ height: number; above: number; below: number }>(
    '({ height: innerHeight, above: scrollY, below: document.documentElement.scrollHeight - innerHeight - scrollY })',
  );
  const bottom = box.y + box.height;
  const isInHeader = box.y >= 0 && bottom <= headerHeight;
  if (isInHeader || (box.y >= headerHeight && bottom <= view.height)) return;
  const wanted = box.y + box.height / 2 - view.height / 2;
  const distance = Math.round(Math.max(-view.above, Math.min(view.below, wanted)));
  if (distance === 0) return;
  // Evaluated before the wheel turns: the page handles what it is sent in order.
  const scrolled = page.evaluate(
    "new Promise((resolve) => addEventListener('scrollend', resolve, { once: true })).then(() => {})",
  );
  await page.mouse.wheel(0, distance);
  await scrolled;
}
