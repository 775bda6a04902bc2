/** The selectors that recordings hold, as XPath: tags, ids, classes, attributes, positions among siblings, combinators. */
import { quoteXPath } from './xpath.ts';

/** One path for each selector of a list, without the axis that leads to it; null for what is beyond that. */
export function cssToXPath(selector: string): string[] | null {
  const paths: string[] = [];
  let rest = selector.trim();
  let path = '';
  for (;;) {
    const compound = readCompound(rest);
    if (!compound) return null;
    path += compound.xpath;
    rest = compound.rest;
    const [found = '', sign = ''] = /^\s*([>+~,])\s*|^\s+(?=\S)/.exec(rest) ?? [];
    if (found === '') break;
    rest = rest.slice(found.length);
    if (sign === ',') {
      paths.push(path);
      path = '';
    } else path += AXES[sign || ' '];
  }
  return rest.trim() === '' ? [...paths, path] : null;
}

const AXES: Record<string, string> = {
  ' ': '//',
  '>': '/',
  '~': '/following-sibling::',
  '+': '/following-sibling::*[1]/self::',
};

const NAME = String.raw`(?:[\w\u0080-\uffff-]|\\[0-9a-fA-F]{1,6}\s?|\\[^0-9a-fA-F])+`;
const PARTS: [RegExp, (match: string[], tag: string) => string | null][] = [
  [new RegExp(`^#(${NAME})`), ([, id = '']) => `[@id=${quoteXPath(unescapeCss(id))}]`],
  [
    new RegExp(`^\\.(${NAME})`),
    ([, name = '']) => `[contains(concat(' ', normalize-space(@class), ' '), ${quoteXPath(` ${unescapeCss(name)} `)})]`,
  ],
  [
    new RegExp(
      `^\\[\\s*(${NAME})\\s*(?:([~|^$*]?)=\\s*(?:"((?:[^"\\\\]|\\\\[\\s\\S])*)"|'((?:[^'\\\\]|\\\\[\\s\\S])*)'|(${NAME}))\\s*)?\\]`,
    ),
    ([, name = '', sign, double, single, plain]) => attribute(unescapeCss(name), sign, double ?? single ?? plain),
  ],
  [/^:nth-child\(\s*(\d+)\s*\)/, ([, number = '']) => `[count(preceding-sibling::*)=${Number(number) - 1}]`],
  [/^:first-child/, () => '[not(preceding-sibling::*)]'],
  [/^:last-child/, () => '[not(following-sibling::*)]'],
  [
    /^:nth-of-type\(\s*(\d+)\s*\)/,
    ([, number = ''], tag) => (tag === '*' ? null : `[count(preceding-sibling::${tag})=${Number(number) - 1}]`),
  ],
];

function readCompound(text: string): { xpath: string; rest: string } | null {
  const tag = /^(?:\*|[a-zA-Z][\w-]*)/.exec(text)?.[0] ?? '';
  const name = tag === '' ? '*' : tag.toLowerCase();
  let rest = text.slice(tag.length);
  let xpath = '';
  for (;;) {
    const found = PARTS.map(([pattern, print]) => ({ match: pattern.exec(rest), print })).find(({ match }) => match);
    if (!found?.match) break;
    const part = found.print([...found.match], name);
    if (part === null) return null;
    xpath += part;
    rest = rest.slice(found.match[0].length);
  }
  return tag === '' && xpath === '' ? null : { xpath: `${name}${xpath}`, rest };
}

function attribute(name: string, sign: string | undefined, value: string | undefined): string | null {
  // An attribute name stands in the path as it is.
  if (!/^[a-zA-Z_][\w.-]*$/.test(name)) return null;
  if (value === undefined) return `[@${name}]`;
  const text = quoteXPath(unescapeCss(value));
  const length = unescapeCss(value).length;
  switch (sign) {
    case '':
    case undefined:
      return `[@${name}=${text}]`;
    case '^':
      return `[starts-with(@${name}, ${text})]`;
    case '*':
      return `[contains(@${name}, ${text})]`;
    case '$':
      return `[substring(@${name}, string-length(@${name}) - ${length - 1})=${text}]`;
    case '~':
      return `[contains(concat(' ', normalize-space(@${name}), ' '), concat(' ', ${text}, ' '))]`;
    default:
      return null;
  }
}

function unescapeCss(text: string): string {
  return text.replace(
    /\\(?:([0-9a-fA-F]{1,6})\s?|([\s\S]))/g,
    (_all, code: string | undefined, char: string | undefined) =>
      code === undefined ? (char ?? '') : String.fromCodePoint(Math.min(Number.parseInt(code, 16) || 0xfffd, 0x10ffff)),
  );
}
