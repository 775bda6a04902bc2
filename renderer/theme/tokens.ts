/** The colours of the face: one table that MUI, Monaco and our own styles share. */
export type ThemeName = 'light' | 'dark' | 'high-contrast';

export type Tokens = {
  isDark: boolean;
  /** Behind the editor. */
  surface: string;
  /** Behind side bar, tabs and panels. */
  chrome: string;
  /** Behind activity bar and status bar. */
  frame: string;
  /** Menus, dialogs. */
  raised: string;
  line: string;
  text: string;
  muted: string;
  /** The one accent: what is chosen, what has the focus, what to do first. */
  accent: string;
  onAccent: string;
  hover: string;
  selected: string;
  passed: string;
  failed: string;
  warning: string;
};

export const themes: Readonly<Record<ThemeName, Tokens>> = {
  light: {
    isDark: false,
    surface: '#ffffff',
    chrome: '#f7f8fa',
    frame: '#eef0f3',
    raised: '#ffffff',
    line: '#d9dde3',
    text: '#1d2129',
    muted: '#58616e',
    accent: '#0b63c5',
    onAccent: '#ffffff',
    hover: '#e8ebf0',
    selected: '#dbe8f8',
    passed: '#1a7f37',
    failed: '#c62828',
    warning: '#8f5a00',
  },
  dark: {
    isDark: true,
    surface: '#1c1e22',
    chrome: '#17191c',
    frame: '#121416',
    raised: '#24272c',
    line: '#30343b',
    text: '#e2e5e9',
    muted: '#9ba4b0',
    accent: '#6cb0ff',
    onAccent: '#0d1520',
    hover: '#282c32',
    selected: '#22384f',
    passed: '#56c374',
    failed: '#ff7b72',
    warning: '#e3b341',
  },
  'high-contrast': {
    isDark: true,
    surface: '#000000',
    chrome: '#000000',
    frame: '#000000',
    raised: '#000000',
    line: '#ffffff',
    text: '#ffffff',
    muted: '#ffffff',
    accent: '#ffd60a',
    onAccent: '#000000',
    hover: '#262626',
    selected: '#3d3500',
    passed: '#4dff88',
    failed: '#ff8f87',
    warning: '#ffd60a',
  },
};

/** The system's wish counts where a person has none. */
export function themeOf(wanted: 'auto' | ThemeName, system: { isDark: boolean; isHighContrast: boolean }): ThemeName {
  if (wanted !== 'auto') return wanted;
  if (system.isHighContrast) return 'high-contrast';
  return system.isDark ? 'dark' : 'light';
}

/** As custom properties for style sheets: `--surface`, `--on-accent`. */
export function asStyle(tokens: Tokens): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tokens)
      .filter(([, value]) => typeof value === 'string')
      .map(([name, value]) => [`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, String(value)]),
  );
}
