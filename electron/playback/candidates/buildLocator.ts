import type { Frame, Locator, Page } from '@playwright/test';
import type { Locator as Described, LocatorStep } from '../../../shared/model/locator.ts';

type Root = Pick<Locator, 'getByRole' | 'getByTestId' | 'getByText' | 'getByLabel' | 'locator'> &
  Pick<Locator, 'getByPlaceholder' | 'getByAltText' | 'getByTitle'>;

/** A locator that was described as data, as one of Playwright's that can be asked; `root` is the document to look in. */
export function buildLocator(root: Root | Page | Frame, steps: Described): Locator {
  let at: Root | Locator = root as Root;
  for (const step of steps) at = next(at, step);
  return at as Locator;
}

function next(at: Root | Locator, step: LocatorStep): Locator {
  switch (step.by) {
    case 'testId':
      return at.getByTestId(step.value);
    case 'role': {
      const { role, name, level } = step;
      return at.getByRole(role as Parameters<Root['getByRole']>[0], {
        ...(name && { name: name.value }),
        ...(name?.exact && { exact: true }),
        ...(level !== undefined && { level }),
      });
    }
    case 'css':
      return at.locator(step.selector);
    case 'hasText':
      return (at as Locator).filter({ hasText: step.text.value });
    case 'nth':
      return (at as Locator).nth(step.index);
    case 'label':
      return at.getByLabel(step.text.value, exactly(step.text));
    case 'placeholder':
      return at.getByPlaceholder(step.text.value, exactly(step.text));
    case 'alt':
      return at.getByAltText(step.text.value, exactly(step.text));
    case 'title':
      return at.getByTitle(step.text.value, exactly(step.text));
    case 'text':
      return at.getByText(step.text.value, exactly(step.text));
  }
}

function exactly({ exact }: { exact?: boolean | undefined }): { exact?: boolean } {
  return exact ? { exact } : {};
}
