/**
 * Locators that an imported file had for an element, put to the test: at each action of a spec that has such, it is asked which of them
 * find the element that the action is for. When the test is green, they stand in their order beside the spec.
 */
import { readFile } from 'node:fs/promises';
import type { BrowserContext, ElementHandle, Locator, TestInfo } from '@playwright/test';
import { writeFileAtomically } from '../../storage/index.ts';
import { type CandidatesOfOne, type Finds, parseCandidates, printCandidates } from '../../testcode/index.ts';
import { besideSpec } from '../besideSpec.ts';
import { withFileLock } from '../fileLock.ts';
import { currentTest } from '../runner/currentTest.ts';
import { type Call, type Hooks, unseen, wait } from '../runner/instrument.ts';
import { buildLocator } from './buildLocator.ts';
import { isRanked, rankCandidates } from './rank.ts';

/** How long the element of an action may take to be there before the action waits for it alone, in ms. */
const patienceMs = 2000;

type Looked = { info: TestInfo; found: Map<string, Finds[]> };

/** `specs` are those that have candidates which no green run has ranked. */
export function candidateHooks(specs: readonly string[]): Hooks {
  const wanted = new Map<string, Promise<CandidatesOfOne[]>>();
  const looked = new Map<BrowserContext, Looked>();

  async function look(call: Call, locator: Locator, info: TestInfo): Promise<void> {
    const known = wanted.get(info.file) ?? readUnranked(info.file);
    wanted.set(info.file, known);
    const root = rootOf(locator);
    const one = (await known).find((entry) => isMeant(entry, locator, root));
    const context = call.page.context();
    const { found } = looked.get(context)?.info === info ? (looked.get(context) as Looked) : begin(context, info);
    if (!one || found.has(keyOf(one))) return;
    const element = await locator.elementHandle({ timeout: patienceMs });
    if (!element) return;
    const findings: Finds[] = [];
    for (const candidate of one.candidates)
      findings.push(await findingOf(buildLocator(root, candidate.locator), element));
    await element.dispose();
    found.set(keyOf(one), findings);
  }

  function begin(context: BrowserContext, info: TestInfo): Looked {
    const one = { info, found: new Map<string, Finds[]>() };
    looked.set(context, one);
    return one;
  }

  return {
    *aroundAction(call, proceed) {
      const { locator, page, does } = call;
      const info = does === 'action' && locator ? currentTest() : null;
      if (locator && info && specs.includes(info.file)) {
        // Whatever is not there, or gone again, is the action's own affair.
        yield* wait(unseen(page, () => look(call, locator, info)).catch(() => {}));
      }
      return yield* proceed();
    },
    async beforeClose(context) {
      const one = looked.get(context);
      looked.delete(context);
      if (one && one.found.size > 0 && one.info.status === 'passed') await keep(one.info.file, one.found);
    },
  };
}

async function readUnranked(spec: string): Promise<CandidatesOfOne[]> {
  const read = parseCandidates(await readFile(besideSpec(spec, 'candidates'), 'utf8').catch(() => ''));
  return read?.locators.filter((one) => !isRanked(one)) ?? [];
}

/** Parallel workers may have looked at other elements of the same spec. */
async function keep(spec: string, found: ReadonlyMap<string, Finds[]>): Promise<void> {
  const file = besideSpec(spec, 'candidates');
  await withFileLock(file, async () => {
    const read = parseCandidates(await readFile(file, 'utf8').catch(() => ''));
    if (!read) return;
    const locators = read.locators.map((one) => {
      const findings = found.get(keyOf(one));
      return findings && !isRanked(one) ? rankCandidates(one, findings) : one;
    });
    await writeFileAtomically(file, printCandidates({ ...read, locators }));
  });
}

async function findingOf(candidate: Locator, element: ElementHandle): Promise<Finds> {
  try {
    const count = await candidate.count();
    if (count !== 1) return count === 0 ? 'nothing' : 'several';
    return (await candidate.evaluate((one, other) => one === other, element)) ? 'it' : 'another';
  } catch {
    return 'nothing'; // A selector that this browser does not know, or an element that has just gone.
  }
}

type Inner = { _frame: Pick<Locator, 'locator'>; _selector: string };
const enter = ' >> internal:control=enter-frame';

/** The document that the locator looks in: inside of frames the last one. */
function rootOf(locator: Locator) {
  const { _frame: frame, _selector: selector } = locator as unknown as Inner;
  const end = selector.lastIndexOf(enter);
  const inner = end === -1 ? frame : frame.locator(selector.slice(0, end)).contentFrame();
  return inner as Parameters<typeof buildLocator>[0];
}

/** The first candidate is the one that the spec has, until they are ranked. */
function isMeant({ candidates, frames }: CandidatesOfOne, locator: Locator, root: ReturnType<typeof rootOf>): boolean {
  const [first] = candidates;
  if (!first) return false;
  const selectorOf = (one: Locator): string => (one as unknown as Inner)._selector;
  const own = selectorOf(locator);
  return own.split(enter).length - 1 === frames.length && selectorOf(buildLocator(root, first.locator)) === own;
}

function keyOf({ text, frames }: CandidatesOfOne): string {
  return JSON.stringify([frames, text]);
}
