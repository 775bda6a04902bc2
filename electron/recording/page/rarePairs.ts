/**
 * Pairs of letters that stand in no word: less than one in 25,000 pairs of the 6,083 words that three or more of 900 READMEs and
 * change logs of npm packages use. Of random letters and digits (`Math.random().toString(36)`) two thirds of what looked like words
 * hold one; of 3,431 class names in style sheets of libraries less than one in a hundred. `view` and `nav` may follow any letter.
 */
const AFTER: Record<string, string> = {
  a: 'o',
  b: 'hkqwxz',
  c: 'bnwxz',
  d: 'kqxz',
  f: 'bdghjkmnpqvwxz',
  g: 'djqvx',
  h: 'cdfghjkqvxz',
  i: 'hwy',
  j: 'bdfgjklmnqrtvwxyz',
  k: 'cjkqxz',
  l: 'qxz',
  m: 'fhkqwxz',
  n: 'qx',
  o: 'q',
  p: 'fjqxz',
  q: 'abcdefghijkmnopqrstvwxyz',
  r: 'jqxz',
  s: 'j',
  t: 'q',
  u: 'hjqvw',
  v: 'bcfhjkmnpqwxyz',
  w: 'fjkmqtuvxyz',
  x: 'bfgjkmnqrsuvwxz',
  y: 'hjkqux',
  z: 'bcdfgjkmnpqrstuvwxz',
};

const RARE = new RegExp(
  Object.entries(AFTER)
    .map(([first, next]) => `${first}[${next}]`)
    .join('|'),
  'i',
);

export function holdsRarePair(word: string): boolean {
  return RARE.test(word);
}
