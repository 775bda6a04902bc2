/** Playwright's own JSON and JUnit reporters beside those of the project, which `--reporter` would put out. */
import { createRequire } from 'node:module';
import type { FullConfig, FullResult, Suite, TestError } from '@playwright/test/reporter';

/** What is used of a built-in reporter; it counts on the suite to hold all results when it ends. */
type BuiltIn = {
  onConfigure?(config: FullConfig): void;
  onBegin?(suite: Suite): void;
  onError?(error: TestError): void;
  onEnd?(result: FullResult): Promise<void> | void;
};
type Runner = {
  runnerReporters: {
    createReporters(config: object, mode: 'test', descriptions: [string, object][]): Promise<BuiltIn[]>;
  };
};

/** `wanted` are file names by the name of the reporter. None where this version of Playwright hides them; the player says so. */
export async function createCiReports(wanted: Record<string, string>): Promise<BuiltIn[]> {
  const descriptions = Object.entries(wanted).map(([name, outputFile]): [string, object] => [name, { outputFile }]);
  if (descriptions.length === 0) return [];
  // These would lead ours away to the files of the project's own, which is set up already.
  const own = ['PW_TEST_REPORTER', 'PLAYWRIGHT_JSON_OUTPUT_FILE', 'PLAYWRIGHT_JUNIT_OUTPUT_FILE'];
  const kept = own.map((name) => process.env[name]);
  for (const name of own) delete process.env[name];
  try {
    const require = createRequire(process.argv[1] ?? import.meta.url);
    const { runnerReporters } = require('playwright/lib/runner') as Runner;
    const config = { configDir: process.cwd(), config: { tags: [] } };
    // It puts one before them that prints, because none of them does.
    return (await runnerReporters.createReporters(config, 'test', descriptions)).slice(-descriptions.length);
  } catch {
    return [];
  } finally {
    for (const [index, name] of own.entries()) if (kept[index] !== undefined) process.env[name] = kept[index];
  }
}
