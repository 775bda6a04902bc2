/** Checks as assertions of Cypress. */
import { quote } from '../quote.ts';
import type { Sheet } from '../sheet.ts';
import { printTarget } from './cypressQueries.ts';
import { printPattern } from './javascript.ts';
import type { Check, Expected } from './script.ts';

export const OTHER_TAB = 'Cypress works in one tab only';

export function printCheck(check: Check, words: string, sheet: Sheet) {
  const page = 'page' in check ? check.page : check.target.page;
  if (page !== 'page') return sheet.cannot(`${words} (in ${page}): ${OTHER_TAB}`);
  const not = check.isNot ? 'not.' : '';
  const should = (found: string, ...args: string[]) => sheet.add(`${found}.should(${args.join(', ')});`);
  if (check.kind === 'url') return should("cy.location('href')", ...textTest(check.expected, not));
  if (check.kind === 'title') return should('cy.title()', ...textTest(check.expected, not));
  const patience = check.ms === undefined ? undefined : Math.ceil(check.ms / 1000) * 1000;
  const all =
    check.kind === 'count' ||
    (check.kind === 'state' && (check.state === 'hidden' || (check.state === 'visible' && check.isNot)));
  const found = printTarget(check.target, all, patience);
  if (found === null) return sheet.cannot(`${words}: Cypress has no query for ${check.target.words}`);
  switch (check.kind) {
    case 'count':
      if (check.count === 0) return should(found, `'${check.isNot ? '' : 'not.'}exist'`);
      return should(found, `'${not}have.length'`, String(check.count));
    case 'text':
      return should(`${found}.invoke('text')`, ...textTest(check.expected, not));
    case 'value':
      return should(`${found}.invoke('val')`, ...textTest(check.expected, not));
    case 'attribute':
      return should(`${found}.invoke('attr', ${quote(check.name)})`, ...textTest(check.expected, not));
    case 'state': {
      const isSeen = check.state === 'visible' ? !check.isNot : check.state === 'hidden' ? check.isNot : null;
      if (isSeen === true) return should(found, "'be.visible'");
      // Queries by role see only what can be seen; of others that are there, none may be.
      if (isSeen === false) return should(found, /ByRole\([^)]*\)$/.test(found) ? "'not.exist'" : "'not.be.visible'");
      if (check.state === 'editable')
        return should(found, `'${check.isNot ? '' : 'not.'}match'`, "':disabled, :read-only'");
      const assertion = {
        enabled: 'be.enabled',
        disabled: 'be.disabled',
        checked: 'be.checked',
        focused: 'have.focus',
        empty: 'be.empty',
      };
      return should(found, `'${not}${assertion[check.state as keyof typeof assertion]}'`);
    }
  }
}

function textTest(expected: Expected, not: string): string[] {
  switch (expected.kind) {
    case 'text':
      return [`'${not}equal'`, quote(expected.text)];
    case 'contains':
      return [`'${not}include'`, quote(expected.text)];
    case 'pattern':
      return [`'${not}match'`, printPattern(expected.source, expected.flags)];
  }
}
