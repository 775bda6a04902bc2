import type { TestInfo } from '@playwright/test';

/** What a test has used so far in one attempt. */
export type Uses = {
  /** Its titles, and the file that it is written in. */
  title: string;
  spec: string;
  /** Counts from 1 how often a locator was used. */
  next(locator: string): number;
  noteHeal(): void;
  /** Something was healed before: what comes after may be the wrong page, until the test has ended well. */
  isInDoubt(): boolean;
};

export function createUses(): { of(test: TestInfo): Uses } {
  // Each attempt has its own TestInfo.
  const known = new WeakMap<TestInfo, Uses>();
  return {
    of(test) {
      const uses = known.get(test) ?? begin(test);
      known.set(test, uses);
      return uses;
    },
  };
}

function begin({ titlePath, file }: TestInfo): Uses {
  const counts = new Map<string, number>();
  let heals = 0;
  return {
    // The first is the file.
    title: titlePath.slice(1).join(' › '),
    spec: file,
    next(locator) {
      const count = (counts.get(locator) ?? 0) + 1;
      counts.set(locator, count);
      return count;
    },
    noteHeal: () => void heals++,
    isInDoubt: () => heals > 0,
  };
}
