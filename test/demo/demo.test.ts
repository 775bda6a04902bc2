import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { secrets } from '../../scripts/demo/shopper.ts';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'demo.ts');

/** The whole demo, two browsers one after the other, on a machine that does other things as well. */
const timeout = 240_000;

test('the demo records a purchase, plays it green, and no secret is left in anything it wrote', {
  timeout,
}, async () => {
  const folder = temporaryFolder();
  const { demo, output } = startDemo(folder);
  const [code] = await once(demo, 'close');

  expect(code, output()).toBe(0);
  expect(output()).toContain('✓ Recorded, played green, and bought the same again.');
  expect(output()).toMatch(/✓ In the next release [1-9]\d* elements were found again, and 1 was refused/);
  const report = /^ {2}report +(.+)$/m.exec(output())?.[1] ?? '';
  expect(existsSync(report), output()).toBe(true);

  const spec = readFileSync(join(folder, 'tests', 'buys-something-green.spec.ts'), 'utf8');
  for (const line of essentialLines) expect(spec).toMatch(line);
  for (const line of uglyLines) expect(spec).not.toMatch(line);

  const written = filesIn(folder);
  expect(written.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/powerautomation\.db$/),
      expect.stringMatching(/trace\.zip.+\.trace$/),
    ]),
  );
  expect(written.flatMap(leaksIn)).toEqual([]);
});

test.skipIf(process.platform === 'win32')('Ctrl-C ends the demo with all that it started', { timeout }, async () => {
  const folder = temporaryFolder();
  const { demo, output, said } = startDemo(folder);
  await said('Click link "Sign in"');
  demo.kill('SIGINT');
  const [code] = await once(demo, 'close');

  expect(code, output()).toBe(130);
  expect(output()).toContain(`Interrupted. What was made until then is in ${folder}`);
  expect(programsIn(folder)).toEqual([]);
});

const essentialLines = [
  /getByRole\('textbox', \{ name: 'E-mail' \}\)\.fill\('ann@example\.com'\)/,
  /'Password'.*\.fill\(process\.env\.SECRET_PASSWORD!\)/,
  /'Password'.*\.press\('Enter'\)/,
  /getByRole\('combobox', \{ name: 'Search products' \}\)\.pressSequentially\('mug'\)/,
  /getByRole\('radio', \{ name: 'Forest' \}\)\.check\(\)/,
  /getByRole\('combobox', \{ name: 'Size' \}\)\.selectOption\(\{ label: 'Large' \}\)/,
  /getByRole\('button', \{ name: 'Move Potted Fern' \}\)\.(?:dragTo|hover)\(/,
  /page\.once\('dialog', \(dialog\) => dialog\.accept\(\)\)/,
  /setInputFiles\(file\('happy-birthday\.txt'\)\)/,
  /getByRole\('combobox', \{ name: 'Country' \}\)\.selectOption\(\{ label: 'Austria' \}\)/,
  /contentFrame\(\)\.getByRole\('textbox', \{ name: 'Card number' \}\)\.fill\(process\.env\.SECRET_CARD_NUMBER!\)/,
  /getByRole\('button', \{ name: 'Place order' \}\)\.click\(\)/,
  /waitForURL\('\*\*\/thank-you'\)/,
];

/** What nobody would write: keys that only looked for an option, hovers that showed nothing, places in the document. */
const uglyLines = [/\.press\('[a-z]'\)/, /'(?:region|listitem|link)'[^\n]*\.hover\(/, /nth-of-type/, /waitForTimeout/];

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'powerautomation-demo-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

function startDemo(folder: string) {
  const demo = spawn(process.execPath, [script, '--folder', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void demo.kill());
  let written = '';
  for (const stream of [demo.stdout, demo.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      demo.emit('said');
    });
  }
  return {
    demo,
    output: () => written,
    said: (words: string) =>
      heard(
        demo,
        () => written.includes(words),
        () => written,
      ),
  };
}

function heard(demo: ChildProcess, isTrue: () => boolean, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => isTrue() && resolve();
    demo.on('said', look).once('close', () => reject(new Error(`The demo ended early:\n${output()}`)));
    look();
  });
}

type Written = { name: string; bytes: Buffer };

/** Every file of the folder, and every file in every archive among them. */
function filesIn(folder: string): Written[] {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const name = join(entry.parentPath, entry.name);
      const bytes = readFileSync(name);
      if (!name.endsWith('.zip')) return [{ name, bytes }];
      return Object.entries(unzipSync(bytes)).map(([inner, data]) => ({
        name: `${name}: ${inner}`,
        bytes: Buffer.from(data),
      }));
    });
}

/** As it was typed, as the page shows it, as UTF-16. A number of four digits counts where it stands alone, as a text. */
const spellings = [
  secrets.SECRET_PASSWORD,
  secrets.SECRET_CARD_NUMBER,
  secrets.SECRET_CARD_NUMBER.replace(/(\d{4})(?=\d)/g, '$1 '),
].flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
const alone = new RegExp(`["'>]\\s*(?:${secrets.SECRET_EXPIRY}|11/31|${secrets.SECRET_SECURITY_CODE})\\s*["'<\\\\]`);

function leaksIn({ name, bytes }: Written): string[] {
  const found = spellings.filter((text) => bytes.includes(text)).map(String);
  const short = alone.exec(bytes.toString('latin1'))?.[0];
  return [...found, ...(short ? [short] : [])].map((text) => `${text} in ${name}`);
}

/** Programs whose command line names the folder, or that run in it. */
function programsIn(folder: string): string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return ''; // It ended while we looked.
      }
    })
    .filter((command) => command.includes(folder));
}
