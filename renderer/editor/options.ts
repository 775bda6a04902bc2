import type { editor } from 'monaco-editor';
import type { Settings } from '../../shared/contract/settings.ts';
import { t } from '../i18n/language.ts';

const FONT =
  "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace";

export function optionsFrom(settings: Settings, path: string): editor.IEditorOptions & editor.IGlobalEditorOptions {
  return {
    ariaLabel: t('editor.label', { path }),
    fontFamily: settings['editor.fontFamily'] || FONT,
    fontSize: settings['editor.fontSize'],
    tabSize: settings['editor.tabSize'],
    insertSpaces: settings['editor.insertSpaces'],
    wordWrap: settings['editor.wordWrap'],
    lineNumbers: settings['editor.lineNumbers'],
    minimap: { enabled: settings['editor.minimap'] },
    glyphMargin: true,
    padding: { top: 8 },
    scrollBeyondLastLine: false,
    smoothScrolling: false,
    renderLineHighlight: 'line',
    fixedOverflowWidgets: true,
  };
}
