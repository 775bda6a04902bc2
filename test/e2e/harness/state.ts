/** The state that a session ended in: what must be the same after the replay. */
import { setTimeout as later } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { BrowserContext, Frame, Page } from 'playwright';
import { collect, type Shown } from './collect.ts';

type FrameState = Shown & { url: string };
type PageState = { frames: FrameState[]; closedRoots: Shown[] };
export type State = { pages: PageState[]; probe: unknown };

const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/]+/, '');

const readFrame = async (frame: Frame): Promise<FrameState> => {
  const shown = await frame.evaluate(`(${collect.toString()})(document)`);
  return { url: pathOf(frame.url()), ...(shown as Shown) };
};

type DomNode = {
  nodeName: string;
  shadowRootType?: string;
  backendNodeId: number;
  children?: DomNode[];
  shadowRoots?: DomNode[];
  contentDocument?: DomNode;
};

const closedRootsIn = (node: DomNode): number[] => {
  // What Playwright's codegen draws over a page is not the page's.
  if (node.nodeName === 'X-PW-GLASS') return [];
  return [
    ...(node.shadowRootType === 'closed' ? [node.backendNodeId] : []),
    ...[
      ...(node.shadowRoots ?? []),
      ...(node.children ?? []),
      ...(node.contentDocument ? [node.contentDocument] : []),
    ].flatMap(closedRootsIn),
  ];
};

/** Closed shadow roots are out of reach for scripts; DevTools hands them out. */
const readClosedRoots = async (page: Page): Promise<Shown[]> => {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const shown: Shown[] = [];
    for (const backendNodeId of closedRootsIn(root)) {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId });
      if (!object.objectId) continue;
      const { result } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: `function () { return (${collect.toString()})(this); }`,
        returnByValue: true,
      });
      shown.push(result.value as Shown);
    }
    return shown;
  } finally {
    await session.detach();
  }
};

export const readState = async (context: BrowserContext, probe: string | undefined): Promise<State> => {
  const pages: PageState[] = [];
  for (const page of context.pages()) {
    const [main, ...inner] = await Promise.all(page.frames().map(readFrame));
    // The order in which frames attach is not the page's doing.
    inner.sort((one, two) => (JSON.stringify(one) < JSON.stringify(two) ? -1 : 1));
    pages.push({ frames: main ? [main, ...inner] : [], closedRoots: await readClosedRoots(page) });
  }
  return { pages, probe: probe ? await context.pages()[0]?.evaluate(probe) : null };
};

/** A page may be on its way elsewhere while it is read: then there is no state yet. */
const readIfSettled = async (context: BrowserContext, probe: string | undefined): Promise<State | null> =>
  readState(context, probe).catch(() => null);

/** Reads until two readings 250 ms apart are the same. */
export const settledState = async (context: BrowserContext, probe: string | undefined): Promise<State> => {
  const deadline = Date.now() + 10_000;
  let last = await readIfSettled(context, probe);
  while (Date.now() < deadline) {
    await later(250);
    const now = await readIfSettled(context, probe);
    if (now && isDeepStrictEqual(now, last)) return now;
    last = now;
  }
  throw new Error('The pages never came to rest; mark what keeps changing with data-volatile');
};

/** Reads until the state is the expected one, or time is up; gives the last reading. */
export const stateWithin = async (
  context: BrowserContext,
  probe: string | undefined,
  expected: State,
  ms: number,
): Promise<State> => {
  const deadline = Date.now() + ms;
  for (;;) {
    const now = await readIfSettled(context, probe);
    if (now && (isDeepStrictEqual(now, expected) || Date.now() > deadline)) return now;
    if (Date.now() > deadline + 5_000) throw new Error('The pages could not be read');
    await later(100);
  }
};
