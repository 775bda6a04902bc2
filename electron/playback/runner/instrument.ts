/**
 * The one seam through which we see and steer what a test does in its browser. It sits on Playwright's public classes
 * inside a worker; what a version of Playwright lacks is left out. Hooks are told of every context and page, and stand
 * around every call that acts, checks or waits (see calls.ts), the later added ones inside the earlier.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Browser, BrowserContext, Frame, Locator, Page } from '@playwright/test';
import type { Framed } from '../../../shared/model/run.ts';
import { type CallKind, calls } from './calls.ts';

/** A call that a test makes on its page, as it was made. */
export type Call = {
  method: string;
  does: CallKind;
  /** What it was called on; the locator or frame of a check. */
  receiver: object;
  /** The locator it goes through, if it does. */
  locator: Locator | null;
  args: unknown[];
  page: Page;
  /** Counts the calls of this worker. */
  number: number;
  /** The same for every hook around this call: what one of them finds out, those inside may use. */
  notes: Notes;
};

/** `target`: where the element stands that the call is for; `place`: see callPlace.ts. */
type Notes = { target?: Framed; place?: string | null };

/** What a hook may ask of the driver; made by `wait` and by `proceed`, never by hand. */
type Turn = { receiver: object; args: unknown[] } | { promise: PromiseLike<unknown> };
export type Turns<Result = unknown> = Generator<Turn, Result, unknown>;

/**
 * Does the call (through the hooks inside), with another receiver or other arguments where they are given. May be used
 * several times, or not at all. Throws what the call throws. Use: `const result = yield* proceed();`
 */
export type Proceed = (instead?: { receiver?: object; args?: unknown[] }) => Turns;

export type Hooks = {
  /** Before the test can use it. A promise is waited for: it costs every test its time. */
  onContext?(context: BrowserContext): Promise<void> | void;
  /** As soon as it is there; popups too. Not waited for. */
  onPage?(page: Page): void;
  /** Before the test or its fixture closes it, with its pages still there. Waited for: it costs every test its time; what it throws fails the test. */
  beforeClose?(context: BrowserContext): Promise<void>;
  /**
   * Around each call, written as a generator so that Playwright sees the test's own line as the caller:
   * `*aroundAction(call, proceed) { yield* wait(isGoOn()); return yield* proceed(); }`
   * What calls inside it do on the page goes round no hook.
   */
  aroundAction?(call: Call, proceed: Proceed): Turns;
};

/** Awaits inside a hook: `const value = yield* wait(promise);` */
export function* wait<Value>(promise: PromiseLike<Value>): Turns<Value> {
  return (yield { promise }) as Value;
}

/** Does what a hook itself wants of Playwright without a step in reports and traces, whatever they are. */
export async function unseen<Result>(page: Page | BrowserContext, work: () => Promise<Result>): Promise<Result> {
  const owner = page as unknown as { _wrapApiCall?(work: () => Promise<Result>, options: object): Promise<Result> };
  return await outside.run(true, () => owner._wrapApiCall?.(work, { internal: true }) ?? work());
}

type Begin = (receiver: object, args: unknown[], isNested: boolean) => Turns | null;
export type Wrap = (prototype: object, name: string, begin: Begin) => void;

const hooks: Hooks[] = [];
/** Set while hooks work: what they call is not the test's doing. */
const outside = new AsyncLocalStorage<true>();
const seen = new WeakSet<object>();

/** Adds hooks; to be called while Playwright loads (preload.ts), before any browser is there. */
export function addHooks(added: Hooks): void {
  hooks.push(added);
}

/** Called once for each copy of Playwright that loads; `wrap` is the one of wrapSource.ts. */
export function instrument(playwright: object, wrap: Wrap): void {
  const chromium: unknown = Reflect.get(playwright, 'chromium');
  if (hooks.length === 0 || typeof chromium !== 'object' || chromium === null) return;
  const browserType = Object.getPrototypeOf(chromium) as object;
  for (const name of ['launch', 'connect', 'connectOverCDP']) {
    after(wrap, browserType, name, (browser) => adoptBrowser(browser as Browser, wrap));
  }
  after(wrap, browserType, 'launchPersistentContext', (context) => adoptContext(context as BrowserContext, wrap));
}

/** Lets `adopt` see what a method has made before anybody else does. */
function after(wrap: Wrap, prototype: object, name: string, adopt: (made: unknown) => Promise<void>): void {
  if (!(name in prototype)) return;
  wrap(prototype, name, function* begin(receiver, args): Turns {
    const made = yield { receiver, args };
    yield* wait(adopt(made));
    return made;
  });
}

/** Lets hooks look once more at what is about to be closed. */
function beforeClose(wrap: Wrap, prototype: object, contextsOf: (receiver: object) => BrowserContext[]): void {
  wrap(prototype, 'close', function* begin(receiver, args): Turns {
    let failure: { cause: unknown } | null = null;
    for (const context of contextsOf(receiver)) {
      for (const hook of hooks) {
        try {
          if (hook.beforeClose) yield* wait(hook.beforeClose(context));
        } catch (cause) {
          failure ??= { cause };
        }
      }
    }
    const closed = yield { receiver, args };
    if (failure) throw failure.cause;
    return closed;
  });
}

async function adoptBrowser(browser: Browser, wrap: Wrap): Promise<void> {
  const prototype = Object.getPrototypeOf(browser) as object;
  if (isFirst(prototype)) {
    after(wrap, prototype, 'newContext', (made) => adoptContext(made as BrowserContext, wrap));
    beforeClose(wrap, prototype, (receiver) => (receiver as Browser).contexts());
  }
  for (const context of browser.contexts()) await adoptContext(context, wrap);
}

async function adoptContext(context: BrowserContext, wrap: Wrap): Promise<void> {
  if (!isFirst(context)) return;
  const prototype = Object.getPrototypeOf(context) as object;
  if (isFirst(prototype)) beforeClose(wrap, prototype, (receiver) => [receiver as BrowserContext]);
  const adopt = (page: Page) => {
    if (isFirst(page)) adoptPage(page, wrap);
  };
  context.on('page', adopt);
  for (const { onContext } of hooks) await onContext?.(context);
  for (const page of context.pages()) adopt(page);
}

function adoptPage(page: Page, wrap: Wrap): void {
  const { keyboard, mouse, touchscreen } = page;
  const tools = { keyboard, mouse, touchscreen };
  // These know their page to themselves only.
  for (const tool of Object.values(tools)) pages.set(tool, page);
  const found = { page, frame: page.mainFrame(), locator: page.locator('html'), ...tools };
  for (const [owner, object] of Object.entries(found)) {
    const prototype = Object.getPrototypeOf(object) as Record<string, unknown>;
    if (!isFirst(prototype)) continue;
    for (const [method, does] of Object.entries(calls[owner as keyof typeof calls])) {
      if (typeof prototype[method] !== 'function') continue;
      wrap(prototype, method, (receiver, args, isNested) =>
        isNested ? null : begin({ receiver, args, method, does }),
      );
    }
  }
  for (const { onPage } of hooks) onPage?.(page);
}

const pages = new WeakMap<object, Page>();
let lastNumber = 0;

function begin(made: Pick<Call, 'receiver' | 'args' | 'method' | 'does'>): Turns | null {
  if (outside.getStore()) return null;
  const { receiver } = made;
  const page = pageOf(receiver);
  if (!page) return null;
  const call: Call = { ...made, page, locator: isLocator(receiver) ? receiver : null, number: ++lastNumber, notes: {} };
  return inside(layer(0, call, { receiver, args: made.args }));
}

function layer(index: number, call: Call, as: { receiver: object; args: unknown[] }): Turns {
  const around = hooks.slice(index).findIndex(({ aroundAction }) => aroundAction);
  const hook = around === -1 ? undefined : hooks[index + around];
  if (!hook?.aroundAction) return perform(as);
  return hook.aroundAction({ ...call, ...as }, (instead) => layer(index + around + 1, call, { ...as, ...instead }));
}

function* perform(as: { receiver: object; args: unknown[] }): Turns {
  return yield as;
}

/** Drives the hooks so that whatever they call themselves goes round them. */
function* inside(turns: Turns): Turns {
  let turn = outside.run(true, () => turns.next());
  while (!turn.done) {
    let result: unknown;
    try {
      result = yield turn.value;
    } catch (error) {
      turn = outside.run(true, () => turns.throw(error));
      continue;
    }
    turn = outside.run(true, () => turns.next(result));
  }
  return turn.value;
}

function pageOf(receiver: object): Page | null {
  const known = pages.get(receiver);
  if (known) return known;
  if ('page' in receiver && typeof receiver.page === 'function') return (receiver as Frame | Locator).page();
  return 'mainFrame' in receiver ? (receiver as Page) : null;
}

export function isLocator(receiver: object): receiver is Locator {
  return 'elementHandles' in receiver;
}

function isFirst(object: object): boolean {
  if (seen.has(object)) return false;
  seen.add(object);
  return true;
}
