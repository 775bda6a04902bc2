type LaunchOptions = { executablePath?: string; channel?: string } & Record<string, unknown>;
type Launch = (this: { name(): string }, options?: LaunchOptions) => Promise<unknown>;
type LaunchPersistent = (this: { name(): string }, dir: string, options?: LaunchOptions) => Promise<unknown>;
type BrowserTypePrototype = { launch: Launch; launchPersistentContext: LaunchPersistent };

/**
 * Lets Chromium launches of a project whose browser was never downloaded use the browser at `path`. Playwright is asked
 * first and only its "Executable doesn't exist" is answered, so that a project with browsers keeps exactly its own.
 */
export function borrowBrowser(playwright: unknown, path: string): void {
  const chromium = (playwright as { chromium?: object }).chromium;
  if (!chromium) return;
  const prototype = Object.getPrototypeOf(chromium) as BrowserTypePrototype;
  const { launch, launchPersistentContext } = prototype;
  prototype.launch = async function (options = {}) {
    try {
      return await launch.call(this, options);
    } catch (error) {
      if (!isMissingBrowser(this, error)) throw error;
      return await launch.call(this, { ...options, executablePath: path });
    }
  };
  prototype.launchPersistentContext = async function (dir, options = {}) {
    try {
      return await launchPersistentContext.call(this, dir, options);
    } catch (error) {
      if (!isMissingBrowser(this, error)) throw error;
      return await launchPersistentContext.call(this, dir, { ...options, executablePath: path });
    }
  };
}

function isMissingBrowser(type: { name(): string }, error: unknown): boolean {
  return type.name() === 'chromium' && error instanceof Error && error.message.includes("Executable doesn't exist");
}
