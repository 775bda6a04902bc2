/** Locators as code that puts their XPath together when it runs: `role('row', 'Ann') + role('button', 'Delete')`. */
import type { Locator, LocatorStep, TextMatch } from '../../../shared/model/locator.ts';
import { quote } from '../quote.ts';
import { namedByContent, roleTest } from './roles.ts';
import { xpathOf } from './xpath.ts';

/** JavaScript whose value is `xpathOf(locator)`; it calls functions of `xpathHelpers`. Null where there is none. */
export function printXPath(locator: Locator, testIdAttribute: string): string | null {
  if (xpathOf(locator, testIdAttribute) === null) return null;
  const begun: { locator: Locator; code: string } = { locator: [], code: '' };
  for (const step of locator) {
    const whole = [...begun.locator, step];
    begun.code = addStep(begun, step, xpathOf(whole, testIdAttribute) ?? '', testIdAttribute);
    begun.locator = whole;
  }
  return begun.code;
}

function addStep(
  before: { locator: Locator; code: string },
  step: LocatorStep,
  whole: string,
  testIdAttribute: string,
): string {
  const { code } = before;
  const then = (more: string): string => (code === '' ? more : `${code} + ${more}`);
  switch (step.by) {
    case 'role':
      return then(`role(${quote(step.role)}${roleOptions(step)})`);
    case 'label':
    case 'text':
      return then(`${step.by}(${printMatch(step.text)})`);
    case 'placeholder':
    case 'alt':
    case 'title':
      return then(`attribute(${quote(step.by)}, ${printMatch(step.text)})`);
    case 'hasText':
      return then(`hasText(${printMatch(step.text)})`);
    case 'nth':
      return `nth(${code}, ${step.index})`;
    case 'testId':
    case 'css': {
      const until = before.locator.length === 0 ? '' : (xpathOf(before.locator, testIdAttribute) ?? '');
      // A selector may stand for several paths, which are told as they are.
      return whole.startsWith(until) && !whole.includes(' | ') ? then(quote(whole.slice(until.length))) : quote(whole);
    }
  }
}

function roleOptions({ name, level }: Extract<LocatorStep, { by: 'role' }>): string {
  const options = [name?.exact && 'exact: true', level !== undefined && `level: ${level}`].filter(Boolean);
  const last = options.length > 0 ? `, { ${options.join(', ')} }` : '';
  return name ? `, ${quote(name.value)}${last}` : last && `, null${last}`;
}

function printMatch({ value, exact }: TextMatch): string {
  return `${quote(value)}${exact ? ', { exact: true }' : ''}`;
}

/** The functions that `code` calls, to stand above it; of the roles only those that it names. */
export function xpathHelpers(code: string): string[] {
  const called = (name: string): boolean => new RegExp(`(?<![.\\w])${name}\\(`).test(code);
  const roles = [...new Set([...code.matchAll(/(?<![.\w])role\('(\w+)'/g)].map(([, role]) => role ?? ''))].toSorted();
  const functions = Object.entries(FUNCTIONS).filter(([name]) => called(name));
  if (functions.length === 0) return [];
  const isLabelled = called('role') || called('label');
  const needsText = functions.some(([name]) => name !== 'nth');
  return [
    ...(needsText ? [MATCHES] : []),
    ...(isLabelled ? [LABELLED] : []),
    ...(called('role')
      ? [
          `/** Which elements have a role, as XPath. */\nconst ROLES = {\n${roles.map((role) => `  ${role}: ${quote(roleTest(role) ?? 'false()')},`).join('\n')}\n};`,
          `/** Roles whose name is what they contain. */\nconst NAMED_BY_CONTENT = [${roles
            .filter((role) => namedByContent.has(role))
            .map(quote)
            .join(', ')}];`,
        ]
      : []),
    ...functions.map(([, text]) => text),
  ];
}

// String.raw: what follows is code of the exported file, with escapes of its own.
const MATCHES = String.raw`/** XPath has no escapes: a text with both kinds of quotes is put together. */
function quoted(text) {
  if (!text.includes("'")) return ${'`'}'${'$'}{text}'${'`'};
  if (!text.includes('"')) return ${'`'}"${'$'}{text}"${'`'};
  return ${'`'}concat(${'$'}{text.split("'").map((part) => ${'`'}'${'$'}{part}'${'`'}).join(', "\'", ')})${'`'};
}

/** That a value is a text as a whole, or has it as a part, in upper or lower case. */
function matches(value, text, { exact = false } = {}) {
  const wanted = text.replace(/\s+/g, ' ').trim();
  if (exact) return ${'`'}${'$'}{value === 'normalize-space(.)' ? value : ${'`'}normalize-space(${'$'}{value})${'`'}}=${'$'}{quoted(wanted)}${'`'};
  const lower = wanted.toLowerCase();
  const letters = [...new Set(lower)].filter((char) => char.toUpperCase() !== char && [...char.toUpperCase()].length === 1);
  if (letters.length === 0) return ${'`'}contains(${'$'}{value}, ${'$'}{quoted(lower)})${'`'};
  const upper = letters.map((char) => char.toUpperCase()).join('');
  return ${'`'}contains(translate(${'$'}{value}, '${'$'}{upper}', '${'$'}{letters.join('')}'), ${'$'}{quoted(lower)})${'`'};
}`;

const LABELLED = `function labelled(text, options) {
  const says = matches('normalize-space(.)', text, options);
  return \`\${matches('@aria-label', text, options)} or @aria-labelledby=//*[\${says}]/@id or @id=//label[\${says}]/@for or ancestor::label[\${says}]\`;
}`;

const FUNCTIONS: Record<string, string> = {
  role: `/** An element by its role and name. */
function role(kind, name = null, { exact = false, level = 0 } = {}) {
  const heading = level === 0 ? '' : \`[self::h\${level} or @aria-level='\${level}']\`;
  if (name === null) return \`//*[\${ROLES[kind]}]\${heading}\`;
  const is = (value) => matches(value, name, { exact });
  const content = [is('normalize-space(.)'), is('@value'), \`.//*[\${is('@alt')} or \${is('@aria-label')} or \${is('@title')}]\`];
  const named = [
    ...(NAMED_BY_CONTENT.includes(kind) ? content : []),
    is('@alt'),
    labelled(name, { exact }),
    is('@title'),
    is('@placeholder'),
    \`legend[\${is('normalize-space(.)')}]\`,
    \`caption[\${is('normalize-space(.)')}]\`,
  ];
  return \`//*[\${ROLES[kind]}]\${heading}[\${named.join(' or ')}]\`;
}`,
  label: `/** A field by its label. */
function label(wanted, options) {
  return \`//*[\${labelled(wanted, options)}]\`;
}`,
  text: `/** The innermost element that has a text. */
function text(wanted, options) {
  const has = matches('normalize-space(.)', wanted, options);
  const button = \`(self::input[@type='button' or @type='submit' or @type='reset'][\${matches('@value', wanted, options)}])\`;
  return \`//*[not(self::script or self::style or self::noscript)][\${button} or (\${has}) and not(.//*[\${has}])]\`;
}`,
  attribute: `function attribute(name, wanted, options) {
  return \`//*[\${matches(\`@\${name}\`, wanted, options)}]\`;
}`,
  hasText: `function hasText(wanted, options) {
  return \`[\${matches('normalize-space(.)', wanted, options)}]\`;
}`,
  nth: `/** One of several, counted from 0; -1 is the last. */
function nth(path, index) {
  return \`(\${path})[\${index < 0 ? 'last()' : index + 1}]\`;
}`,
};
