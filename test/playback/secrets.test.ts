import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createWorld, endOf, ofKind, serve, type World } from './world.ts';

/** With characters that JSON, HTML and URLs each write in another way. */
const canary = 'kanari-"<7&>\\ 金丝雀';

const leakyPage = `<!doctype html><form><label>Password <input type="password" name="password"></label><button>Go</button></form><p></p>
<script>
const field = document.querySelector('input');
document.querySelector('form').onsubmit = (event) => {
  event.preventDefault();
  console.log('the page says ' + field.value);
  fetch('/?' + new URLSearchParams({ password: field.value }));
  fetch('/json', { method: 'POST', body: JSON.stringify({ password: field.value }), headers: { authorization: 'Basic ' + btoa('ann:' + unescape(encodeURIComponent(field.value))) } });
  document.querySelector('p').textContent = 'hello ' + field.value;
};
</script>`;

const leakySpec = (site: string) => `import { test, expect } from '@playwright/test';
import { writeFileSync } from 'node:fs';
test('signs in', async ({ page }, info) => {
  page.on('console', (message) => console.log(message.text()));
  process.stdout.write('half a line ' + process.env.SECRET_PASSWORD?.slice(0, 5));
  process.stdout.write(process.env.SECRET_PASSWORD?.slice(5) + ' and the rest');
  await page.goto('${site}');
  await page.getByLabel('Password').fill(process.env.SECRET_PASSWORD!);
  await page.getByRole('button', { name: 'Go' }).click();
  writeFileSync(info.outputPath('note.txt'), 'noted: ' + process.env.SECRET_PASSWORD);
  await info.attach('note', { path: info.outputPath('note.txt') });
  await expect(page.locator('p')).toHaveText('nobody', { timeout: 500 });
});
`;

/** Every form in which the canary might stand in a file, as bytes read as Latin-1. */
const forms = [
  canary,
  JSON.stringify(canary).slice(1, -1),
  encodeURIComponent(canary),
  new URLSearchParams({ a: canary }).toString().slice(2),
  canary.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  Buffer.from(`ann:${canary}`).toString('base64'),
  'kanari-',
].map((form) => Buffer.from(form).toString('latin1'));

/** The files under a folder, and those inside their zips, that hold the canary in any form. */
function leaks(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    if (!file.endsWith('.zip')) return holds(bytes) ? [file] : [];
    return Object.entries(unzipSync(bytes)).flatMap(([name, inside]) => (holds(inside) ? [`${file}/${name}`] : []));
  });
}

function holds(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  return forms.some((form) => text.includes(form));
}

async function writeLeakySpec(world: World): Promise<void> {
  world.write('sign-in.spec.ts', leakySpec(await serve(leakyPage)));
}

test('a secret is in no event and in no byte of the run folder, however the test and the page spread it', async () => {
  const world = createWorld();
  await writeLeakySpec(world);
  const asked: string[] = [];
  const secrets = {
    async get(name: string) {
      asked.push(name);
      return canary;
    },
  };

  const events = await world.play({ trace: 'on' }, { secrets });

  expect(asked).toEqual(['SECRET_PASSWORD']);
  expect(endOf(events)).toMatchObject({ state: 'failed', counts: { failed: 1 }, why: null });
  expect(holds(Buffer.from(JSON.stringify(events)))).toBe(false);
  expect(
    ofKind(events, 'output')
      .map(({ text }) => text)
      .join(''),
  ).toContain('half a line [secret] and the rest');
  const [end] = ofKind(events, 'testEnd');
  expect(end?.verdict).toHaveProperty('why', 'p: expected "nobody", but it was "hello [secret]"');
  expect(end?.evidence.map(({ name }) => name)).toEqual(expect.arrayContaining(['trace', 'note', 'error-context']));
  expect(leaks(dirname(world.folder))).toEqual([]);

  // The trace is still one: its lines are whole, and it tells of the step with the mark in place of the value.
  const entries = Object.entries(unzipSync(readFileSync(end?.trace ?? '')));
  const lines = entries
    .filter(([name]) => name.endsWith('.trace'))
    .flatMap(([, bytes]) => Buffer.from(bytes).toString().trim().split('\n'));
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  expect(lines.some((line) => line.includes('"value":"[secret]"'))).toBe(true);
});

test('a run that is aborted leaves no secret either', async () => {
  const world = createWorld({ SECRET_PASSWORD: canary });
  const site = await serve(leakyPage);
  world.write(
    'sign-in.spec.ts',
    leakySpec(site).replace("toHaveText('nobody', { timeout: 500 })", "toHaveText('nobody', { timeout: 0 })"),
  );
  const abort = new AbortController();
  for await (const event of world.playing({ trace: 'on', timeout: 0 }, { graceMs: 0 }, abort.signal)) {
    if (event.kind === 'output') abort.abort();
  }
  expect(leaks(dirname(world.folder))).toEqual([]);
});

test('the environment comes before the keychain, and only the run gets the value', async () => {
  const world = createWorld({ SECRET_CODE: '4711' });
  world.write(
    'code.spec.ts',
    `import { test, expect } from '@playwright/test';
// process.env.SECRET_OLD is no longer needed
const { SECRET_CODE } = process.env;
test('has it', () => { expect(SECRET_CODE?.length).toBe(4); });
`,
  );
  const secrets = { get: () => Promise.reject(new Error('the keychain was asked')) };
  expect(endOf(await world.play({}, { secrets })).state).toBe('passed');
  expect(process.env.SECRET_CODE).toBeUndefined();
});

test('a secret without a value is refused up front, with its name, its place and what to do', async () => {
  const world = createWorld();
  const page = world.write('pages/login.ts', 'export const login = () => process.env.SECRET_PIN;\n');
  world.write(
    'login.spec.ts',
    `import { test } from '@playwright/test';
import { login } from './pages/login.js';
test('logs in', () => { login(); });
`,
  );
  const refusal = world.play();
  await expect(refusal).rejects.toMatchObject({ code: 'SECRETS_MISSING' });
  await expect(refusal).rejects.toThrow(`SECRET_PIN  (${page}:1)`);
  expect(existsSync(world.host.dataDir)).toBe(false);
});

test('a spec that the config leaves out does not keep the others from playing by its missing secret', async () => {
  const world = createWorld();
  world.write('playwright.config.ts', `export default { testDir: 'e2e' };`);
  world.write('unit/other.test.ts', `console.log(process.env.SECRET_OTHER);`);
  world.write('e2e/fine.spec.ts', `import { test } from '@playwright/test';\ntest('fine', () => {});\n`);
  expect(endOf(await world.play())).toMatchObject({ state: 'passed', counts: { passed: 1 } });

  world.write(
    'e2e/needs.spec.ts',
    `import { test } from '@playwright/test';\ntest('needs', () => { process.env.SECRET_NEEDED; });\n`,
  );
  await expect(world.play()).rejects.toThrow('SECRET_NEEDED');
});

test('what a killed process left with its secrets is thrown away when the next run begins', async () => {
  const world = createWorld();
  world.write('fine.spec.ts', `import { test } from '@playwright/test';\ntest('fine', () => {});\n`);
  const left = join(world.host.dataDir, 'runs', 'run-0');
  mkdirSync(join(left, 'results'), { recursive: true });
  writeFileSync(join(left, 'results', 'trace.txt'), canary);
  // No process has this number: it is beyond the largest that any system gives out.
  writeFileSync(join(left, 'secrets-in-play'), String(2 ** 30));
  await world.play();
  expect(leaks(dirname(world.folder))).toEqual([]);
  expect(existsSync(left)).toBe(true);
});
