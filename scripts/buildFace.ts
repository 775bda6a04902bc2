// `npm run build`: the face, as the engine serves it. It takes the place of the one before in one step.
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { playwrightTypes } from './face/playwrightTypes.ts';
import { faceFingerprint } from './setup/face.mjs';

/** Below this a compressed copy saves nothing. */
const WORTH_COMPRESSING = 1024;

const root = path.join(import.meta.dirname, '..');
const face = path.join(root, 'renderer');
const finished = path.join(face, 'dist');
const from = faceFingerprint(root);
// Whatever started us may say otherwise (tests do), and React would come with all its warnings.
process.env.NODE_ENV = 'production';
const workplace = mkdtempSync(path.join(root, 'node_modules', '.face-'));
try {
  await build({
    root: face,
    configFile: false,
    logLevel: 'warn',
    plugins: [playwrightTypes()],
    worker: { format: 'es' },
    build: {
      outDir: workplace,
      emptyOutDir: true,
      target: 'es2024',
      // The engine's policy lets nothing run or be shown that is not a file of our own.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // The editor is one large part, loaded on its own when it is needed.
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        checks: { pluginTimings: false },
        onwarn(warning, tell) {
          // MUI marks its files for servers that render React; there is none here.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') tell(warning);
        },
      },
    },
  });
  compress(workplace);
  writeFileSync(path.join(workplace, '.built-from'), from);
  if (existsSync(finished)) rmSync(finished, { recursive: true, maxRetries: 5 });
  renameSync(workplace, finished);
} finally {
  rmSync(workplace, { recursive: true, force: true });
}

/** The engine sends these to whoever takes them, so that nothing is compressed while somebody waits. */
function compress(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|ttf|svg|html)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    if (content.length >= WORTH_COMPRESSING) writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
