/** Locators of Selenium IDE → locators of Playwright. */
import type { Locator } from '../../../../shared/model/locator.ts';
import { printLocator } from '../../printLocator.ts';
import { hasVariables, printText } from '../variables.ts';

/** Null for what finds nothing that Playwright could find. */
export function readSideLocator(text: string): Locator | null {
  const { kind, value } = split(text);
  switch (kind) {
    case 'id':
      return [{ by: 'css', selector: /^[A-Za-z_][\w-]*$/.test(value) ? `#${value}` : `[id=${JSON.stringify(value)}]` }];
    case 'name':
      return [{ by: 'css', selector: `[name=${JSON.stringify(value)}]` }];
    case 'css':
      return [{ by: 'css', selector: value }];
    case 'xpath':
      return [{ by: 'css', selector: `xpath=${value}` }];
    case 'link':
    case 'linkText':
      return [{ by: 'role', role: 'link', name: { value, exact: true } }];
    case 'partialLinkText':
      return [{ by: 'role', role: 'link', name: { value } }];
    case 'class':
      return [{ by: 'css', selector: `[class~=${JSON.stringify(value)}]` }];
    default:
      return null;
  }
}

function split(text: string): { kind: string; value: string } {
  if (/^\(*\/\//.test(text)) return { kind: 'xpath', value: text };
  const [, kind = '', value = ''] = /^(\w+)=([\s\S]*)$/.exec(text) ?? [];
  return { kind, value };
}

/** Code for it, behind a page or a frame; names in it are looked up when it runs. */
export function printSideLocator(text: string): string | null {
  const locator = readSideLocator(text);
  if (!locator) return null;
  if (!hasVariables(text)) return printLocator(locator);
  const [step] = locator;
  if (step?.by === 'css') return `locator(${printText(step.selector)})`;
  if (step?.by !== 'role' || !step.name) return null;
  return `getByRole('link', { name: ${printText(step.name.value)}${step.name.exact ? ', exact: true' : ''} })`;
}
