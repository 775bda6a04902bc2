import path from 'node:path';
import { build } from 'vite';
import { playwrightTypes } from './playwrightTypes.ts';

/** One page with its editor and workers, as the engine's policy lets it run. */
export async function viteBuild(root: string, outDir: string): Promise<void> {
  // Whatever started us may say otherwise (tests do), and React would come with all its warnings.
  process.env.NODE_ENV = 'production';
  await build({
    root: path.resolve(root),
    configFile: false,
    logLevel: 'warn',
    plugins: [playwrightTypes()],
    worker: { format: 'es' },
    build: {
      outDir,
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
}
