// All that the editor can do, at once: the language services bring the same parts along, and what registers itself after the
// first editor was made comes too late (a service is then unknown).
import 'monaco-editor/features/register.all.js';
