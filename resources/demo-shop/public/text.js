import { releaseWords } from '/release.js';
import { en } from '/words/en.js';
import { zh } from '/words/zh.js';

export const locale = document.documentElement.lang;
export const language = locale.startsWith('zh') ? 'zh' : 'en';
const words = { ...(language === 'zh' ? zh : en), ...releaseWords[language] };

/** The words for a key, with `{name}` taken from `values`. */
export function t(key, values = {}) {
  if (words[key] === undefined) throw new Error(`There is no word for "${key}" in ${language}`);
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Amounts are in euro cents. */
export function money(cents) {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** `2027-03-14` as a person reads it. */
export function day(date) {
  const format = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(locale, format).format(new Date(`${date}T00:00:00Z`));
}

/** The time of day, of ms since the epoch. */
export function timeOfDay(at) {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
}

export function fileSize(bytes) {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} kB`;
}
