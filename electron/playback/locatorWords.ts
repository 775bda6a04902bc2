const text = String.raw`'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\/(?:\\.|[^/\\])+\/\w*`;
const call = new RegExp(String.raw`^\.?(\w+)\(((?:${text}|[^()'"/])*)\)`);

/**
 * A locator as Playwright prints it, in words: `getByRole('row', { name: 'Ann' }).getByRole('button', { name: 'Delete' })`
 * is `button "Delete" in row "Ann"`. What cannot be said stays as it is.
 */
export function locatorWords(locator: string): string {
  const parts: string[] = [];
  for (let rest = locator.trim(); rest; ) {
    const [whole, method = '', inside = ''] = call.exec(rest) ?? [];
    const said = whole === undefined ? null : partWords(method, inside, parts);
    if (whole === undefined || said === null) return locator;
    if (said) parts.unshift(said);
    rest = rest.slice(whole.length);
  }
  return parts.join(' in ');
}

/** The words for one call; '' where it changed the part before it; null where it cannot be said. */
function partWords(method: string, inside: string, parts: string[]): string | null {
  const first = new RegExp(`^(${text})`).exec(inside)?.[1];
  switch (method) {
    case 'getByRole': {
      const name = new RegExp(`\\bname: (${text})`).exec(inside)?.[1];
      const role = unquote(first ?? '');
      return `${roleWords[role] ?? role}${name ? ` ${quote(name)}` : ''}`;
    }
    case 'getByLabel':
    case 'getByPlaceholder':
      return `field ${quote(first ?? '')}`;
    case 'getByText':
      return `text ${quote(first ?? '')}`;
    case 'getByAltText':
      return `picture ${quote(first ?? '')}`;
    case 'getByTitle':
    case 'getByTestId':
      return `element ${quote(first ?? '')}`;
    case 'locator':
      return first ? unquote(first) : null;
    case 'frameLocator':
      return `frame ${quote(first ?? '')}`;
    case 'contentFrame':
      return change(parts, (part) => `frame ${part}`);
    case 'first':
      return change(parts, (part) => `the first ${part}`);
    case 'last':
      return change(parts, (part) => `the last ${part}`);
    case 'nth':
      return change(parts, (part) => `${part} number ${Number(inside) + 1}`);
    case 'filter': {
      const has = new RegExp(`\\bhasText: (${text})`).exec(inside)?.[1];
      return has ? change(parts, (part) => `${part} with ${quote(has)}`) : null;
    }
    default:
      return null;
  }
}

const roleWords: Record<string, string> = { textbox: 'field', img: 'picture', listitem: 'list item' };

function change(parts: string[], how: (part: string) => string): string | null {
  const [part] = parts;
  if (part === undefined) return null;
  parts[0] = how(part);
  return '';
}

function quote(literal: string): string {
  return literal.startsWith('/') ? literal : `"${unquote(literal)}"`;
}

function unquote(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, '$1');
}
