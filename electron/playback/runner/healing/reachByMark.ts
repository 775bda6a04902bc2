import type { BrowserContext, ElementHandle, Locator } from '@playwright/test';
import type { Answer, PageHealer } from './pageHealer.ts';

type Selectors = { register(name: string, script: { content: string }): Promise<void> };
type Internals = { _playwright?: { selectors?: Selectors } };

const registered = new WeakMap<Selectors, Promise<void>>();

/**
 * A locator for what no locator reaches, an element in a closed shadow root: by a selector engine that knows the element our script in
 * the page has marked. Good for going on; for writing into a test there is none. Null where this Playwright has no place for engines.
 */
export async function reachByMark(
  pages: PageHealer,
  { frame, element }: Answer & { element: ElementHandle },
): Promise<{ locator: Locator; text: string } | null> {
  const selectors = selectorsOf(frame.page().context());
  const mark = await pages.mark(frame, element);
  if (!selectors || !mark) return null;
  const content = `({ query: (root, mark) => ${mark.read}(Number(mark)), queryAll: (root, mark) => [${mark.read}(Number(mark))] })`;
  const ready = registered.get(selectors) ?? selectors.register(mark.engine, { content });
  registered.set(selectors, ready);
  try {
    await ready;
  } catch {
    return null;
  }
  return { locator: frame.locator(`${mark.engine}=${mark.number}`), text: `${mark.words}, in a closed shadow root` };
}

function selectorsOf(context: BrowserContext): Selectors | null {
  const type = context.browser()?.browserType() as unknown as Internals | undefined;
  return type?._playwright?.selectors ?? null;
}
