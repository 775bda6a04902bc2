/** Locators as Playwright code. */
import type { Locator, LocatorStep, TextMatch } from '../../shared/model/locator.ts';
import type { Target } from '../../shared/model/target.ts';
import { quote } from './quote.ts';

/** `getByRole('row', { name: 'Ann' }).getByRole('button', { name: 'Delete' })` */
export function printLocator(locator: Locator): string {
  return locator.map(printStep).join('.');
}

/** With page and frames before it: `page.locator('iframe[name="pay"]').contentFrame().getByLabel('Card')`. */
export function printTarget(target: Target, locator: Locator = bestOf(target)): string {
  const frames = target.frames.map((frame) => `${printLocator(frame)}.contentFrame()`);
  return [target.page, ...frames, printLocator(locator)].join('.');
}

function bestOf(target: Target): Locator {
  const [best] = target.locators;
  if (!best) throw new Error(`no locator for ${target.words}`);
  return best.locator;
}

const TEXT_GETTERS = {
  label: 'getByLabel',
  placeholder: 'getByPlaceholder',
  alt: 'getByAltText',
  title: 'getByTitle',
  text: 'getByText',
} as const;

function printStep(step: LocatorStep): string {
  switch (step.by) {
    case 'testId':
      return `getByTestId(${quote(step.value)})`;
    case 'role': {
      const options = [
        step.name && `name: ${quote(step.name.value)}`,
        step.name?.exact && 'exact: true',
        step.level !== undefined && `level: ${step.level}`,
      ].filter(Boolean);
      return `getByRole(${quote(step.role)}${options.length > 0 ? `, { ${options.join(', ')} }` : ''})`;
    }
    case 'css':
      return `locator(${quote(step.selector)})`;
    case 'hasText':
      return `filter({ hasText: ${quote(step.text.value)} })`;
    case 'nth':
      return step.index === 0 ? 'first()' : step.index === -1 ? 'last()' : `nth(${step.index})`;
    default:
      return `${TEXT_GETTERS[step.by]}(${printText(step.text)})`;
  }
}

function printText(text: TextMatch): string {
  return `${quote(text.value)}${text.exact ? ', { exact: true }' : ''}`;
}
