/**
 * A locator as data: a chain of steps, each narrowing the one before, with the meaning that Playwright gives them.
 * `[{by:'role',role:'row',name:'Ann'},{by:'role',role:'button',name:'Delete'}]` is
 * `getByRole('row', { name: 'Ann' }).getByRole('button', { name: 'Delete' })`.
 */
export type LocatorStep =
  | { by: 'testId'; value: string }
  | { by: 'role'; role: string; name?: TextMatch; level?: number }
  | { by: 'label' | 'placeholder' | 'alt' | 'title' | 'text'; text: TextMatch }
  | { by: 'css'; selector: string }
  | { by: 'hasText'; text: TextMatch }
  | { by: 'nth'; index: number };

/** A string as Playwright matches it: a case-insensitive part of the text, or (exact) the whole of it. */
export type TextMatch = { value: string; exact?: boolean };

export type Locator = LocatorStep[];

/** A candidate with the reasons for its rank; `score` is a cost-free 0..1000, higher lasts longer. */
export type RankedLocator = { locator: Locator; score: number; reasons: string[] };
