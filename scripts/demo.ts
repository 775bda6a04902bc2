// `npm run demo`: the main job, once, for real. A person's raw mouse and keyboard buy something in a shop of ours while
// `powerautomation record` watches; the spec that comes out of it is shown, and `powerautomation play` runs it in a fresh browser. Then
// the shop is released anew, and the same test meets it: what can be found again surely is healed, the rest refused.
//   npm run demo                  without windows
//   npm run demo -- --headed      shows both browsers
//   npm run demo -- --folder F    keeps everything in this folder (default: a new temporary one)
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type DemoShop, startDemoShop } from '../resources/demo-shop/server.ts';
import { startCommandLine } from './demo/commandLine.ts';
import { connectDriver } from './demo/driver.ts';
import { inWords, isSamePurchase } from './demo/purchase.ts';
import { secrets, shop } from './demo/shopper.ts';

const begun = performance.now();
const { values: flags } = parseArgs({
  options: { headed: { type: 'boolean', default: false }, folder: { type: 'string' } },
});
const folder = flags.folder ? resolve(flags.folder) : mkdtempSync(join(tmpdir(), 'powerautomation-demo-'));
mkdirSync(folder, { recursive: true });
const spec = 'tests/buys-something-green.spec.ts';
// Data of its own. The keychain of whoever tries this is left alone: the secrets are handed over when the test is played.
const env = { POWERAUTOMATION_HOME: join(folder, 'data'), POWERAUTOMATION_KEYCHAIN: 'off' };

// As a project has it: what is refused fails its step after a while, not only when the time of its test is over.
writeFileSync(
  join(folder, 'playwright.config.mjs'),
  'export default { timeout: 120_000, use: { actionTimeout: 10_000 } };\n',
);

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort());

try {
  process.exitCode = await demo(interruption.signal);
} catch (error) {
  if (!interruption.signal.aborted) throw error;
  console.log(`\nInterrupted. What was made until then is in ${folder}`);
  process.exitCode = 130;
}

/** @returns the exit code: 0 when the test played green and bought the same once more */
async function demo(signal: AbortSignal): Promise<number> {
  await using site = await startDemoShop();

  heading('1  Record: a person goes shopping');
  await record(site, signal);

  heading('2  The test that came out of it');
  console.log(readFileSync(join(folder, spec), 'utf8'));

  heading('3  Play it in a fresh browser');
  const { code, report } = await play(signal);

  heading('4  What the shop has sold');
  for (const [index, order] of site.orders().entries()) {
    console.log(`${index === 0 ? 'recorded' : 'played  '}  ${inWords(order)}`);
  }
  const isSame = isSamePurchase(site.orders());

  heading('5  The shop is released anew, and the test meets it');
  const heals = code === 0 ? await meetNextRelease(signal) : null;
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`
${verdict(code, isSame)}
${healVerdict(heals)} (${seconds} s)
  test     ${join(folder, spec)}
  report   ${report}
  data     ${env.POWERAUTOMATION_HOME}`);
  return code === 0 && !(isSame && heals && isHonest(heals)) ? 1 : code;
}

function verdict(code: number, isSame: boolean): string {
  if (code !== 0) return '✗ The test did not play green.';
  return isSame
    ? '✓ Recorded, played green, and bought the same again.'
    : '✗ The test played green, but bought something else.';
}

type Heals = { healed: number; refused: number };

/** Renamed ids, classes and words, moved and wrapped elements, one that is gone. Plays until there is something that nobody could be sure of. */
async function meetNextRelease(signal: AbortSignal): Promise<Heals> {
  const file = join(folder, spec);
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, source.replace('/?lang=en', '/?lang=en&release=2'));
  try {
    const lines = new Set<string>();
    const playing = run(['play', spec, ...(flags.headed ? ['--headed'] : [])], secrets, (line) =>
      lines.add(line.trim()),
    );
    await playing.ended;
    signal.throwIfAborted();
    const count = (beginning: string) => [...lines].filter((line) => line.startsWith(beginning)).length;
    return { healed: count('healed: '), refused: count('not healed: ') };
  } finally {
    writeFileSync(file, source);
  }
}

function isHonest({ healed, refused }: Heals): boolean {
  return healed > 0 && refused === 1;
}

function healVerdict(heals: Heals | null): string {
  if (!heals) return '- The next release was not tried.';
  const { healed, refused } = heals;
  return `${isHonest(heals) ? '✓' : '✗'} In the next release ${healed} elements were found again, and ${refused} was refused rather than guessed.`;
}

/** @throws when shopping or recording fails */
async function record(site: DemoShop, signal: AbortSignal): Promise<void> {
  const title = 'buys something green';
  const window = flags.headed ? [] : ['--headless'];
  const url = `${site.url}/?lang=en`;
  const recording = run(['record', url, '-o', spec, '--title', title, '--cdp-port', '0', '--force', ...window]);
  try {
    const endpoint = await recording.said(/DevTools endpoint: (\S+)/);
    await recording.said(/^Recording/m);
    await using driver = await connectDriver({ endpoint, signal });
    await shop(driver, site.url);
    // As a person ends it; the command line goes on to write the test.
    await driver.page.close();
  } catch (error) {
    recording.interrupt();
    await recording.ended;
    throw error;
  }
  const code = await recording.ended;
  signal.throwIfAborted();
  if (code !== 0) throw new Error(`Recording ended with exit code ${code}.`);
}

async function play(signal: AbortSignal): Promise<{ code: number; report: string }> {
  const playing = run(['play', spec, '--trace', 'on', ...(flags.headed ? ['--headed'] : [])], secrets);
  const report = await playing.said(/report: (.+)/).catch(() => 'none was written');
  const code = await playing.ended;
  signal.throwIfAborted();
  return { code, report };
}

function run(args: string[], extra: Record<string, string> = {}, hear = (_line: string): void => {}) {
  console.log(`$ powerautomation ${args.map((word) => (/[\s?&]/.test(word) ? `"${word}"` : word)).join(' ')}`);
  return startCommandLine(args, {
    cwd: folder,
    env: { ...env, ...extra },
    onLine: (line) => {
      console.log(line);
      hear(line);
    },
  });
}

function heading(text: string): void {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(3, 76 - text.length))}\n`);
}
