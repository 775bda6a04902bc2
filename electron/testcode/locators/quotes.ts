import { parseSync, Visitor } from 'oxc-parser';

/** A locator, with its texts in the quotes that the code uses which it replaces. */
export function inQuotesOf(replaced: string, locator: string): string {
  if (!replaced.includes('"') || replaced.includes("'")) return locator;
  const texts: { start: number; end: number; value: string }[] = [];
  new Visitor({
    Literal: ({ start, end, value }) => {
      if (typeof value === 'string') texts.push({ start, end, value });
    },
  }).visit(parseSync('locator.js', locator).program);
  let written = locator;
  for (const { start, end, value } of texts.reverse())
    written = written.slice(0, start) + JSON.stringify(value) + written.slice(end);
  return written;
}
