/** Secrets in recorded requests: what their names give away is taken out before anything is written. */
import { quote } from '../../quote.ts';
import { secretFor } from '../imported.ts';

/** A text with places where secrets stood. `variables` are one less than `parts`. */
export type Redacted = { parts: string[]; variables: string[] };

const plain = (text: string): Redacted => ({ parts: [text], variables: [] });

/** `session` and `key` are told apart from words that merely hold them. */
export function secretName(name: string): string | null {
  const words = name.replace(/([a-z])([A-Z])/g, '$1-$2').replace(/_/g, '-');
  const isSecret =
    secretFor(words) !== null ||
    /(^|-)(?:api-?key|session(?:-?id)?|sid|jwt|auth|authorization|csrf|xsrf|credentials?|signature|sig)($|-)/i.test(
      words,
    );
  return isSecret ? `SECRET_${name.toUpperCase().replace(/\W+/g, '_').replace(/^_|_$/g, '')}` : null;
}

export function redactUrl(url: string): Redacted {
  const parsed = URL.parse(url);
  if (!parsed) return plain(url);
  parsed.username = '';
  parsed.password = '';
  const parts: string[] = [];
  const variables: string[] = [];
  let text = '';
  for (const piece of parsed.href.split(/(?<=[?&])/)) {
    const [, name = '', value = '', rest = ''] = /^([^=&#]+)=([^&#]*)([\s\S]*)$/.exec(piece) ?? [];
    const variable = value === '' ? null : secretName(decoded(name));
    if (variable === null) text += piece;
    else {
      parts.push(`${text}${name}=`);
      variables.push(variable);
      text = rest;
    }
  }
  return { parts: [...parts, text], variables };
}

/** JSON and forms by the names of their fields; other bodies are taken as they are. */
export function redactBody(body: string, mimeType: string): Redacted {
  if (/json/.test(mimeType)) {
    const found = redactJson(body);
    if (found) return found;
  }
  if (!/x-www-form-urlencoded/.test(mimeType)) return plain(body);
  const { parts, variables } = redactUrl(`http://form/?${body}`);
  return { parts: [(parts[0] ?? '').replace(/^http:\/\/form\/\?/, ''), ...parts.slice(1)], variables };
}

const MARK = '\u{e000}secret\u{e001}';

function redactJson(body: string): Redacted | null {
  const variables: string[] = [];
  try {
    const text = JSON.stringify(JSON.parse(body), (name, value) => {
      const variable = typeof value === 'string' && value !== '' ? secretName(name) : null;
      if (variable === null) return value;
      variables.push(variable);
      return MARK;
    });
    if (variables.length === 0) return plain(body);
    return { parts: text.split(MARK), variables };
  } catch {
    return null; // No JSON, whatever its type says.
  }
}

/** A literal, or a template that reads the secrets from the environment. */
export function printRedacted({ parts, variables }: Redacted): string {
  if (variables.length === 0) return quote(parts[0] ?? '');
  const escaped = parts.map((part) =>
    quote(part)
      .slice(1, -1)
      .replace(/\\'/g, "'")
      .replace(/`/g, '\\`')
      .replace(/\$(?=\{)/g, '\\$'),
  );
  return `\`${escaped.map((part, index) => `${part}${index < variables.length ? `\${process.env.${variables[index]}}` : ''}`).join('')}\``;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Not every % is an escape.
  }
}
