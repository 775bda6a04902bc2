import type { BrowserContext, TestInfo } from '@playwright/test';
import type { Environment } from '../baseline/place.ts';

/** Where a test runs, as told by its context. */
export function environmentOf(info: TestInfo, context: BrowserContext): Environment {
  const { viewport, deviceScaleFactor } = info.project.use;
  const open = context.pages()[0]?.viewportSize();
  const asked = optionsOf(context);
  return {
    browser: context.browser()?.browserType().name() ?? info.project.use.browserName ?? 'chromium',
    platform: process.platform,
    viewport: open ?? asked.viewport ?? viewport ?? { width: 1280, height: 720 },
    scale: asked.deviceScaleFactor ?? deviceScaleFactor ?? 1,
    project: info.project.name,
  };
}

type ContextOptions = { viewport?: { width: number; height: number }; deviceScaleFactor?: number };

/** What the context was really made with (`test.use`, `newContext`); Playwright keeps it to itself. */
function optionsOf(context: BrowserContext): ContextOptions {
  const { _options: options } = context as { _options?: ContextOptions };
  return options ?? {};
}
