/**
 * A secret as a pattern that finds it however it was written down: as it is, in JSON or a JavaScript string, in a URL or a form,
 * in HTML, escaped once or up to three times over, each character in its own way; a number also in other groups; and as base64,
 * alone or in the middle of something longer (`Basic` credentials). `longest` is the most code units that a match can have.
 */
export type Spelling = { pattern: string; longest: number };

/** How the text to search holds characters: as a JavaScript string does, or one UTF-8 byte a character. */
export type Holding = 'characters' | 'bytes';

const PERCENT = '%(?:25){0,2}';
const AMPERSAND = '&(?:amp;){0,2}';
/** A backslash, which escapes or is meant, as JSON in a URL or in HTML has it. */
const BACKSLASH = `(?:\\\\|${PERCENT}5[cC]|${AMPERSAND}#(?:0{0,4}92|[xX]0{0,4}5[cC]);)`;

// More code units than any pattern below has for each byte that the secret has in UTF-8: eight backslashes of 22, and the letter itself.
const LONGEST_BYTE = 208;

const HTML_NAMES: Record<string, string> = {
  '"': 'quot',
  "'": 'apos',
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '\u00a0': 'nbsp',
};
const STRING_ESCAPES: Record<string, string> = { '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't', '\v': 'v' };

export function spellings(secret: string, holding: Holding): Spelling[] {
  const text = [...secret.matchAll(/(\\*)([^\\])|(\\+)$/gsu)]
    .map(([, slashes = '', letter, last]) =>
      letter ? spelledLetter(slashes.length, letter, holding) : times(last?.length ?? 0),
    )
    .join('');
  const longest = (Buffer.byteLength(secret) + 8) * LONGEST_BYTE;
  const written = [text, ...base64Patterns(secret)].map((pattern) => ({ pattern, longest }));
  return [...written, ...groupedDigits(secret, holding)];
}

/** From this many digits on a number is told from others by its digits alone. */
const TELLING = 6;

/**
 * A number (card, code, expiry date) is grouped by the page that it is typed into, and sent on without the groups: its digits in this
 * order are the secret. Those of a short one (`1131`) only as a date is written, since "11 31" also stands in drawings.
 */
function groupedDigits(secret: string, holding: Holding): Spelling[] {
  if (!/^\d(?:[ /-]{0,3}\d){2,}$/.test(secret)) return [];
  const digits = [...secret.replace(/\D/g, '')];
  const separator = (characters: string[]) => oneOf(characters.map((each) => spelledLetter(0, each, holding)));
  const space = separator([' ', '\u00a0', '\u202f']);
  const stroke = separator(['/', '-']);
  const gap = digits.length < TELLING ? `(?:${space}?${stroke}${space}?)?` : `${oneOf([space, stroke])}{0,3}`;
  const pattern = digits.map((digit) => spelledLetter(0, digit, holding)).join(gap);
  return [{ pattern, longest: (digits.length * 8 + 8) * LONGEST_BYTE }];
}

/** That many backslashes; each level of escaping doubles them. */
const times = (count: number, more = 0) => (count + more === 0 ? '' : `${BACKSLASH}{${count},${(count + more) * 8}}`);

/**
 * A letter with the backslashes that stand before it in the secret. They go together, and each text can be read as this in one way only: else
 * a page could write a text for which the search takes exponential time.
 */
function spelledLetter(slashes: number, letter: string, holding: Holding): string {
  const raw = escaped(holding === 'bytes' ? Buffer.from(letter).toString('latin1') : letter);
  const afterBackslash = [unicodeEscape(letter)];
  const named = STRING_ESCAPES[letter];
  if (named) afterBackslash.push(named);

  const plain = [percentEncoded(letter), htmlNumber(letter)];
  const entity = HTML_NAMES[letter];
  if (entity) plain.push(`${AMPERSAND}${entity};`);
  if (letter === ' ') plain.push('\\+');
  // A browser sends the line ends of a form as CR LF.
  if (letter === '\n') plain.push('\\r\\n', `${PERCENT}0[dD]${PERCENT}0[aA]`);
  // Raw comes last: "&" would be content with the beginning of "&amp;".
  plain.push(raw);

  const mayBeEscaped = /["'`/$]/.test(letter);
  return oneOf([
    `${BACKSLASH}{${slashes + 1},${slashes * 8 + 8}}${oneOf(afterBackslash)}`,
    (mayBeEscaped ? times(slashes, 1) : times(slashes)) + oneOf(plain),
  ]);
}

function percentEncoded(character: string): string {
  return [...Buffer.from(character)].map((byte) => PERCENT + hexadecimal(byte, 2)).join('');
}

/** What follows the first backslash of `\\u00e9`, or of two of them for a letter beyond the first 65,536. */
function unicodeEscape(letter: string): string {
  const units = Array.from({ length: letter.length }, (_, index) => letter.charCodeAt(index));
  return units.map((unit) => `u${hexadecimal(unit, 4)}`).join(`${BACKSLASH}{1,8}`);
}

function htmlNumber(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `${AMPERSAND}#(?:0{0,4}${point}|[xX]0{0,4}${hexadecimal(point, 1)});`;
}

/**
 * Where base64 is of something longer, its characters depend on whether 0, 1 or 2 bytes of a group of three come before; the ones at the
 * borders share bits with the neighbours and go along.
 */
function base64Patterns(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const whole = [...bytes.toString('base64')].map(base64Character).join('');
  const inside = [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const bits = (before + bytes.length) * 8;
    const certain = encoded.slice(before === 0 ? 0 : before + 1, Math.floor(bits / 6));
    // What is shorter stands in any text by chance.
    if (certain.length < 6) return [];
    const border = '[A-Za-z0-9+/_-]';
    const first = before === 0 ? '' : border;
    const last = bits % 6 === 0 ? '' : `${border}?`;
    return [`${first}${[...certain].map(base64Character).join('')}${last}${base64Character('=')}{0,2}`];
  });
  return [whole, ...inside];
}

function base64Character(character: string): string {
  if (character === '+') return oneOf(['[+-]', percentEncoded('+')]);
  if (character === '/') return `${BACKSLASH}{0,8}${oneOf(['[/_]', percentEncoded('/')])}`;
  if (character === '=') return oneOf(['=', percentEncoded('=')]);
  return character;
}

function hexadecimal(value: number, digits: number): string {
  const letters = value.toString(16).padStart(digits, '0');
  return letters.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

const oneOf = (alternatives: string[]) => `(?:${alternatives.join('|')})`;
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
