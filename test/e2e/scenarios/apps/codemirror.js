import { basicSetup, EditorView } from 'codemirror';

new EditorView({ doc: 'hello', extensions: [basicSetup], parent: document.querySelector('#editor') });
