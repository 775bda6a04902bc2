/** The script that learns and finds elements inside pages under test, bundled into one text. */
import { fileURLToPath } from 'node:url';

let bundle: Promise<string> | null = null;

/**
 * The source for every document of a context, to run before the page's own scripts. `name` is what the frame's global is called that has
 * `learn(element)`, giving a fingerprint, and `find(fingerprint)`, giving `{ decision, element }`. Bundled once per process.
 */
export async function healScript(name: string): Promise<string> {
  bundle ??= bundleHealPage();
  return `(() => { const __paHealName = ${JSON.stringify(name)};\n${await bundle}\n})()`;
}

async function bundleHealPage(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./heal/page/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    minify: true,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild gave no output for the healing script');
  return file.text;
}
