import i18next from 'i18next';
import { create } from 'zustand';
import { en, type TextKey } from './en.ts';
import { zhCN } from './zhCN.ts';

export type Language = 'en' | 'zh-CN';
export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

const instance = i18next.createInstance();
void instance.init({
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  // Keys are flat: a dot is part of a name.
  keySeparator: false,
  nsSeparator: false,
  // React escapes.
  interpolation: { escapeValue: false },
  resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
});

const useLanguageStore = create<{ language: Language }>(() => ({ language: 'en' }));

/** For what is said outside components: at the moment it is said. */
export const t: Translate = (key, values) => instance.t(key, values ?? {});

/** For components: they are drawn anew when the language changes. */
export function useT(): Translate {
  useLanguageStore((state) => state.language);
  return t;
}

export const currentLanguage = (): Language => useLanguageStore.getState().language;

export function setLanguage(language: Language): void {
  if (language === currentLanguage() && document.documentElement.lang === language) return;
  void instance.changeLanguage(language);
  document.documentElement.lang = language;
  useLanguageStore.setState({ language });
}

/** The system's language counts where a person has not chosen. */
export function languageOf(wanted: 'auto' | Language, system: readonly string[]): Language {
  if (wanted !== 'auto') return wanted;
  const first = system.find((each) => /^(en|zh)\b/i.test(each));
  return first?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
