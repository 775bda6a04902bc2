/** What the TypeScript worker knows: Playwright, without a network and whatever is installed in the workspace. */
import {
  javascriptDefaults,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register.js';

/** It sees the open files only: what else a file imports, and what Node gives, it cannot judge. */
const NOT_FOR_US = [2307, 2792, 7016, 2580, 2591, 1375, 1378];

for (const defaults of [typescriptDefaults, javascriptDefaults]) {
  defaults.setCompilerOptions({
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    allowNonTsExtensions: true,
    allowJs: true,
    esModuleInterop: true,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  defaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: NOT_FOR_US });
  defaults.setEagerModelSync(true);
}

/** Megabytes of types: they come once the editor stands. */
export async function addPlaywrightTypes(): Promise<void> {
  const { default: files } = await import('virtual:playwright-types');
  for (const [path, content] of Object.entries(files)) {
    typescriptDefaults.addExtraLib(content, `file:///node_modules/${path}`);
    javascriptDefaults.addExtraLib(content, `file:///node_modules/${path}`);
  }
}
