/** Monaco with the parts that we use. Imported only through loadMonaco. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import './features.ts';
import './languages.ts';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker.js?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker.js?worker';
import { whenIdle } from '../parts/whenIdle.ts';
import { type ThemeName, themes } from '../theme/tokens.ts';
import { followMarkers } from './markers.ts';
import { monacoTheme } from './monacoTheme.ts';
import { addSchemas } from './schemas.ts';
import { addPlaywrightTypes } from './typescript.ts';

/** Loaded at once: should the server go, the editor has all that it needs. */
let waiting: Worker | null = new EditorWorker();

self.MonacoEnvironment = {
  getWorker(_id, label) {
    if (label === 'json') return new JsonWorker();
    if (label === 'typescript' || label === 'javascript') return new TypeScriptWorker();
    const worker = waiting ?? new EditorWorker();
    waiting = null;
    return worker;
  },
};

for (const [name, tokens] of Object.entries(themes)) monaco.editor.defineTheme(name, monacoTheme(tokens));

followMarkers(monaco);

// Megabytes, which must not hold up the first text. Without them the editor is an editor still.
const first = monaco.editor.onDidCreateEditor(() => {
  first.dispose();
  whenIdle(() => void Promise.all([addPlaywrightTypes(), addSchemas()]).catch(() => {}));
});

export function setMonacoTheme(name: ThemeName): void {
  monaco.editor.setTheme(name);
}

export { monaco };
