import { randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { type Askable, aroundPointerAction, askTogether, type Previewed, spareInnerPreviews } from './askTogether.ts';
import type { Hooks } from './instrument.ts';
import { knowingItsPlace, type Placeable, placeAtOnce } from './placeAtOnce.ts';

type PageFunction = (...args: never[]) => unknown;
type Internal = {
  _wrapApiCall<Result>(work: () => Promise<Result>, options: object): Promise<Result>;
  _connection: { toImpl?(object: object): unknown };
};

/** What is used of Playwright's own side of a page, which lives in the same process. Looked at before it is trusted. */
type ServerPage = { mainFrame(): Askable & { utilityContext(): Promise<ServerContext> } };
type Handle = { evaluate(work: PageFunction, argument: unknown): Promise<unknown>; dispose?(): void };
type ServerContext = {
  world: string;
  frame: { _page: { delegate: { rafCountForStablePosition(): number } } };
  injectedScript(): Promise<Handle>;
  evaluateHandle(work: PageFunction): Promise<Handle>;
};
type ServerElement = Placeable &
  Previewed & {
    _frame: { _inflightRequests: Set<unknown>; parentFrame(): unknown };
    _page: { delegate: { inputActionEpilogue(): Promise<unknown> } };
    _performPointerAction(...args: unknown[]): Promise<unknown>;
  };
type Scripts = { proveStillness: PageFunction; tellPlace: PageFunction };

const patched = new WeakSet<object>();

/**
 * Clicks and other pointer actions that do not wait for two animation frames where nothing on the page can be moving:
 * see page/proveStillness.ts. All else of an action (visible, enabled, scrolled into view, receives events, its call log
 * and its errors) is Playwright's own, in its order. For Chromium, and for versions of Playwright that are built as the one
 * we know; others are left as they are.
 */
export async function fastActions(): Promise<Hooks> {
  const { announceMovement } = await pageScript<'announceMovement'>('announceMovement');
  const { proveStillness } = await pageScript<'proveStillness'>('proveStillness');
  const { tellPlace } = await pageScript<'tellPlace'>('tellPlace');
  // Known to our two scripts alone: the page can neither forge nor hear what they tell each other.
  const token = randomBytes(12).toString('hex');
  const announce = `(${announceMovement})(${JSON.stringify(token)})`;
  return {
    async onContext(context) {
      if (isChromium(context)) await quietly(context, () => context.addInitScript({ content: announce }));
    },
    onPage(page) {
      if (isChromium(page.context())) void patch(page, { proveStillness, tellPlace }, token);
    },
  };
}

/** A script for the page is used as its source text, and is no part of this program. */
async function pageScript<Name extends string>(name: Name): Promise<Record<Name, PageFunction>> {
  const url = new URL(`../page/${name}.ts`, import.meta.url).href;
  return (await import(url)) as Record<Name, PageFunction>;
}

function isChromium(context: BrowserContext): boolean {
  return context.browser()?.browserType().name() === 'chromium';
}

/** Without a step in reports. Where Playwright's own side is elsewhere (a remote browser), nothing can be proven anyway. */
async function quietly(context: BrowserContext, work: () => Promise<unknown>): Promise<void> {
  const internal = context as unknown as Partial<Internal>;
  if (!internal._wrapApiCall || !internal._connection?.toImpl) return;
  // Without the script in the page every click waits as it always did.
  await internal._wrapApiCall(work, { internal: true }).catch(() => {});
}

async function patch(page: Page, scripts: Scripts, token: string): Promise<void> {
  const { _connection: connection } = page as unknown as Partial<Internal>;
  const server = connection?.toImpl?.(page) as ServerPage | undefined;
  if (typeof server?.mainFrame !== 'function') return;
  try {
    askTogether(server.mainFrame());
    const context = await server.mainFrame().utilityContext();
    patchContexts(Object.getPrototypeOf(context) as ServerContext, scripts, token);
  } catch {
    // The page closed while it was looked at; the next one will do.
  }
}

function patchContexts(prototype: ServerContext, { proveStillness, tellPlace }: Scripts, token: string): void {
  const base = Object.getPrototypeOf(prototype) as object | null;
  const owner = Object.hasOwn(prototype, 'injectedScript') ? prototype : (base as ServerContext | null);
  if (!owner || typeof owner.injectedScript !== 'function' || patched.has(owner)) return;
  patched.add(owner);
  const original = owner.injectedScript;
  const equipped = new WeakMap<object, Promise<Handle>>();
  let areElementsPatched = false;
  owner.injectedScript = function () {
    const known = equipped.get(this);
    if (known) return known;
    const made = original.call(this).then(async (handle) => {
      if (this.world === 'utility' && this.frame._page.delegate.rafCountForStablePosition() === 1) {
        // In each document until it is done: a page that goes elsewhere at once takes the answer along. Nothing is proven before.
        areElementsPatched ||= await patchElements(this).catch(() => false);
        const scripts = [handle.evaluate(proveStillness, token), handle.evaluate(tellPlace, null)];
        if (areElementsPatched) await Promise.allSettled(scripts);
      }
      return handle;
    });
    equipped.set(this, made);
    return made;
  };
}

/** While an answer from a server is awaited, what it will move is not known. Returns whether elements are built as they are known to be. */
async function patchElements(context: ServerContext): Promise<boolean> {
  const handle = await context.evaluateHandle((() => Reflect.get(globalThis, 'document')) as PageFunction);
  let isFound = false;
  for (let owner = Object.getPrototypeOf(handle) as object | null; owner; owner = Object.getPrototypeOf(owner)) {
    if (!Object.hasOwn(owner, '_performPointerAction')) continue;
    isFound = true;
    if (patched.has(owner)) continue;
    patched.add(owner);
    const element = owner as ServerElement;
    const original = element._performPointerAction;
    element._performPointerAction = async function (...args) {
      if (this._frame._inflightRequests.size > 0) await this.evaluateInUtility(doubt as PageFunction, {});
      const act = () => original.apply(this, args);
      // A frame of another process is scrolled to by the page around it, later than this one answers.
      if (this._frame.parentFrame()) return await act();
      const delegate = waitsAfter(args) ? this._page.delegate : null;
      return await knowingItsPlace(delegate, () => aroundPointerAction(this, act));
    };
    placeAtOnce(element);
    spareInnerPreviews(element);
  }
  handle.dispose?.();
  return isFound;
}

/** Whether a pointer action waits for what its input begins, as a click does. */
function waitsAfter([, action]: unknown[]): boolean {
  return typeof action === 'object' && action !== null && 'waitAfter' in action && action.waitAfter === true;
}

/** Runs in the page. */
function doubt([injected]: [{ isDoubted?: boolean }]): void {
  injected.isDoubted = true;
}
