type Closable = { close(): Promise<void> };
type Page = object;
type Context = Closable & { pages(): Page[]; newPage(): Promise<Page> };
type Browser = Closable & { contexts(): Context[]; newContext(): Promise<Context> };
type BrowserType = { connectOverCDP(endpoint: string): Promise<Browser> };
type BrowserTypePrototype = { launch(this: BrowserType): Promise<Browser> };

/**
 * Plays in a browser that is open already, in the page that a person will go on in: a test that is recorded further is played
 * up to there first. Nothing that the runner does at its end closes anything of it.
 */
export function joinBrowser(playwright: unknown, endpoint: string): void {
  const chromium = (playwright as { chromium?: object }).chromium;
  if (!chromium) return;
  const prototype = Object.getPrototypeOf(chromium) as BrowserTypePrototype;
  prototype.launch = async function () {
    const browser = await this.connectOverCDP(endpoint);
    const [context] = browser.contexts();
    if (!context) throw new Error(`The browser at ${endpoint} has no window.`);
    const open = context.newPage.bind(context);
    let first = context.pages()[0];
    context.newPage = async () => {
      const page = first ?? (await open());
      first = undefined;
      return page;
    };
    context.close = async () => {};
    browser.newContext = async () => context;
    browser.close = async () => {};
    return browser;
  };
}
