/** Replays specs with Playwright's own command line in fresh browsers; nothing of ours is in its path. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { browserArguments, executablePath } from './chromium.ts';
import { nodeModules, stateReader } from './paths.ts';
import type { Expectation } from './replayedState.ts';
import type { State } from './state.ts';

export type Recorded = {
  name: string;
  spec: string;
  folder: string;
  state: State;
  probe: string | undefined;
  secrets: Record<string, string>;
};
export type Replayed = { error: string | null; state: State | null };

/** The same spec, with its secrets at hand, and one more line at the end of its test that leaves the state behind. */
const withStateReading = (
  { spec, secrets }: Pick<Recorded, 'spec' | 'secrets'>,
  expectationFile: string,
  stateFile: string,
): string => {
  const end = spec.lastIndexOf('\n});');
  if (end < 0) throw new Error(`No end of a test in:\n${spec}`);
  const reading = `  await (await import(${JSON.stringify(stateReader)})).leaveState(page.context(), ${JSON.stringify(expectationFile)}, ${JSON.stringify(stateFile)});`;
  return `${spec.slice(0, end)}\n${reading}${spec.slice(end)}\nObject.assign(process.env, ${JSON.stringify(secrets)});\n`;
};

// A place of its own for what a failure leaves: runs at the same time would clear each other's.
const configuration = (report: string): string => `export default {
  testDir: '.',
  outputDir: './results',
  timeout: 25_000,
  workers: 1,
  reporter: [['json', { outputFile: ${JSON.stringify(report)} }]],
  use: {
    headless: true,
    actionTimeout: 8_000,
    navigationTimeout: 8_000,
    launchOptions: { executablePath: ${JSON.stringify(executablePath)}, args: ${JSON.stringify(browserArguments)} },
  },
};
`;

type Suite = {
  file: string;
  suites?: Suite[];
  specs?: { file: string; tests: { results: { status: string; errors: { message?: string }[] }[] }[] }[];
};
type Report = { suites: Suite[]; errors: { message?: string; location?: { file: string } }[] };

const specsOf = (suites: Suite[]): NonNullable<Suite['specs']> =>
  suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);

const readJson = async <T>(file: string): Promise<T | null> =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as T,
    () => null,
  );

/** All of them in one run of Playwright, one after the other; keyed by name. */
export const replay = async (folder: string, all: Recorded[]): Promise<Map<string, Replayed>> => {
  const specs = join(folder, 'replay');
  await mkdir(specs, { recursive: true });
  await symlink(nodeModules.replace(/\/$/, ''), join(specs, 'node_modules'));
  const place = (index: number) => ({
    folder: join(specs, `s${index}`),
    expectation: join(specs, `s${index}.expected.json`),
    state: join(specs, `s${index}.actual.json`),
  });
  for (const [index, one] of all.entries()) {
    const { state, probe, folder: recorded } = one;
    const at = place(index);
    // Files that the recorder laid beside the spec belong to it.
    await cp(recorded, at.folder, { recursive: true, filter: (source) => !/\.spec\.ts$|\/data$/.test(source) });
    await writeFile(at.expectation, JSON.stringify({ state, probe: probe ?? null } satisfies Expectation));
    await writeFile(join(at.folder, 'recorded.spec.ts'), withStateReading(one, at.expectation, at.state));
  }
  const reportFile = join(specs, 'report.json');
  await writeFile(join(specs, 'playwright.config.mjs'), configuration(reportFile));
  const child = spawn(
    join(nodeModules, '.bin/node'),
    [join(nodeModules, '@playwright/test/cli.js'), 'test', '-c', join(specs, 'playwright.config.mjs')],
    { cwd: specs, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0' } },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  await once(child, 'exit');
  const report = await readJson<Report>(reportFile);
  const results = new Map<string, Replayed>();
  for (const [index, { name }] of all.entries()) {
    const run = specsOf(report?.suites ?? []).find((spec) => spec.file.startsWith(`s${index}/`));
    const result = run?.tests[0]?.results.at(-1);
    const complaint =
      result?.errors.map((error) => error.message ?? '').join('\n') ??
      report?.errors.map((error) => error.message ?? '').join('\n') ??
      printed;
    results.set(name, {
      error: result?.status === 'passed' ? null : stripVTControlCharacters(complaint || printed || 'did not run'),
      state: await readJson<State>(place(index).state),
    });
  }
  return results;
};
