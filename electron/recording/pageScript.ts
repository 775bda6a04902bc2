/** The script that listens inside recorded pages, bundled into one text. */
import { fileURLToPath } from 'node:url';

export type PageSettings = {
  /** The attribute that getByTestId looks at. */
  testIdAttribute: string;
  /** Attributes to find elements by before anything else but a test id. */
  preferredAttributes: string[];
  /** Attributes that no locator may use; `id` and `class` among them, if so wished. */
  bannedAttributes: string[];
};

let bundle: Promise<string> | null = null;

/** The source to evaluate in the isolated world of every document. Bundled once per process. */
export async function pageScript(given: Partial<PageSettings>): Promise<string> {
  const settings: PageSettings = {
    testIdAttribute: 'data-testid',
    preferredAttributes: [],
    bannedAttributes: [],
    ...given,
  };
  bundle ??= bundlePage();
  return `(() => { const __paSettings = ${JSON.stringify(settings)};\n${await bundle}\n})()`;
}

async function bundlePage(): Promise<string> {
  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: [fileURLToPath(new URL('./page/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    minify: true,
    logLevel: 'silent',
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error('esbuild gave no output for the page script');
  return file.text;
}
