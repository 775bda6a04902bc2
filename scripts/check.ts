// `npm test`: every check and every test.
//   npm test                    every check, every test, every scenario
//   npm test -- --fast          without the scenarios: some 350 recordings in real browsers, each replayed by plain Playwright
//   npm test -- <arguments>     passes them to vitest: npm test -- recognize
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runChild } from '../bin/runChild.mjs';
import { type Counts, closingLine, readCounts } from './check/counts.ts';

type Outcome = { name: string; code: number; seconds: number };

const root = path.join(import.meta.dirname, '..');
const fast = process.argv.includes('--fast');
const vitestArguments = process.argv.slice(2).filter((argument) => argument !== '--fast');

const checks: { name: string; command: string[] }[] = [
  // Without --error-on-warnings a warning would stay for ever.
  { name: 'biome', command: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['typescript/bin/tsc', '-p', 'tsconfig.json'] },
  { name: 'types: shared', command: ['typescript/bin/tsc', '-p', 'shared'] },
  { name: 'types: face', command: ['typescript/bin/tsc', '-p', 'renderer'] },
  { name: 'types: page', command: ['typescript/bin/tsc', '-p', 'electron/recording/page'] },
  { name: 'types: page in play', command: ['typescript/bin/tsc', '-p', 'electron/playback/page'] },
  { name: 'types: heal page', command: ['typescript/bin/tsc', '-p', 'electron/playback/heal/page'] },
  { name: 'types: robustness page', command: ['typescript/bin/tsc', '-p', 'electron/playback/robustness/page'] },
  { name: 'types: test', command: ['typescript/bin/tsc', '-p', 'test'] },
  { name: 'knip', command: ['knip/bin/knip.js'] },
];

const outcomes = await Promise.all(checks.map(({ name, command }) => runQuietly(name, command)));
if (!isInterrupted()) {
  const { outcome, counts } = await runTests();
  outcomes.push(outcome);
  printSummary(outcomes);
  console.log(closingLine(counts));
}
process.exitCode = isInterrupted() ? 130 : Math.min(1, Math.max(...outcomes.map(({ code }) => code)));

function isInterrupted(): boolean {
  return outcomes.some(({ code }) => code === 130);
}

/** Runs one of the tools in node_modules; what it says is shown only if it fails. */
async function runQuietly(name: string, [program = '', ...args]: string[]): Promise<Outcome> {
  const begun = performance.now();
  const tool = path.join(root, 'node_modules', program);
  const { code, signal, output } = await runChild(process.execPath, [tool, ...args], { cwd: root, output: 'capture' });
  const outcome = { name, code: signal ? 130 : code, seconds: (performance.now() - begun) / 1000 };
  console.log(summaryLine(outcome));
  if (code !== 0 && !signal) console.log(`${output.trimEnd()}\n`);
  return outcome;
}

async function runTests(): Promise<{ outcome: Outcome; counts: Counts }> {
  const begun = performance.now();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'powerautomation-check-'));
  const results = path.join(folder, 'results.json');
  try {
    const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
    const projects = fast ? ['--project=unit'] : [];
    const args = [vitest, 'run', ...reporters, ...projects, ...vitestArguments];
    const { code, signal } = await runChild(process.execPath, args, { cwd: root });
    const seconds = (performance.now() - begun) / 1000;
    return { outcome: { name: 'tests', code: signal ? 130 : code, seconds }, counts: readCounts(results) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printSummary(all: Outcome[]): void {
  console.log(`\n${all.map(summaryLine).join('\n')}\n`);
}

function summaryLine({ name, code, seconds }: Outcome): string {
  const word = code === 0 ? 'ok' : code === 130 ? 'interrupted' : 'FAILED';
  return `${name.padEnd(14)} ${word.padEnd(11)} ${seconds.toFixed(1).padStart(6)} s`;
}
