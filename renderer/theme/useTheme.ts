import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useSettings } from '../stores/settings.ts';
import { asStyle, type ThemeName, type Tokens, themeOf, themes } from './tokens.ts';

/** What holds now: the person's setting, else the system's wish; it is put on the document as well. */
export function useTheme(): { name: ThemeName; tokens: Tokens; isStill: boolean } {
  const wanted = useSettings((state) => state.settings['workbench.theme']);
  const motion = useSettings((state) => state.settings['workbench.reduceMotion']);
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const isHighContrast = useMedia('(prefers-contrast: more)');
  const isReduced = useMedia('(prefers-reduced-motion: reduce)');
  const name = themeOf(wanted, { isDark, isHighContrast });
  const isStill = motion === 'on' || (motion === 'auto' && isReduced);
  const tokens = themes[name];
  useEffect(() => {
    const { documentElement } = document;
    for (const [property, value] of Object.entries(asStyle(tokens))) documentElement.style.setProperty(property, value);
    documentElement.style.colorScheme = tokens.isDark ? 'dark' : 'light';
    documentElement.dataset.theme = name;
    documentElement.dataset.still = String(isStill);
  }, [name, tokens, isStill]);
  return useMemo(() => ({ name, tokens, isStill }), [name, tokens, isStill]);
}

function useMedia(query: string): boolean {
  const media = useMemo(() => matchMedia(query), [query]);
  return useSyncExternalStore(
    (changed) => {
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => media.matches,
  );
}
