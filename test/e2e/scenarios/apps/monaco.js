import * as monaco from 'monaco-editor';

self.MonacoEnvironment = { getWorker: () => new Worker('/app/monaco-worker.js') };
const editor = monaco.editor.create(document.querySelector('#editor'), {
  value: 'const answer = 42;\n',
  language: 'javascript',
  minimap: { enabled: false },
  quickSuggestions: false,
  fontFamily: 'monospace',
});
window.readEditor = () => editor.getValue();
