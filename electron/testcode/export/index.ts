/** Tests for other worlds: one file a target, each behind the same interface. */
import { cypress } from './cypress.ts';
import { gherkin } from './gherkin.ts';
import { playwrightCsharp } from './playwright/csharp.ts';
import { playwrightJava } from './playwright/java.ts';
import { playwrightPython } from './playwright/python.ts';
import { puppeteer } from './puppeteer.ts';
import { recorder } from './recorder.ts';
import type { ExportTarget } from './script.ts';
import { selenium } from './selenium.ts';
import { side } from './side.ts';

export { lower } from './lower.ts';
export { readSpec } from './read/spec.ts';
export type { Script } from './script.ts';

/** Every world that tests can be exported to, by the name that a person calls it. */
export const exportTargets = {
  'playwright-python': playwrightPython,
  'playwright-java': playwrightJava,
  'playwright-csharp': playwrightCsharp,
  puppeteer,
  cypress,
  selenium,
  gherkin,
  recorder,
  side,
} as const satisfies Record<string, ExportTarget>;

export type ExportTargetName = keyof typeof exportTargets;
