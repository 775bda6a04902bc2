// `npm run pictures`: the pictures of the READMEs, docs/pictures/*.<language>.png. Nothing in them is drawn: for each language
// a session in the demo shop is recorded and played, also in the IDE, and what can be seen of it is photographed.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { findBrowser } from '../electron/findBrowser.mjs';
import { startDemoShop } from '../resources/demo-shop/server.ts';
import { startCommandLine } from './demo/commandLine.ts';
import { connectDriver } from './demo/driver.ts';
import { browse } from './pictures/browse.ts';
import { pictureOfIde } from './pictures/ide.ts';
import { sheet } from './pictures/sheet.ts';

const languages = [
  { name: 'en', locale: 'en-US', title: 'asks for a discount' },
  { name: 'zh', locale: 'zh-CN', title: '使用优惠码' },
] as const;
type Language = (typeof languages)[number];

const pictures = join(import.meta.dirname, '..', 'docs', 'pictures');
const spec = 'tests/discount.spec.ts';

mkdirSync(pictures, { recursive: true });
const found = findBrowser({ env: process.env, platform: process.platform });
await using browser = await chromium.launch({
  ...(found && { executablePath: found.path }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const language of languages) await takePictures(browser, language);

async function takePictures(browser: Browser, language: Language): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'powerautomation-pictures-'));
  // Its name can be read in the pictures.
  const folder = join(home, 'shop-tests');
  mkdirSync(folder);
  try {
    await using shop = await startDemoShop();
    const site = await record(`${shop.url}/products/camp-mug?lang=${language.name}`, folder, language.title);
    const source = readFileSync(join(folder, spec), 'utf8');
    const report = await play(folder);

    await using context = await browser.newContext({ locale: language.locale, viewport: { width: 1280, height: 400 } });
    const page = await context.newPage();
    const shoot = async (name: string) => {
      const path = join(pictures, `${name}.${language.name}.png`);
      await page.screenshot({ path, fullPage: true });
      console.log(`${path}  ${Math.round(statSync(path).size / 1024)} kB`);
    };
    await page.setContent(sheet({ site, file: spec, source }));
    await shoot('recording');
    await page.goto(pathToFileURL(report).href);
    await page.getByText(language.title).click();
    await shoot('report');
    const ide = await pictureOfIde({
      browser,
      locale: language.locale,
      spec,
      title: language.title,
      start: (args) => run(args, folder),
    });
    writeFileSync(join(pictures, `ide.${language.name}.png`), ide);
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @returns a picture of the site at the end of the session */
async function record(url: string, folder: string, title: string): Promise<Buffer> {
  const viewport = ['--viewport', '1000x860'];
  const recording = run(
    ['record', url, '-o', spec, '--title', title, '--headless', '--cdp-port', '0', ...viewport],
    folder,
  );
  try {
    const endpoint = await recording.said(/DevTools endpoint: (\S+)/);
    await recording.said(/^Recording/m);
    await using driver = await connectDriver({ endpoint });
    await browse(driver);
    const picture = await driver.page.screenshot();
    await driver.page.close();
    return picture;
  } catch (error) {
    recording.interrupt();
    throw error;
  } finally {
    await recording.ended;
  }
}

/** @returns where the report is */
async function play(folder: string): Promise<string> {
  const playing = run(['play', spec], folder);
  const report = await playing.said(/report: (.+)/);
  if ((await playing.ended) !== 0) throw new Error(`The session was recorded, but it does not play: see ${report}`);
  return report;
}

function run(args: string[], folder: string) {
  const env = { POWERAUTOMATION_HOME: join(folder, '..', 'data'), POWERAUTOMATION_KEYCHAIN: 'off' };
  return startCommandLine(args, { cwd: folder, env, onLine: (line) => console.log(`  ${line}`) });
}
