import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closingLine, readCounts } from '../../scripts/check/counts.ts';

const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };
const tests = [{ status: 'passed', title: 'a test' }];

function reportFile(content: object): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'powerautomation-counts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, 'results.json'), JSON.stringify(content));
  return path.join(folder, 'results.json');
}

test('the closing line counts what vitest ran', () => {
  const file = reportFile({ ...report, testResults: [{ status: 'failed', assertionResults: tests }] });
  expect(closingLine(readCounts(file))).toBe('3 passed, 1 failed, 2 skipped');
});

test('a file that does not load counts as failed', () => {
  const file = reportFile({ ...report, testResults: [{ status: 'failed', assertionResults: [] }] });
  expect(readCounts(file).failed).toBe(2);
});

test('a vitest that ended without a report ran nothing', () => {
  expect(readCounts('/nowhere/results.json')).toEqual({ passed: 0, failed: 0, skipped: 0 });
});
