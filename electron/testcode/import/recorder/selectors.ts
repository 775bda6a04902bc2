/** Selectors of DevTools recordings → locators of Playwright, with all alternatives. */
import type { Locator } from '../../../../shared/model/locator.ts';

export type Found = { locator: Locator; was: string };

/** In the order in which they last; an alternative that is a list leads through shadow roots, which Playwright sees through anyhow. */
export function readSelectors(selectors: readonly (string | readonly string[])[]): Found[] {
  const all = selectors.map((one) => [one].flat());
  const role = roleOf(all);
  const found = all.flatMap((parts): (Found & { rank: number })[] => {
    const steps = parts.map((part) => readSelector(part, role));
    if (steps.some((step) => step === null)) return [];
    return [
      {
        locator: steps.flatMap((step) => step?.locator ?? []),
        was: parts.join(' >>> '),
        rank: Math.max(...steps.map((step) => step?.rank ?? 9)),
      },
    ];
  });
  return found.toSorted((one, other) => one.rank - other.rank).map(({ locator, was }) => ({ locator, was }));
}

function readSelector(selector: string, role: string | null): { locator: Locator; rank: number } | null {
  const [, kind = 'css', rest = selector] = /^(aria|xpath|pierce|text)\/([\s\S]*)$/.exec(selector) ?? [];
  switch (kind) {
    case 'aria':
      return readAria(rest, role);
    case 'xpath':
      return { locator: [{ by: 'css', selector: `xpath=${rest}` }], rank: 6 };
    case 'text':
      return { locator: [{ by: 'text', text: { value: rest } }], rank: 3 };
    default: {
      const testId = /^\[data-testid=(["'])([^"'\\]*)\1\]$/.exec(rest)?.[2];
      if (testId !== undefined) return { locator: [{ by: 'testId', value: testId }], rank: 0 };
      // A way through the document says where an element stood, not which it is.
      return {
        locator: [{ by: 'css', selector: rest }],
        rank: /:nth-|^html\b/.test(rest) ? 5 : kind === 'pierce' ? 4 : 2,
      };
    }
  }
}

/** `Save`, `Save[role="button"]`, `[role="button"]` */
function readAria(text: string, guessed: string | null): { locator: Locator; rank: number } | null {
  const attributes = [...text.matchAll(/\[\s*(\w+)\s*=\s*(["'])((?:\\.|(?!\2)[^\\])*)\2\s*\]/g)];
  const named = attributes.find(([, name]) => name === 'name')?.[3];
  const role = attributes.find(([, name]) => name === 'role')?.[3] ?? guessed;
  const name = named ?? text.replace(/\[\s*\w+\s*=\s*(["'])(?:\\.|(?!\1)[^\\])*\1\s*\]/g, '').trim();
  if (role === null)
    return name === '' ? null : { locator: [{ by: 'label', text: { value: name, exact: true } }], rank: 7 };
  return { locator: [{ by: 'role', role, ...(name !== '' && { name: { value: name, exact: true } }) }], rank: 1 };
}

const ROLES: Record<string, string> = {
  a: 'link',
  button: 'button',
  textarea: 'textbox',
  select: 'combobox',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  li: 'listitem',
  option: 'option',
  img: 'img',
  summary: 'button',
};

/** Names alone are those of any role: the other selectors tell of which element. */
function roleOf(all: readonly (readonly string[])[]): string | null {
  for (const parts of all) {
    const last = parts.at(-1) ?? '';
    if (/^(aria|text)\//.test(last)) continue;
    const tag = /(?:^|[\s>/+~])([a-z][a-z0-9]*)(?:[#.[:][^\s>/]*)?$/i
      .exec(last.replace(/^(pierce|xpath)\//, ''))?.[1]
      ?.toLowerCase();
    const type = /\[type=["']?(\w+)/.exec(last)?.[1];
    if (tag === 'input') {
      const byType: Record<string, string> = {
        checkbox: 'checkbox',
        radio: 'radio',
        submit: 'button',
        button: 'button',
        number: 'spinbutton',
        range: 'slider',
        search: 'searchbox',
        text: 'textbox',
        email: 'textbox',
      };
      if (type && byType[type]) return byType[type];
    } else if (tag && ROLES[tag]) return ROLES[tag];
  }
  return null;
}
