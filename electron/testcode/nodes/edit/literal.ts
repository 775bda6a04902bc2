import { quote } from '../../quote.ts';

/** Text as a literal in the given quotes. */
export function printText(text: string, mark: "'" | '"' | '`'): string {
  if (mark === "'") return quote(text);
  const inner = quote(text).slice(1, -1).replaceAll("\\'", "'");
  return mark === '"' ? `"${inner.replaceAll('"', '\\"')}"` : `\`${inner.replace(/`|\$\{/g, '\\$&')}\``;
}
