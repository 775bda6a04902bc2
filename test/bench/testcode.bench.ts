import { parseSync } from 'oxc-parser';
import { createOutline, isSpecNodes, readNodes } from '../../electron/testcode/index.ts';
import type { BenchRow } from './storage.bench.ts';

const LINES = 5000;
const ROUNDS = 30;
const FILE = 'large.spec.ts';

/** How long a spec of 5,000 lines takes to become nodes, and to follow one keystroke. Medians; floor: parsing alone. */
export function benchTestcode(): BenchRow[] {
  const source = largeSpec();
  const bare = median(() => bareParse(source));
  const read = median(() => {
    if (!isSpecNodes(readNodes(source, FILE))) throw new Error('The spec of the bench does not parse');
  });
  const outline = createOutline(FILE, source);
  let typed = source;
  const keystroke = median(() => {
    typed = typed.replace("name: 'Save 3", "name: 'Save 3x");
    outline.update(typed);
  });
  let half = typed;
  const broken = median(() => {
    half = `${half}\nconst a = `;
    outline.update(half);
  });
  const name = `${LINES} lines`;
  return [
    { name: `spec to nodes, ${name}`, value: read, unit: 'ms', beside: { name: 'oxc parse alone', value: bare } },
    { name: `one keystroke, ${name}`, value: keystroke, unit: 'ms', beside: { name: 'oxc parse alone', value: bare } },
    { name: `half-written, ${name}`, value: broken, unit: 'ms', beside: { name: 'oxc parse alone', value: bare } },
  ];
}

/** Tests of eight steps, ten lines each. */
function largeSpec(): string {
  const step = (index: number): string => `  await page.getByRole('button', { name: 'Save ${index}' }).click();`;
  const body = Array.from({ length: 8 }, (_, index) => step(index)).join('\n');
  const tests = Array.from(
    { length: LINES / 10 },
    (_, index) => `test('test ${index}', async ({ page }) => {\n${body}\n});`,
  );
  return `import { test } from '@playwright/test';\n${tests.join('\n')}\n`;
}

/** The tree, its comments and its errors: what oxc gives becomes objects only when it is asked for. */
function bareParse(source: string): void {
  const { program, comments, errors } = parseSync(FILE, source, { sourceType: 'unambiguous' });
  if (program.body.length === 0 || comments.length > 0 || errors.length > 0)
    throw new Error('The spec of the bench is not read');
}

/** Median of the rounds, ms of a processor with one decimal: a wall clock would show who else works here. */
function median(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((left, right) => left - right);
  return Math.round((times[ROUNDS / 2] ?? 0) * 10) / 10;
}
