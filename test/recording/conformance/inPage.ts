/** Bundled into pages under test: our engine, open to questions. */
import { describe as describeElement } from '../../../electron/recording/page/describe.ts';
import { labelTexts } from '../../../electron/recording/page/label.ts';
import { resolve, testIdOf } from '../../../electron/recording/page/match.ts';
import { accessibleName } from '../../../electron/recording/page/name.ts';
import { forget } from '../../../electron/recording/page/remember.ts';
import { roleOf } from '../../../electron/recording/page/role.ts';
import { attribute, findAll, shadowOf } from '../../../electron/recording/page/safe.ts';
import { elementText } from '../../../electron/recording/page/text.ts';
import type { Locator, TextMatch } from '../../../shared/model/locator.ts';

const elements: Element[] = [];

const walk = (root: Document | ShadowRoot): void => {
  for (const element of findAll(root, '*')) {
    elements.push(element);
    const shadow = shadowOf(element);
    if (shadow) walk(shadow);
  }
};

/** A text as a part, as a whole, and half of it. */
const matches = (value: string | null): TextMatch[] =>
  value?.trim() && value.length < 200
    ? [{ value }, { value, exact: true }, { value: value.slice(0, Math.ceil(value.length / 2)) }]
    : [];

export const engine = {
  elements,
  count(): number {
    elements.length = 0;
    walk(document);
    return elements.length;
  },
  describe(element: Element): Locator[] {
    forget();
    return describeElement(element).locators.map(({ locator }) => locator);
  },
  /** What one could look for to find the element. */
  questions(element: Element): Locator[] {
    forget();
    const asked: Locator[] = [];
    const role = roleOf(element);
    if (role)
      asked.push(
        [{ by: 'role', role }],
        ...matches(accessibleName(element)).map((name): Locator => [{ by: 'role', role, name }]),
      );
    const texts = { label: labelTexts(element), text: [elementText(element)], ...attributesOf(element) };
    for (const [by, values] of Object.entries(texts)) {
      for (const text of values.flatMap(matches)) asked.push([{ by: by as keyof typeof texts, text }]);
    }
    const testId = testIdOf(element);
    if (testId) asked.push([{ by: 'testId', value: testId }]);
    return asked;
  },
  resolve(locator: Locator): number[] {
    forget();
    return resolve(locator).map((element) => elements.indexOf(element));
  },
};

const attributesOf = (element: Element) => ({
  placeholder: [attribute(element, 'placeholder')],
  alt: [attribute(element, 'alt')],
  title: [attribute(element, 'title')],
});

Object.assign(globalThis, { engine });
