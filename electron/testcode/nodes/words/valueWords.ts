/** Values of code in words. */
import type { Argument } from 'oxc-parser';
import { pathOf, textOf, unwrap } from '../syntax.ts';

/** `"Ann"`, `/ann/i`, `the secret SECRET_PASSWORD`; what is no plain value stays code. */
export function valueWords(argument: Argument, source: string): string {
  const text = textOf(argument);
  if (text !== null) return quoted(text);
  if (argument.type === 'TemplateLiteral') return `"${shorten(source.slice(argument.start + 1, argument.end - 1))}"`;
  const [root, env, variable] = argument.type === 'SpreadElement' ? [] : (pathOf(argument) ?? []);
  if (root === 'process' && env === 'env' && variable) return `the secret ${variable}`;
  return codeWords(argument.type === 'SpreadElement' ? argument : unwrap(argument), source);
}

/** The text of a value as it stands in a sentence that names it already: `Press Enter`, `Open /cart`. */
export function plainWords(argument: Argument | undefined, source: string): string {
  if (!argument) return '';
  const text = textOf(argument);
  if (text !== null) return shorten(text);
  if (argument.type === 'TemplateLiteral') return shorten(source.slice(argument.start + 1, argument.end - 1));
  return codeWords(argument, source);
}

export function quoted(text: string): string {
  return `"${shorten(text)}"`;
}

/** Code on one line. */
export function codeWords({ start, end }: { start: number; end: number }, source: string): string {
  // Enough for any sentence; a whole class need not be searched for its spaces.
  return shorten(source.slice(start, Math.min(end, start + 400)));
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

/** `signIn` is `sign in`, `loginPage` is `login page`; `toHaveURL` is `to have URL`. */
export function nameWords(name: string): string {
  return name
    .replace(/^[_$#]+/, '')
    .replace(/_+/g, ' ')
    .replace(
      /([a-z\d])([A-Z]+)/g,
      (_all, end: string, start: string) => `${end} ${start.length > 1 ? start : start.toLowerCase()}`,
    )
    .replace(/([A-Z]+)([A-Z][a-z])/g, (_all, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .trim();
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
