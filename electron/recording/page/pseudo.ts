/** Words that a style sheet puts before and after elements. */

import { allRoots } from './dom.ts';
import { remembered } from './remember.ts';
import { attribute, isMatch, page } from './safe.ts';

/** What `content` says, with spaces around it where it stands on a line of its own; the empty string where it says nothing. */
export function pseudoText(element: Element, pseudo: '::before' | '::after'): string {
  const style = getComputedStyle(element, pseudo);
  const { content } = style;
  if (
    !content ||
    content === 'none' ||
    content === 'normal' ||
    style.display === 'none' ||
    style.visibility === 'hidden'
  )
    return '';
  const text = spoken(content, element, true);
  if (text === null) return '';
  return style.display === 'inline' ? text : ` ${text} `;
}

/** The element's own `content`, which counts only where it has a text alternative: `url(…) / "text"`. */
export function replacedText(element: Element): string | null {
  const { content } = getComputedStyle(element);
  return !content || content === 'none' || content === 'normal' ? null : spoken(content, element, false);
}

const PART = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|attr\(\s*([\w-]+)\s*\)|(\/)|([^\s"'/]+))/gsy;

/** Strings and `attr()` only; what is counted or drawn is not spoken. After a slash stands what is said instead. */
function spoken(content: string, element: Element, isPseudo: boolean): string | null {
  let parts: (string | null)[] = [];
  let hasAlternative = false;
  for (const [whole, double, single, name, slash] of content.matchAll(PART)) {
    if (slash && !hasAlternative) {
      hasAlternative = true;
      parts = [];
    } else if (name !== undefined) parts.push(attribute(element, name) ?? '');
    else if (double !== undefined || single !== undefined) parts.push(unescaped(double ?? single ?? ''));
    else if (whole.trim() !== '') parts.push(null);
  }
  if (!isPseudo && !hasAlternative) return null;
  return parts.includes(null) ? null : parts.join('');
}

function unescaped(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|\n|(.))/gis, (_, code: string | undefined, char: string | undefined) =>
    code ? String.fromCodePoint(Number.parseInt(code, 16)) : (char ?? ''),
  );
}

/** What style sheets may add to elements: which characters, and to which elements. */
type Added = { characters: Set<string>; selectors: string[] };

const addedByAll: (of: Document) => Added | null = remembered(() => {
  const all: Added = { characters: new Set(), selectors: [] };
  for (const sheet of page.sheets) {
    const own = addedBy(sheet);
    if (!own) return null;
    for (const character of own.characters) all.characters.add(character);
    all.selectors.push(...own.selectors);
  }
  return all;
});

/** Every character that some style sheet may add before or after an element, in capitals; null where that cannot be told. */
export function addedCharacters(): Set<string> | null {
  return addedByAll(document)?.characters ?? null;
}

const addingSelector: (of: Document) => string | null = remembered(() => {
  const selectors = addedByAll(document)?.selectors;
  return selectors && allRoots().length === 1 ? selectors.join(',') : null;
});

/** Whether some style sheet may add words to the element. A quick no for nearly all of them. */
export function mayBeAddedTo(element: Element): boolean {
  const selector = addingSelector(document);
  return selector === null || (selector !== '' && isMatch(element, selector));
}

/** Read once for each number of rules that a sheet has. */
const known = new WeakMap<CSSStyleSheet, { rules: number; added: Added | null }>();

function addedBy(sheet: CSSStyleSheet): Added | null {
  let rules: CSSRuleList;
  try {
    rules = sheet.cssRules;
  } catch {
    return null; // A sheet of another origin keeps its rules to itself.
  }
  const last = known.get(sheet);
  if (last?.rules === rules.length) return last.added;
  const added: Added = { characters: new Set(), selectors: [] };
  const isReadable = collect(rules, added);
  known.set(sheet, { rules: rules.length, added: isReadable ? added : null });
  return isReadable ? added : null;
}

function collect(rules: CSSRuleList, into: Added): boolean {
  for (const rule of rules) {
    if (rule instanceof CSSImportRule) return false;
    if (rule instanceof CSSStyleRule) {
      // Rules inside of rules speak of elements in a way that cannot be asked alone.
      if (rule.cssRules.length > 0) return false;
      if (!collectRule(rule, into)) return false;
    } else if ('cssRules' in rule && !collect(rule.cssRules as CSSRuleList, into)) return false;
  }
  return true;
}

function collectRule({ style, selectorText }: CSSStyleRule, into: Added): boolean {
  const { content } = style;
  if (!content || content === 'none' || content === 'normal') return true;
  if (content.includes('attr(') || content.includes('var(')) return false;
  for (const character of unescaped(content)) into.characters.add(character.toUpperCase());
  const selector = selectorText.replace(/::?(?:before|after)\b/g, '') || '*';
  if (!isAskable(selector)) return false;
  into.selectors.push(selector);
  return true;
}

/** `a >::before` and the like are left without an end. */
function isAskable(selector: string): boolean {
  try {
    isMatch(page.root, selector);
    return true;
  } catch {
    return false;
  }
}
