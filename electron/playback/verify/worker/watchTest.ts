import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Frame, Page, TestInfo } from '@playwright/test';
import type { Verification } from '../../../../shared/model/verification.ts';
import type { Call } from '../../runner/instrument.ts';
import { baselineFolder } from '../baseline/place.ts';
import { type ReadBaseline, readBaseline } from '../baseline/readBaseline.ts';
import { judgeGathered, judgeMissing } from '../judgeTest.ts';
import { type RecordedCheckpoint, recordName, type TestRecord, type VerifyOrder } from '../record.ts';
import { failureWords } from '../words.ts';
import { actionName, mayNavigate } from './actionName.ts';
import { type Checkpoint, checkpoint } from './checkpoint.ts';
import { environmentOf } from './environmentOf.ts';
import type { Heard } from './hear.ts';

/** Follows one attempt at one test. */
export type TestWatch = {
  heard: Heard;
  /** The test uses this context too: at its end its pages are looked at as well. */
  join(context: BrowserContext): void;
  before(call: Call): Promise<void>;
  after(call: Call): Promise<void>;
  /** Compares what is left to compare and writes the record. Throws what makes the test fail. */
  end(): Promise<void>;
};

export type WatchNeeds = { order: VerifyOrder; secrets: string[]; redact: (text: string) => string };

/** A look at a page before an action of which it is not known yet whether it leads elsewhere. */
type Held = { checkpoint: Checkpoint; leads(): boolean; release(): void };

export async function watchTest(
  info: TestInfo,
  context: BrowserContext,
  { order, secrets, redact }: WatchNeeds,
): Promise<TestWatch> {
  const { mode, settings } = order;
  const titles = info.titlePath.slice(1).map(redact);
  const folder = baselineFolder(info.file, titles, environmentOf(info, context));
  const kept: ReadBaseline = await readBaseline(folder);
  const content = kept.kind === 'read' ? kept : null;
  const wants = { aria: settings.kinds.includes('aria'), picture: settings.kinds.includes('picture') };
  const looksAtPages = wants.aria || wants.picture;
  const name = recordName(info.testId, info.retry);
  const evidence = join(order.records, name.replace(/\.json$/, ''));
  const needs = { settings, wants, secrets, redact, mode, folder: evidence, baseline: content && { folder, content } };
  const known = new Map(content?.baseline.checkpoints.map((one) => [one.name, one]));
  /** With an approved baseline it is known which actions lead elsewhere; the others cost nothing then. */
  const isLearning = mode === 'update' || ![...known.values()].some(isApproved);
  const heard: Heard = { console: new Set(), requests: new Set(), downloads: [] };
  const checkpoints: RecordedCheckpoint[] = [];
  const results: Verification[] = [];
  const times = new Map<string, number>();
  const contexts = new Set<BrowserContext>();
  let held: Held | null = null;
  let isOver = false;

  async function take(page: Page, at: string, mayWait: boolean): Promise<Checkpoint | null> {
    const begun = performance.now();
    try {
      return await checkpoint(page, at, needs, mayWait);
    } catch (error) {
      const why = `it could not be looked at: ${firstLine(redact(error instanceof Error ? error.message : String(error)))}`;
      results.push({
        kind: wants.picture ? 'picture' : 'aria',
        at,
        of: 'page',
        verdict: { kind: 'unverifiable', why },
        evidence: { expected: null, actual: null, difference: null },
      });
      return null;
    } finally {
      giveBack(performance.now() - begun);
    }
  }

  /** Looking is not the test's own time. */
  function giveBack(ms: number): void {
    if (!isOver && info.timeout > 0) info.setTimeout(info.timeout + Math.ceil(ms));
  }

  function add(taken: Checkpoint | null): void {
    if (!taken) return;
    checkpoints.push(taken.recorded);
    results.push(...taken.results);
  }

  function settleHeld(): void {
    if (!held) return;
    if (held.leads()) add(held.checkpoint);
    held.release();
    held = null;
  }

  /** The second time that the same is done gets a name of its own. */
  function numbered(what: string): string {
    const time = (times.get(what) ?? 0) + 1;
    times.set(what, time);
    return time === 1 ? what : `${what} (${time})`;
  }

  return {
    heard,
    join: (used) => void contexts.add(used),

    async before(call) {
      if (isOver || !looksAtPages || !mayNavigate(call) || !settings.at.includes('navigation')) return;
      settleHeld();
      const at = `before ${numbered(redact(actionName(call)))}`;
      const isKnown = known.has(at);
      if (!isShown(call.page) || !(isKnown || isLearning)) return;
      const taken = await take(call.page, at, isKnown);
      if (isKnown) add(taken);
      else if (taken) held = { checkpoint: taken, ...watchNavigation(call.page) };
    },

    async after(call) {
      if (isOver || !looksAtPages || call.does !== 'action' || !isShown(call.page)) return;
      const what = redact(actionName(call));
      if (!settings.at.includes('step') && !settings.steps.some((part) => what.includes(part))) return;
      add(await take(call.page, numbered(`after ${what}`), true));
    },

    async end() {
      if (isOver) return;
      isOver = true;
      settleHeld();
      const hasFailed = info.errors.length > 0 || info.status !== 'passed';
      if (!hasFailed && looksAtPages && settings.at.includes('end')) {
        const pages = [...contexts].flatMap((used) => used.pages()).filter(isShown);
        for (const [index, page] of pages.entries()) {
          add(await take(page, index === 0 ? 'end' : `end of tab ${index + 1}`, true));
        }
      }
      const record: TestRecord = {
        folder,
        test: titles.join(' › '),
        kinds: settings.kinds,
        isComplete: !hasFailed,
        checkpoints,
        console: [...heard.console].sort(),
        requests: [...heard.requests].sort(),
        downloads: await Promise.all(heard.downloads),
        results,
      };
      results.push(...judgeMissing(content?.baseline ?? null, record), ...judgeGathered(kept, record, mode));
      await mkdir(order.records, { recursive: true });
      await writeFile(join(order.records, name), JSON.stringify(record));
      // What could not be looked at cannot be approved either.
      const counting = mode === 'verify' ? results : results.filter(({ verdict }) => verdict.kind === 'unverifiable');
      const failure = hasFailed ? null : failureWords(counting);
      if (failure) throw withoutStack(new Error(failure));
    },
  };
}

function isApproved({ aria, pictures }: { aria: { state: string } | null; pictures: { state: string }[] }): boolean {
  return aria?.state === 'approved' || pictures.some(({ state }) => state === 'approved');
}

/** A page with something on it. */
function isShown(page: Page): boolean {
  return !page.isClosed() && page.url() !== 'about:blank' && page.url() !== '';
}

/** Whether a page goes elsewhere, or to the same place anew, from now on. */
function watchNavigation(page: Page): Pick<Held, 'leads' | 'release'> {
  const from = withoutHash(page.url());
  let asks = false;
  let leads = false;
  const onRequest = (request: { isNavigationRequest(): boolean; frame(): Frame }) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) asks = true;
  };
  const onNavigated = (frame: Frame) => {
    if (frame === page.mainFrame() && (asks || withoutHash(frame.url()) !== from)) leads = true;
  };
  page.on('request', onRequest);
  page.on('framenavigated', onNavigated);
  return {
    leads: () => leads,
    release() {
      page.off('request', onRequest);
      page.off('framenavigated', onNavigated);
    },
  };
}

function withoutHash(address: string): string {
  return address.split('#', 1)[0] ?? address;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}

/** It is about pages, not about a line of ours. */
function withoutStack(error: Error): Error {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
