import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine, personAtTerminal } from '../../electron/engine/index.ts';

test('watching plays again when what a spec imports changes, and says what cannot begin until it can', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pa-watch-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, POWERAUTOMATION_KEYCHAIN: 'off' };
  const caller = personAtTerminal();
  await using engine = createEngine(
    { dataDir: join(root, 'data'), cwd: root, env, now: Date.now },
    { notice: () => {}, version: 'test', front: { kind: 'private', caller } },
  );
  const { runs } = engine.client(caller);
  const helper = (code: string) => writeFileSync(join(root, 'helper.ts'), code);
  const spec = (end: string) =>
    writeFileSync(
      join(root, 'a.spec.ts'),
      `import { expect, test } from '@playwright/test';\nimport { one } from './helper';\ntest('a', () => expect(one).toBe(1)${end}`,
    );
  helper('export const one = 2;');
  spec(');');
  const seen: string[] = [];

  const { job } = await runs.start({ watch: true });
  for await (const event of await runs.follow({ job })) {
    if (event.kind === 'problem') {
      seen.push(/does not parse/.exec(event.why)?.[0] ?? event.why);
      spec('); // mended');
    }
    if (event.kind !== 'runEnd') continue;
    seen.push(event.state);
    if (seen.length === 1) helper('export const one = 1;');
    else if (seen.length === 2) spec(' half written');
    else await runs.stop({ job });
  }

  expect(seen).toEqual(['failed', 'passed', 'does not parse', 'passed']);
  expect(await runs.list()).toHaveLength(3);
});
