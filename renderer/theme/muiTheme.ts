import { createTheme, darken, lighten, type Theme } from '@mui/material/styles';
import type { Tokens } from './tokens.ts';

const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** Compact: rows of 22 px, text of 13 px, nothing floats that need not. */
export function muiTheme(tokens: Tokens, isStill: boolean): Theme {
  return createTheme({
    palette: {
      mode: tokens.isDark ? 'dark' : 'light',
      primary: {
        main: tokens.accent,
        // Under the mouse: further away from its text, not nearer.
        dark: tokens.isDark ? lighten(tokens.accent, 0.15) : darken(tokens.accent, 0.15),
        contrastText: tokens.onAccent,
      },
      error: { main: tokens.failed },
      warning: { main: tokens.warning },
      success: { main: tokens.passed },
      text: { primary: tokens.text, secondary: tokens.muted },
      background: { default: tokens.surface, paper: tokens.raised },
      divider: tokens.line,
    },
    typography: {
      fontFamily: FONT,
      fontSize: 13,
      htmlFontSize: 16,
      button: { textTransform: 'none', fontWeight: 500 },
    },
    shape: { borderRadius: 5 },
    spacing: 4,
    ...(isStill && { transitions: { create: () => 'none' } }),
    components: {
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiButton: {
        defaultProps: { size: 'small', disableElevation: true },
        styleOverrides: { root: { padding: '3px 12px', fontSize: 13, lineHeight: '20px', minWidth: 0 } },
      },
      MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiDialog: {
        defaultProps: isStill ? { transitionDuration: 0 } : { transitionDuration: 120 },
        styleOverrides: { paper: { border: `1px solid ${tokens.line}` } },
      },
      MuiMenu: {
        defaultProps: { transitionDuration: 0 },
        styleOverrides: { paper: { border: `1px solid ${tokens.line}` }, list: { padding: '4px 0' } },
      },
      MuiMenuItem: { styleOverrides: { root: { minHeight: 26, fontSize: 13, padding: '2px 14px' } } },
      MuiDialogTitle: { styleOverrides: { root: { fontSize: 15, fontWeight: 600, padding: '14px 20px 6px' } } },
      MuiDialogContentText: { styleOverrides: { root: { fontSize: 13, color: tokens.text } } },
    },
  });
}
