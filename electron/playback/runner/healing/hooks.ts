/** Hooks that learn how the elements of a test look, and find them again when their locators do not. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import type { FingerprintKey } from '../../fingerprints/format.ts';
import { healWords } from '../../healing/words.ts';
import { placeOfCall } from '../callPlace.ts';
import { currentTest } from '../currentTest.ts';
import { type Call, type Hooks, type Turns, unseen, wait } from '../instrument.ts';
import { type CallId, type HealSettings, healedAnnotation } from '../protocol.ts';
import { openWorkerChannel } from '../workerChannel.ts';
import { type Healed, type Met, meetAgain } from './healer.ts';
import { printed, textsOf } from './locatorTexts.ts';
import { createPageHealer } from './pageHealer.ts';
import { patienceOf } from './patience.ts';
import { registerMarks } from './reachByMark.ts';
import { createRequests } from './requests.ts';
import { sourceForPages } from './sourceForPages.ts';
import { type Target, targetsOf } from './targetsOf.ts';
import { createUses, type Uses } from './uses.ts';

/** Checks are never answered: that something is there, or is not, is what they are for. */
export function healHooks(
  { script, secrets }: HealSettings,
  address: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Hooks {
  const name = `pa${randomBytes(12).toString('hex')}`;
  const source = sourceForPages(readFileSync(script, 'utf8'), name);
  const channel = openWorkerChannel(address);
  const pages = createPageHealer(name);
  const requests = createRequests();
  const uses = createUses();
  const secretValues = secrets.flatMap((one) => env[one] || []);

  /** The element of a target, be it there or found again. */
  function* meet(call: Call, { locator }: Target, used: Uses): Turns<Keyed> {
    const { page } = call;
    const texts = textsOf(locator);
    const key = { test: used.title, ...texts, use: used.next(printed(texts)) };
    const seen = yield* wait(pages.probe(locator));
    if (seen.count === 1) return { key, met: { kind: 'there', seen } };
    const meeting = { page, locator, texts, key, spec: used.spec, patienceMs: patienceOf(call) };
    const met = yield* wait(unseen(page, () => meetAgain({ pages, requests, secrets: secretValues }, meeting)));
    return { key, met };
  }

  function tellHealed(call: Call, test: TestInfo, used: Uses, { found, shot }: Healed): void {
    used.noteHeal();
    test.annotations.push({ type: healedAnnotation, description: healWords(found) });
    const told = { jpeg: shot?.jpeg ?? null, target: shot?.target ?? null };
    channel.tell({ kind: 'healed', of: idOf(call, test), spec: used.spec, heal: found, ...told });
  }

  return {
    async onContext(context) {
      // Without the script in its pages a context is played as it always was.
      await unseen(context, async () => {
        await context.addInitScript({ content: source });
        await registerMarks(pages, context);
      }).catch(() => {});
    },
    *aroundAction(call, proceed): Turns {
      const test = currentTest();
      const targets = test ? targetsOf(call) : [];
      if (!test || targets.length === 0) return yield* proceed();
      const used = uses.of(test);
      let instead: { receiver: object; args: unknown[] } = { receiver: call.receiver, args: call.args };
      const all: Keyed[] = [];
      for (const target of targets) {
        const one = yield* meet(call, target, used);
        all.push(one);
        const { met } = one;
        if (met.kind === 'there' && met.seen.target) call.notes.target ??= met.seen.target;
        if (met.kind !== 'healed') continue;
        tellHealed(call, test, used, met.healed);
        instead = target.replaced(instead, met.healed.locator);
      }
      requests.begin(call.page);
      const id = idOf(call, test);
      try {
        const result = yield* proceed(instead);
        for (const one of all) learn(id, used, one);
        return result;
      } catch (error) {
        for (const { met } of all) if (met.kind === 'refused') channel.tell({ kind: 'refused', of: id, why: met.why });
        throw error;
      }
    },
  };

  function learn({ test, attempt, place }: CallId, { spec, isInDoubt }: Uses, { key, met }: Keyed): void {
    if (met.kind !== 'there' || !met.seen.fingerprint) return;
    const { fingerprint } = met.seen;
    channel.tell({ kind: 'learned', test, attempt, spec, place, key, fingerprint, isInDoubt: isInDoubt() });
  }
}

type Keyed = { key: FingerprintKey; met: Met };

function idOf(call: Call, { testId, retry }: TestInfo): CallId {
  const { number, does } = call;
  const place = placeOfCall(call);
  const isCheck = does === 'check';
  return { worker: process.pid, call: number, test: testId, attempt: retry, isCheck, place, began: Date.now() };
}
