import { locatorWords } from './locatorWords.ts';

/**
 * A step in words, from the two parts in which Playwright tells it: `Click` and `getByRole('button', { name: 'Save' })`
 * become `Click button "Save"`. Older Playwrights tell both in one, which is left as it is.
 */
export function stepWords(title: string, subtitle: string): string {
  const target = locatorWords(subtitle);
  const [, inverted = '', matcher] = /^Expect "(not )?(\w+)"$/.exec(title) ?? [];
  if (matcher) return `Expect ${target || 'the value'} ${inverted}${matcherWords(matcher)}`;
  if (!target) return title;
  if (title === 'Navigate') return `Open ${target}`;
  return title.includes('"') ? `${title} in ${target}` : `${title} ${target}`;
}

/** `toHaveText` is `to have text`. */
function matcherWords(matcher: string): string {
  return matcher.replace(
    /([a-z])([A-Z]+)/g,
    (_all, end: string, start: string) => `${end} ${start.length > 1 ? start : start.toLowerCase()}`,
  );
}
