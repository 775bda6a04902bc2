import type { BrowserContext, TestInfo } from '@playwright/test';
import { createRedactor } from '../../../security/index.ts';
import { currentTest, whenTestFunctionEnds } from '../../runner/currentTest.ts';
import { type Hooks, wait } from '../../runner/instrument.ts';
import type { VerifyOrder } from '../record.ts';
import { hearContext, hearPage } from './hear.ts';
import { type TestWatch, watchTest } from './watchTest.ts';

/** What a worker adds to Playwright to carry out an order; see the seam, runner/instrument.ts. */
export function verifyHooks(order: VerifyOrder, env: NodeJS.ProcessEnv): Hooks {
  const secrets = Object.entries(env).flatMap(([name, value]) => (name.startsWith('SECRET_') && value ? [value] : []));
  const redactor = createRedactor(secrets);
  const needs = { order, secrets, redact: (text: string) => redactor.redact(text) };
  const watches = new WeakMap<TestInfo, Promise<TestWatch>>();
  /** For a Playwright that does not tell when a test's function has ended: the closing of its context comes soon after. */
  const endings = new Map<BrowserContext, TestWatch>();
  let latest: { info: TestInfo; watch: TestWatch } | null = null;
  const listening = {
    heard: () => (latest && latest.info === currentTest() ? latest.watch.heard : null),
    redact: needs.redact,
    watchesRequests: order.settings.kinds.includes('requests'),
  };

  /** The watch of the test that is going on, begun with the first context that it uses. */
  async function watchOf(context: BrowserContext): Promise<TestWatch | null> {
    const info = currentTest();
    if (!info) return null;
    const begun = watches.get(info) ?? begin(info, context);
    watches.set(info, begun);
    const watch = await begun;
    watch.join(context);
    return watch;
  }

  async function begin(info: TestInfo, context: BrowserContext): Promise<TestWatch> {
    const watch = await watchTest(info, context, needs);
    latest = { info, watch };
    if (!whenTestFunctionEnds(info, () => watch.end())) endings.set(context, watch);
    return watch;
  }

  return {
    async onContext(context) {
      hearContext(context, listening);
      await watchOf(context);
    },
    onPage: (page) => hearPage(page, listening),
    *aroundAction(call, proceed) {
      const watch = yield* wait(watchOf(call.page.context()));
      if (!watch) return yield* proceed();
      yield* wait(watch.before(call));
      const result = yield* proceed();
      yield* wait(watch.after(call));
      return result;
    },
    async beforeClose(context) {
      const watch = endings.get(context);
      endings.delete(context);
      await watch?.end();
    },
  };
}
