// The floor: the same Monaco with the same parts, and nothing around it. The text comes from the same engine.
import * as monaco from 'monaco-editor/editor/editor.api.js';
import '../../../renderer/editor/features.ts';
import '../../../renderer/editor/languages.ts';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker.js?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker.js?worker';

self.MonacoEnvironment = {
  getWorker(_id, label) {
    if (label === 'json') return new JsonWorker();
    if (label === 'typescript' || label === 'javascript') return new TypeScriptWorker();
    return new EditorWorker();
  },
};

const path = new URLSearchParams(location.search).get('path') ?? 'a.spec.ts';
const answer = await fetch(`/live/file?path=${encodeURIComponent(path)}`);
const model = monaco.editor.createModel(await answer.text(), undefined, monaco.Uri.parse(`file:///${path}`));
const host = document.getElementById('editor');
monaco.editor.create(host, { model, automaticLayout: true, glyphMargin: true, minimap: { enabled: false } }).focus();
