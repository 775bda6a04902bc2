import type { editor } from 'monaco-editor';
import type { Tokens } from '../theme/tokens.ts';

/** The same colours as around the editor. */
export function monacoTheme(tokens: Tokens): editor.IStandaloneThemeData {
  const isHighContrast = tokens.line === tokens.text;
  return {
    base: isHighContrast ? 'hc-black' : tokens.isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [],
    colors: {
      'editor.background': tokens.surface,
      'editor.foreground': tokens.text,
      'editorGutter.background': tokens.surface,
      'editorLineNumber.foreground': tokens.muted,
      'editorLineNumber.activeForeground': tokens.text,
      'editorWidget.background': tokens.raised,
      'editorWidget.border': tokens.line,
      'editorHoverWidget.background': tokens.raised,
      'editorSuggestWidget.background': tokens.raised,
      'editorSuggestWidget.selectedBackground': tokens.selected,
      'input.background': tokens.surface,
      'input.border': tokens.line,
      focusBorder: tokens.accent,
      'menu.background': tokens.raised,
      'menu.foreground': tokens.text,
      'list.hoverBackground': tokens.hover,
    },
  };
}
