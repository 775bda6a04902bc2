/** Texts cut into words that can be compared: in lower case, without punctuation, each Han or Kana character a word. */

const EACH_A_WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const BETWEEN = /[^\p{L}\p{N}_]+/u;
/** Most texts are plain ASCII, and most of the time goes into cutting them. */
const PLAIN = /^[\x20-\x7e]*$/;
const BETWEEN_PLAIN = /[^a-z0-9_]+/;
const MOST_CHARACTERS = 400;

/** The words of a text, in order; of a long one those at its beginning. */
export function wordsOf(text: string): string[] {
  const cut = text.slice(0, MOST_CHARACTERS).toLowerCase();
  if (PLAIN.test(cut)) return cut.split(BETWEEN_PLAIN).filter(Boolean);
  return cut.replace(EACH_A_WORD, ' $& ').split(BETWEEN).filter(Boolean);
}

/** The words of an identifier: `js-toggleLeftNav_2` is js, toggle, left, nav and 2. */
export function identifierWords(identifier: string): string[] {
  return wordsOf(identifier.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2').replaceAll('_', ' '));
}

/** The same text, whatever its case, spaces and punctuation; texts of nothing but signs stay what they are. */
export function sameText(text: string): string {
  const words = wordsOf(text);
  return words.length > 0 ? words.join(' ') : text.trim().toLowerCase();
}

/** The same for all numbers, and for any sequence of them: `3 of 12` and `4 of 9` are alike, and so are `1 200` and `950`. */
export function withoutNumbers(text: string): string {
  return text.replace(/\p{N}+(?:[ .,]\p{N}+)*/gu, '0');
}

/** `host` is empty where the address is told from the page's own. */
export type Address = { host: string; path: string[]; whole: string };

/** Where a link goes, without protocol, `www.`, query and fragment; null where it goes nowhere by itself. */
export function addressOf(href: string): Address | null {
  const trimmed = href.trim().toLowerCase();
  if (trimmed === '' || trimmed.startsWith('javascript:') || trimmed.endsWith('#')) return null;
  const bare = trimmed.replace(/^(?:https?:)?\/\/(www\.)?/, '').replace(/[?].*$/, '');
  const whole = bare.endsWith('/') ? bare.replace(/\/+$/, '') : bare;
  if (whole === '' || whole.endsWith('#')) return null;
  const host = bare === trimmed.replace(/[?].*$/, '') ? '' : (/^[^/]*/.exec(whole)?.[0] ?? '');
  return { host, path: wordsOf(whole.slice(host.length)), whole };
}
