/** Locators as XPath, for worlds that know neither roles nor accessible names. It sees no shadow roots. */
import type { Locator, LocatorStep, TextMatch } from '../../../shared/model/locator.ts';
import { cssToXPath } from './cssToXPath.ts';
import { namedByContent, roleTest } from './roles.ts';

/** Null for what XPath cannot say. Names are looked up where pages usually have them, not computed in full. */
export function xpathOf(locator: Locator, testIdAttribute: string): string | null {
  let path = '';
  for (const step of locator) {
    const next = addStep(path, step, testIdAttribute);
    if (next === null) return null;
    path = next;
  }
  return path || null;
}

function addStep(path: string, step: LocatorStep, testIdAttribute: string): string | null {
  switch (step.by) {
    case 'testId':
      return `${path}//*[@${testIdAttribute}=${quoteXPath(step.value)}]`;
    case 'role':
      return addRole(path, step);
    case 'css':
      return addSelector(path, step.selector);
    case 'label':
      return `${path}//*[${labelled(step.text)}]`;
    case 'placeholder':
    case 'alt':
    case 'title':
      return `${path}//*[${matches(`@${step.by}`, step.text)}]`;
    case 'text': {
      const has = matches('normalize-space(.)', step.text);
      const button = `(self::input[@type='button' or @type='submit' or @type='reset'][${matches('@value', step.text)}])`;
      // The innermost that has it.
      return `${path}//*[not(self::script or self::style or self::noscript)][${button} or (${has}) and not(.//*[${has}])]`;
    }
    case 'hasText':
      return path === '' ? null : `${path}[${matches('normalize-space(.)', step.text)}]`;
    case 'nth':
      return path === '' ? null : `(${path})[${step.index < 0 ? 'last()' : step.index + 1}]`;
  }
}

function addRole(path: string, { role, name, level }: Extract<LocatorStep, { by: 'role' }>): string | null {
  const test = roleTest(role);
  if (test === null) return null;
  const levels = level === undefined ? '' : `[self::h${level} or @aria-level='${level}']`;
  return `${path}//*[${test}]${levels}${name ? `[${named(role, name)}]` : ''}`;
}

/** Where a name usually stands: what an element says of itself, its label, its content. */
function named(role: string, name: TextMatch): string {
  return [
    ...(namedByContent.has(role)
      ? [
          matches('normalize-space(.)', name),
          matches('@value', name),
          `.//*[${matches('@alt', name)} or ${matches('@aria-label', name)} or ${matches('@title', name)}]`,
        ]
      : []),
    matches('@alt', name),
    labelled(name),
    matches('@title', name),
    matches('@placeholder', name),
    `legend[${matches('normalize-space(.)', name)}]`,
    `caption[${matches('normalize-space(.)', name)}]`,
  ].join(' or ');
}

function labelled(text: TextMatch): string {
  const says = matches('normalize-space(.)', text);
  return `${matches('@aria-label', text)} or @aria-labelledby=//*[${says}]/@id or @id=//label[${says}]/@for or ancestor::label[${says}]`;
}

function addSelector(path: string, selector: string): string | null {
  const own = /^(?:xpath=)?(?=[(.]*\/)(.+)$/s.exec(selector)?.[1];
  if (own === undefined)
    return (
      cssToXPath(selector)
        ?.map((one) => `${path}//${one}`)
        .join(' | ') ?? null
    );
  if (path === '') return own.replace(/^\./, '');
  return own.startsWith('(') ? null : `${path}${own.replace(/^\./, '')}`;
}

/** The whole of it, or (in any case) a part, as Playwright reads a text. */
function matches(value: string, { value: text, exact }: TextMatch): string {
  const wanted = text.replace(/\s+/g, ' ').trim();
  if (exact) return `${value === 'normalize-space(.)' ? value : `normalize-space(${value})`}=${quoteXPath(wanted)}`;
  const lower = wanted.toLowerCase();
  const letters = [...new Set(lower)].filter(
    (char) => char.toUpperCase() !== char && [...char.toUpperCase()].length === 1,
  );
  if (letters.length === 0) return `contains(${value}, ${quoteXPath(lower)})`;
  const upper = letters.map((char) => char.toUpperCase()).join('');
  return `contains(translate(${value}, '${upper}', '${letters.join('')}'), ${quoteXPath(lower)})`;
}

/** XPath 1.0 has no escapes: a text with both kinds of quotes is put together. */
export function quoteXPath(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`;
}
