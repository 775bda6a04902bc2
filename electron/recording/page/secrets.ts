/** Which fields hold secrets: told by type, autocomplete token, name and label; never by the value. */
import { referencedBy } from './label.ts';
import { attribute, closestTo, find, parentElementOf, textIn } from './safe.ts';
import { normalize } from './text.ts';

const SECRET_TOKENS = new Set([
  'current-password',
  'new-password',
  'one-time-code',
  'cc-number',
  'cc-csc',
  'cc-exp',
  'cc-exp-month',
  'cc-exp-year',
]);
const SECRET_WORDS =
  /pass(?:word|code|phrase|wd)|\bpwd\b|\bpin\b|\botp\b|one[-_ ]?time|verification[-_ ]?code|security[-_ ]?code|card[-_ ]?(?:number|no)\b|\b(?:cc|card)[-_ ]?num|\bcvv2?\b|\bcvc2?\b|\bcsc\b|\bssn\b|api[-_ ]?key|secret|\btoken\b|密码|口令|验证码|卡号|安全码/i;

const wasSecret = new WeakSet<Element>();

/** A password field that is shown in the clear for a while stays a secret. */
export function isSecretField(element: Element): boolean {
  if (wasSecret.has(element)) return true;
  if (!(element instanceof HTMLInputElement)) return false;
  if (!TEXT_TYPES.has(element.type)) return false;
  const isSecret =
    element.type === 'password' ||
    element.autocomplete.split(/\s+/).some((token) => SECRET_TOKENS.has(token)) ||
    wordsOf(element).some((words) => SECRET_WORDS.test(words)) ||
    isBoxOfCode(element);
  if (isSecret) wasSecret.add(element);
  return isSecret;
}

/** A code in boxes of one sign each is often told to be one by its first box alone. */
function isBoxOfCode(element: HTMLInputElement): boolean {
  if (element.maxLength !== 1) return false;
  const around = closestTo(element, 'fieldset, form, [role=group]') ?? parentElementOf(element);
  return around !== null && find(around, 'input[maxlength="1"][autocomplete~="one-time-code"]') !== null;
}

const TEXT_TYPES = new Set(['password', 'text', 'tel', 'number', 'search', '']);

function wordsOf(element: HTMLInputElement): string[] {
  const spaced = (text: string): string => text.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
  return [spaced(element.name), spaced(element.id), element.placeholder, ...labelWords(element)].filter(Boolean);
}

/** `Password` → `SECRET_PASSWORD`. Labels that are not written in Latin letters fall back to what the field is for. */
export function secretName(element: HTMLInputElement): string {
  const sources = [...labelWords(element), element.placeholder, element.name, element.autocomplete, element.type];
  for (const source of sources) {
    const name = source
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .toUpperCase();
    if (/[A-Z]{2}/.test(name)) return `SECRET_${name.slice(0, 40).replace(/_+$/, '')}`;
  }
  return 'SECRET_VALUE';
}

/** What a person reads beside the field. Asked at every key: no stock is taken of the page for it. */
function labelWords(element: HTMLInputElement): string[] {
  const around = referencedBy(element) ?? [...(element.labels ?? [])];
  const words = around.map((label) => normalize((textIn(label) ?? '').slice(0, 1000)));
  return [attribute(element, 'aria-label') ?? '', ...words];
}
