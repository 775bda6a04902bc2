import type { BrowserContext, ElementHandle, Locator } from '@playwright/test';
import type { Answer, PageHealer } from './pageHealer.ts';

type Selectors = { register(name: string, script: { content: string }): Promise<void> };
type Internals = { _playwright?: { selectors?: Selectors } };

const registered = new WeakMap<Selectors, Promise<void>>();

/**
 * Makes the selector engine known that knows what our script in the page has marked. To be called before a context has pages: a
 * document knows the engines that there were when it was first asked for anything.
 */
export async function registerMarks(pages: PageHealer, context: BrowserContext): Promise<void> {
  const selectors = selectorsOf(context);
  if (!selectors) return;
  const { engine, read } = pages.marks;
  const content = `({ query: (root, mark) => ${read}(Number(mark)), queryAll: (root, mark) => [${read}(Number(mark))] })`;
  const ready = registered.get(selectors) ?? selectors.register(engine, { content });
  registered.set(selectors, ready);
  await ready;
}

/**
 * A locator for what no locator reaches, an element in a closed shadow root: by our own selector engine. Good for going on; for writing
 * into a test there is none. Null where this Playwright has no place for engines.
 */
export async function reachByMark(
  pages: PageHealer,
  { frame, element }: Answer & { element: ElementHandle },
): Promise<{ locator: Locator; text: string } | null> {
  const selectors = selectorsOf(frame.page().context());
  const mark = await pages.mark(frame, element);
  if (!selectors || !registered.has(selectors) || !mark) return null;
  return {
    locator: frame.locator(`${pages.marks.engine}=${mark.number}`),
    text: `${mark.words}, in a closed shadow root`,
  };
}

function selectorsOf(context: BrowserContext): Selectors | null {
  const type = context.browser()?.browserType() as unknown as Internals | undefined;
  return type?._playwright?.selectors ?? null;
}
