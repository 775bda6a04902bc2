import type { ITheme } from '@xterm/xterm';
import type { Tokens } from '../theme/tokens.ts';

/** The sixteen colours of programs; those that cannot be read on our background are moved until they can (`minimumContrastRatio`). */
const onLight = ['#1d2129', '#c62828', '#1a7f37', '#8f5a00', '#0b63c5', '#8a3ab9', '#0b7285', '#58616e'];
const onDark = ['#3b4048', '#ff7b72', '#56c374', '#e3b341', '#6cb0ff', '#d2a8ff', '#56d4dd', '#c9d1d9'];
const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

export function terminalTheme(tokens: Tokens): ITheme {
  const colours = tokens.isDark ? onDark : onLight;
  const pairs = names.flatMap((name, index) => {
    const bright = `bright${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    return [
      [name, colours[index] ?? tokens.text],
      [bright, colours[index] ?? tokens.text],
    ];
  });
  return {
    ...Object.fromEntries(pairs),
    background: tokens.surface,
    foreground: tokens.text,
    cursor: tokens.accent,
    cursorAccent: tokens.surface,
    selectionBackground: tokens.selected,
    selectionForeground: tokens.text,
  };
}
