/** Locators as queries of Cypress and Testing Library. */
import type { Locator, LocatorStep, TextMatch } from '../../../shared/model/locator.ts';
import type { Target } from '../../../shared/model/target.ts';
import { quote } from '../quote.ts';
import { printPattern } from './javascript.ts';

export function printTarget(target: Target, isAll = false, patience?: number): string | null {
  let found = 'cy';
  for (const frame of target.frames) {
    const code = printLocator(found, frame, false);
    if (code === null) return null;
    found = `inFrame(${code})`;
  }
  const [best] = target.locators.flatMap(({ locator }) => printLocator(found, locator, isAll, patience) ?? []);
  return best ?? null;
}

/** `isAll` where any number may be found, also none. */
function printLocator(start: string, locator: Locator, isAll: boolean, patience?: number): string | null {
  let found = start;
  for (const [index, step] of locator.entries()) {
    // Several may be found where one is chosen of them afterwards.
    const isMany = isAll || locator.slice(index + 1).some(({ by }) => by === 'nth' || by === 'hasText');
    const next = printStep(step, found === 'cy', isMany, index === locator.length - 1 ? patience : undefined);
    if (next === null) return null;
    found += next;
  }
  return found === start ? null : found;
}

const QUERIES = {
  label: 'LabelText',
  placeholder: 'PlaceholderText',
  alt: 'AltText',
  title: 'Title',
  text: 'Text',
} as const;

function printStep(step: LocatorStep, isFirst: boolean, isMany: boolean, patience: number | undefined): string | null {
  const query = (name: string, value: string, options: string[]): string => {
    const all = [...options, ...(patience === undefined ? [] : [`timeout: ${patience}`])];
    const last = all.length > 0 ? `, { ${all.join(', ')} }` : '';
    return isMany ? `.${queryAll(name)}(${value}${last})` : `.findBy${name}(${value}${last})`;
  };
  switch (step.by) {
    case 'testId':
      return query('TestId', quote(step.value), []);
    case 'role':
      return query('Role', quote(step.role), [
        ...(step.name ? [`name: ${step.name.exact ? quote(step.name.value) : printPart(step.name)}`] : []),
        ...(step.level === undefined ? [] : [`level: ${step.level}`]),
      ]);
    case 'css': {
      // Engines and pseudo-classes that only Playwright has.
      if (/^(?:[\w:-]+=|[(.]*\/)|>>|:(?:has-text|text|text-is|visible)\b/.test(step.selector)) return null;
      const options = patience === undefined ? '' : `, { timeout: ${patience} }`;
      return `.${isFirst ? 'get' : 'find'}(${quote(step.selector)}${options})`;
    }
    case 'hasText':
      return `.filter((_, element) => ${printPart(step.text)}.test(element.textContent ?? ''))`;
    case 'nth':
      return `.eq(${step.index})`;
    default:
      return query(QUERIES[step.by], step.text.exact ? quote(step.text.value) : printPart(step.text), []);
  }
}

function queryAll(name: string): string {
  return `findAllBy${name}`;
}

/** A part of a text in any case. */
function printPart({ value, exact }: TextMatch): string {
  const source = value.replace(/[$^+.*()|\\?{}[\]]/g, '\\$&').replace(/\s+/g, '\\s+');
  return printPattern(exact ? `^${source}$` : source, exact ? '' : 'i');
}
