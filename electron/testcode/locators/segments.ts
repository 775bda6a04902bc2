/** A locator as it is written after its page, cut into its calls. */
import { parseSync } from 'oxc-parser';
import { type Chain, chainOf } from './chain.ts';

/** `["getByRole('row')", 'first()']` for `getByRole('row').first()`; null for what is no locator. */
export function segmentsOf(text: string): string[] | null {
  const chain = readLocator(text);
  return chain?.links.map(({ start, end }) => text.slice(start, end)) ?? null;
}

/** The chain of a locator that stands alone. */
export function readLocator(text: string): Chain | null {
  const { program, errors } = parseSync('locator.js', text);
  const [statement] = program.body;
  if (errors.length > 0 || program.body.length !== 1 || statement?.type !== 'ExpressionStatement') return null;
  const chain = chainOf(statement.expression);
  return chain.root === null && chain.links.length > 0 ? chain : null;
}
