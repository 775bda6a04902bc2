/** What each target is printed. `vitest run test/testcode/export/golden.test.ts -u` accepts what changed; read the diff before. */
import { describe, expect, test } from 'vitest';
import { printFor, recordedScript, specScript, targetNames } from './scripts.ts';

describe.each([
  ['recording', recordedScript()],
  ['spec', specScript()],
])('a rich %s', (source, script) => {
  test.each(targetNames)('as %s', async (name) => {
    const { text, left } = printFor(name, script);
    await expect(text).toMatchFileSnapshot(`golden/${source}.${name}.txt`);
    await expect(`${left.join('\n---\n')}\n`).toMatchFileSnapshot(`golden/${source}.${name}.left.txt`);
  });
});
