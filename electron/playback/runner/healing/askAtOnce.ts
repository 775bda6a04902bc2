import type { Frame, Locator } from '@playwright/test';
import { rootOf, selectorOf } from './targetsOf.ts';

type Resolved<Result> = { result: Result } | null;
type ServerFrame = {
  selectors?: {
    callOnSelector?<Argument, Result>(
      target: { selector: string; strict: boolean; mainWorld: boolean },
      work: (found: { elements: unknown[] }, argument: Argument) => Result,
      argument: Argument,
    ): Promise<Resolved<Result>>;
  };
};
type Connected = { _connection?: { toImpl?(object: object): unknown } };

/**
 * What `work` makes in the page of the elements of a locator, in a single way to the browser and back, where Playwright's own `evaluateAll`
 * takes two: asked of its own side, which lies in this process. Null where it finds nothing; undefined where this cannot be asked.
 */
export function askAtOnce<Argument, Result>(
  locator: Locator,
  work: (found: { elements: unknown[] }, argument: Argument) => Result,
  argument: Argument,
): Promise<Result | null> | undefined {
  const frame = rootOf(locator) as Frame & Connected;
  const server = frame._connection?.toImpl?.(frame) as ServerFrame | undefined;
  if (typeof server?.selectors?.callOnSelector !== 'function') return undefined;
  return server.selectors
    .callOnSelector({ selector: selectorOf(locator), strict: false, mainWorld: true }, work, argument)
    .then((resolved) => resolved?.result ?? null);
}
