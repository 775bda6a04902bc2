/** Hooks that keep a copy of the page at each moment a locator is used, for the measuring of locators. The page itself is left as it is. */
import type { JSHandle, Locator } from '@playwright/test';
import { createRedactor } from '../../security/index.ts';
import type { Part } from '../robustness/measure.ts';
import type { PageCopy } from '../robustness/openCopy.ts';
import { copyingScript } from '../robustness/script.ts';
import { placeOfCall } from './callPlace.ts';
import { currentTest } from './currentTest.ts';
import { type Call, type Hooks, type Turns, unseen, wait } from './instrument.ts';
import type { MomentMessage } from './protocol.ts';
import { openWorkerChannel } from './workerChannel.ts';

type Copying = { copyOf(target: unknown): PageCopy };

/** As long as an element may take to appear before it is said that it did not, in ms. */
const patienceMs = 5000;

/** `address` is where what was seen is told, once for each locator at each place of the test. */
export function createMoments(address: string, env: NodeJS.ProcessEnv): Hooks {
  const channel = openWorkerChannel<MomentMessage>(address);
  const secrets = Object.entries(env).flatMap(([name, value]) => (name.startsWith('SECRET_') && value ? [value] : []));
  const redactor = createRedactor(secrets);
  const told = new Set<string>();

  async function look(call: Call, place: string | null): Promise<void> {
    for (const locator of locatorsOf(call)) {
      const text = redactor.redact(String(locator));
      const key = `${place} ${text}`;
      if (told.has(key)) continue;
      const seen = await copiesFor(locator, call.does === 'check' ? 0 : patienceMs).catch(failed);
      if (!seen) continue;
      told.add(key);
      channel.tell({ kind: 'moment', test: currentTest()?.title ?? '', place: placeOf(place), locator: text, seen });
    }
  }

  return {
    *aroundAction(call, proceed): Turns {
      if (!currentTest()) return yield* proceed();
      const place = placeOfCall(call);
      const looking = () => unseen(call.page, () => look(call, place));
      // An action may take its element away; what a check is about is there when it has passed.
      if (call.does === 'action') yield* wait(looking());
      const result = yield* proceed();
      if (call.does !== 'action') yield* wait(looking());
      return result;
    },
    beforeClose: () => channel.flush(),
  };
}

/** What it is called on, and what it drags to. */
function locatorsOf({ locator, receiver, method, args }: Call): Locator[] {
  const given = args.filter(
    (arg): arg is Locator => typeof arg === 'object' && arg !== null && 'elementHandles' in arg,
  );
  if (locator) return [locator, ...given];
  const [selector] = args;
  if (typeof selector !== 'string' || !(method in bySelector) || !('locator' in receiver)) return given;
  return [(receiver as { locator(selector: string): Locator }).locator(selector), ...given];
}

/** The methods of pages and frames whose first argument is a selector. */
const bySelector = Object.fromEntries(
  'blur check clear click dblclick dispatchEvent dragAndDrop fill focus hover press selectOption setChecked setInputFiles tap type uncheck'
    .split(' ')
    .map((name) => [name, true]),
);

type Seen = MomentMessage['seen'];

function failed(error: unknown): Seen {
  const words = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return { kind: 'unmeasured', reason: 'failed', why: `its page could not be copied: ${words}` };
}

/** Null where there is none to be looked at: then it is about something that is absent. */
async function copiesFor(locator: Locator, patience: number): Promise<Seen | null> {
  if (patience > 0) {
    const first = locator.first();
    await first.waitFor({ state: 'attached', timeout: patience }).catch(() => {}); // Told below.
  }
  const count = await locator.count();
  if (count === 0)
    return patience > 0 ? { kind: 'unmeasured', reason: 'absent', why: 'it found nothing in the run itself' } : null;
  if (count > 1) return { kind: 'unmeasured', reason: 'several', why: `it found ${count} elements in the run itself` };
  const { _selector: selector = '' } = locator as unknown as { _selector?: string };
  const segments = selector.split(enter);
  const parts: Part[] = [];
  for (const [index, segment] of segments.entries()) {
    const found = locator.page().locator(segments.slice(0, index + 1).join(enter));
    const handle = await found.elementHandle();
    if (!handle) return { kind: 'unmeasured', reason: 'absent', why: 'it was gone at once' };
    const made = (await handle.evaluateHandle(await copyingScript())) as JSHandle<Copying>;
    const copy = await made.evaluate(({ copyOf }, target) => copyOf(target), handle);
    await Promise.all([made.dispose(), handle.dispose()]);
    parts.push({ selector: segment, copy });
  }
  return { kind: 'seen', parts };
}

const enter = ' >> internal:control=enter-frame >> ';

function placeOf(place: string | null): MomentMessage['place'] {
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(place ?? '') ?? [];
  return file === undefined ? null : { file, line: Number(line), column: Number(column) };
}
