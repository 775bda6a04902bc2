/** Asks the script in the page (heal/page), which is there under a name that no page can know. */
import type { ElementHandle, Frame, Locator, Page } from '@playwright/test';
import type { LocatorStep, Locator as LocatorSteps } from '../../../../shared/model/locator.ts';
import type { Fingerprint } from '../../../../shared/model/target.ts';
import type { Decision } from '../../heal/index.ts';
import { noteClosedRoots } from '../../noteClosedRoots.ts';
import { unseen } from '../instrument.ts';
import { within } from '../within.ts';
import { askAtOnce } from './askAtOnce.ts';
import { selectorOf } from './targetsOf.ts';
import type { Seen } from './waitForElement.ts';

type Changes = { count: number; stillFor: number };
type Ways = { ranked: LocatorSteps[]; steps: LocatorStep[]; words: string };

/** What a document answers when it is asked for an element that is remembered; `element` is the chosen or the nearest one. */
export type Answer = { decision: Decision; frame: Frame; element: ElementHandle | null };

type InPage = {
  probe(elements: unknown[], testId: string): Seen;
  find(remembered: Fingerprint, testId: string): { decision: Decision; element: unknown };
  watch(): Changes;
  waysTo(element: unknown, testId: string): Ways;
  mark(element: unknown): number;
};

/** `testId`: the attribute that the test's `getByTestId` looks at. */
type Asking = { name: string; testId: string };

/** A frame that does not answer for so long has hung, and a test is not to hang with it. In ms. */
const hungMs = 2000;

export type PageHealer = ReturnType<typeof createPageHealer>;

export function createPageHealer(name: string) {
  return {
    /** Of a document that is just being replaced nothing can be told: as if nothing were there. A page that hangs is left to Playwright. */
    async probe(locator: Locator): Promise<Seen> {
      const asking = { name, testId: testIdAttributeOf(locator.page()) };
      const asked =
        askAtOnce(locator, probeFound, asking) ?? unseen(locator.page(), () => locator.evaluateAll(probeFound, asking));
      const seen = asked.then((answer) => answer ?? nothing).catch(() => nothing);
      return within(seen, hungMs).catch((): Seen => ({ count: 1 }));
    },

    /** Null where a document cannot be asked: it began before us, or is gone. */
    async find(frame: Frame, remembered: Fingerprint): Promise<Answer | null> {
      try {
        await within(noteClosedRoots(frame, name), hungMs).catch(() => {});
        const finding = frame.evaluateHandle(
          ({ name, remembered, testId }) =>
            (Reflect.get(globalThis, name) as InPage | undefined)?.find(remembered, testId) ?? null,
          { name, remembered, testId: testIdAttributeOf(frame) },
        );
        const found = await within(finding, hungMs);
        const decision = (await found.evaluate((result) => result?.decision ?? null)) as Decision | null;
        if (!decision) return null;
        const element = (await found.getProperty('element')).asElement() as ElementHandle | null;
        return { decision, frame, element };
      } catch {
        return null;
      }
    },

    /** Whether the page still gives the same answer. */
    async isStillFound({ frame, element }: Answer, remembered: Fingerprint): Promise<boolean> {
      try {
        return await frame.evaluate(
          ({ name, remembered, element, testId }) => {
            const found = (Reflect.get(globalThis, name) as InPage).find(remembered, testId);
            return found.decision.kind === 'match' && found.element === element;
          },
          { name, remembered, element, testId: testIdAttributeOf(frame) },
        );
      } catch {
        return false;
      }
    },

    async waysTo({ frame, element }: { frame: Frame; element: ElementHandle | null }): Promise<Ways> {
      const nothing: Ways = { ranked: [], steps: [], words: 'element' };
      if (!element) return nothing;
      try {
        return await frame.evaluate(
          ({ name, element, testId }) => (Reflect.get(globalThis, name) as InPage).waysTo(element, testId),
          { name, element, testId: testIdAttributeOf(frame) },
        );
      } catch {
        return nothing;
      }
    },

    /** The selector engine that finds what was marked: its name, and the code that asks the page for an element by its number. */
    marks: { engine: `${name}Mark`, read: `globalThis[${JSON.stringify(name)}].marked` },

    /** Numbers an element, so that the selector engine can ask for it. */
    async mark(frame: Frame, element: ElementHandle) {
      try {
        const number = await frame.evaluate(
          ({ name, element }) => (Reflect.get(globalThis, name) as InPage).mark(element),
          { name, element },
        );
        const { words } = await this.waysTo({ frame, element });
        return { number, words };
      } catch {
        return null;
      }
    },

    /** Of all frames together: how often the page has changed since it is watched, and for how many ms it has not. */
    async changes(page: Page): Promise<Changes> {
      const all = await Promise.all(
        page.frames().map(async (frame) => {
          try {
            const asked = frame.evaluate(
              (name) => (Reflect.get(globalThis, name) as InPage | undefined)?.watch() ?? null,
              name,
            );
            return await within(asked, hungMs);
          } catch {
            return { count: 1, stillFor: 0 }; // It is just being replaced, or hangs.
          }
        }),
      );
      const known = all.filter((each) => each !== null);
      return {
        count: known.reduce((sum, { count }) => sum + count, 0),
        stillFor: Math.min(...known.map(({ stillFor }) => stillFor), Number.MAX_SAFE_INTEGER),
      };
    },
  };
}

const nothing: Seen = { count: 0 };

/** Runs in the page. */
function probeFound(found: unknown[] | { elements: unknown[] }, { name, testId }: Asking): Seen {
  const elements = Array.isArray(found) ? found : found.elements;
  const healer = Reflect.get(globalThis, name) as InPage | undefined;
  return healer?.probe(elements, testId) ?? { count: elements.length };
}

/** Whether a locator finds this element, and nothing else. */
export async function isJust(locator: Locator, element: ElementHandle): Promise<boolean> {
  try {
    return await locator.evaluateAll((found, element) => found.length === 1 && found[0] === element, element);
  } catch {
    return false;
  }
}

/** Playwright tells it in what it makes of a test id, wherever it was set. */
function testIdAttributeOf(root: Page | Frame): string {
  return /^internal:testid=\[([\w-]+)=/.exec(selectorOf(root.getByTestId('id')))?.[1] ?? 'data-testid';
}
