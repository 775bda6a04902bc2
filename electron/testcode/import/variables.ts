/** Text with `${names}` in it, as Selenium IDE has it, as code. Whatever the text is, the code says that and no more. */
import { quote } from '../quote.ts';

const HOLE = /\$\{([^{}]*)\}/g;

export function hasVariables(text: string): boolean {
  return new RegExp(HOLE.source).test(text);
}

/** A string literal; with names in it a template that looks them up in `vars`. */
export function printText(text: string): string {
  if (!hasVariables(text)) return quote(text);
  const parts = text.split(new RegExp(HOLE.source));
  // Texts and names take turns.
  const [, alone] = parts;
  if (parts.length === 3 && parts[0] === '' && parts[2] === '') return `String(${printVariable(alone ?? '')})`;
  return `\`${parts.map((part, index) => (index % 2 === 0 ? escapeTemplate(part) : `\${${printVariable(part)}}`)).join('')}\``;
}

export function printVariable(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `vars.${name}` : `vars[${quote(name)}]`;
}

/** A condition or a script of the page: names become properties of its parameter `vars`. */
export function scriptText(script: string): string {
  return script.replace(HOLE, (_all, name: string) => `vars[${JSON.stringify(name)}]`);
}

function escapeTemplate(text: string): string {
  return quote(text)
    .slice(1, -1)
    .replace(/\\'/g, "'")
    .replace(/`/g, '\\`')
    .replace(/\$(?=\{)/g, '\\$');
}
