/** How worlds without Playwright's locators find an element. */
import type { Locator } from '../../../shared/model/locator.ts';
import type { Target } from '../../../shared/model/target.ts';
import { xpathOf } from './xpath.ts';
import { printXPath } from './xpathCode.ts';

/** `aria` is role and whole accessible name, as the accessibility tree has them. */
export type Selector =
  | { kind: 'css'; css: string }
  /** `code` is JavaScript that gives the path. */
  | { kind: 'xpath'; xpath: string; code: string }
  | { kind: 'aria'; role: string; name: string };

/** Every way that is known, the best first: the first locator of which that kind can be made. */
export function selectorsOf(target: Target, testIdAttribute: string): Selector[] {
  const all: Selector[] = target.locators.flatMap(({ locator }) =>
    selectorsFor(locator, testIdAttribute, target.fingerprint.name),
  );
  return all.filter((one, index) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index);
}

export function selectorsFor(locator: Locator, testIdAttribute: string, fullName?: string): Selector[] {
  const css = cssOf(locator, testIdAttribute);
  if (css !== null) return [{ kind: 'css', css }];
  const aria = ariaOf(locator, fullName);
  const xpath = xpathOf(locator, testIdAttribute);
  const code = printXPath(locator, testIdAttribute);
  return [
    ...(aria ? [aria] : []),
    ...(xpath === null || code === null ? [] : [{ kind: 'xpath' as const, xpath, code }]),
  ];
}

function cssOf(locator: Locator, testIdAttribute: string): string | null {
  const parts = locator.map((step) => {
    if (step.by === 'testId') return `[${testIdAttribute}=${quoteCss(step.value)}]`;
    return step.by === 'css' && isPlainCss(step.selector) ? step.selector : null;
  });
  return parts.every((part) => part !== null) ? parts.join(' ') : null;
}

function quoteCss(text: string): string {
  return `"${text.replace(/["\\]|\p{Cc}/gu, (char) => (/["\\]/.test(char) ? `\\${char}` : `\\${char.charCodeAt(0).toString(16)} `))}"`;
}

/** Without the engines and pseudo-classes that only Playwright has. */
function isPlainCss(selector: string): boolean {
  return !/^(?:[\w:-]+=|[(.]*\/)|>>|:(?:has-text|text|text-is|text-matches|visible|nth-match|left-of|right-of|above|below|near|light)\b/.test(
    selector,
  );
}

function ariaOf(locator: Locator, fullName: string | undefined): Selector | null {
  const [step, ...others] = locator;
  if (step?.by !== 'role' || others.length > 0 || step.level !== undefined || !step.name) return null;
  const name = step.name.exact ? step.name.value : fullName;
  // Chromium has another word for pictures, and a name with quotes cannot be told.
  return name === undefined || step.role === 'img' || /["\\]/.test(name)
    ? null
    : { kind: 'aria', role: step.role, name };
}
