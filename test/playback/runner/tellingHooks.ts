// Loaded into Playwright's processes by instrument.test.ts: says what it is told, and steers a little.
import { addHooks, unseen, wait } from '../../../electron/playback/runner/instrument.ts';

addHooks({
  onContext: () => console.log('context'),
  onPage: () => console.log('page'),
  *aroundAction(call, proceed) {
    console.log(`outer ${call.does} ${call.method}`);
    // What a hook does itself goes round the hooks and stays out of the report.
    if (call.method === 'click') yield* wait(unseen(call.page, () => call.page.locator('body').evaluate(() => {})));
    return yield* proceed();
  },
});
addHooks({
  *aroundAction(call, proceed) {
    if (call.method !== 'click') return yield* proceed();
    try {
      return yield* proceed({ args: [{ timeout: 300 }] });
    } catch (error) {
      console.log('inner another locator');
      if (String(call.locator).includes('never')) throw error;
      return yield* proceed({ receiver: call.page.getByRole('button', { name: 'Save' }) });
    }
  },
});
