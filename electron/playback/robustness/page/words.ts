/** Words of the pages to come. */
import type { Random } from './random.ts';

const PLAIN =
  'all basic bright card clear current easy extra fast final first free full global great group help here info item light list main more new next now offer open other own page part plan plus prime quick related secure select simple start today top update view your'.split(
    ' ',
  );

export function plainWord(random: Random): string {
  return random.pick(PLAIN) ?? 'more';
}

const SYLLABLES = 'ka lo mi ne ru sta vel dor pan tir gos hul bex wim jar fen'.split(' ');

/** Another language, in which the same word is always the same word. Numbers are left as they are. */
export function translated(text: string, seed: number): string {
  return text.replace(/\p{L}[\p{L}\p{M}'’]*/gu, (word) => {
    let hash = seed >>> 0;
    for (const char of word.toLowerCase()) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    let made = '';
    for (let rest = hash, length = 0; length < 2 + (hash % 2); rest = Math.floor(rest / 16), length++)
      made += SYLLABLES[rest % SYLLABLES.length];
    return /^\p{Lu}/u.test(word) ? made.charAt(0).toUpperCase() + made.slice(1) : made;
  });
}

/** As a copywriter changes it: a word more, a word less, another word, other capitals. */
export function reworded(text: string, random: Random): string {
  const words = text.trim().split(/\s+/);
  const at = random.below(words.length);
  switch (random.below(4)) {
    case 0:
      return words.toSpliced(at, 0, plainWord(random)).join(' ');
    case 1:
      return words.length > 1 ? words.toSpliced(at, 1).join(' ') : `${text} ${plainWord(random)}`;
    case 2:
      return words.with(at, plainWord(random)).join(' ');
    default:
      return text === text.toLowerCase()
        ? text.replace(/\p{L}/u, (letter) => letter.toUpperCase())
        : text.toLowerCase();
  }
}

/** Counters, prices and dates go on; what is numbered (`Order 4`, `Step 2`) keeps its number. */
export function renumbered(text: string, random: Random): string {
  return text.replace(/(?<!\p{L}\s?)(?<!\p{Nd})\p{Nd}+/gu, (number) => {
    const least = number.length > 1 ? 10 ** Math.min(number.length - 1, 8) : 0;
    return String(least + random.below(9 * Math.max(1, least)));
  });
}
