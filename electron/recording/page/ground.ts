/** Things that are drawn on, scrolled or dragged over: known by what they are, not by the words that happen to lie in them. */

import type { TargetRef } from '../../../shared/model/event.ts';
import type { LocatorStep } from '../../../shared/model/locator.ts';
import { lastResort } from './candidates.ts';
import { describeNow } from './describe.ts';
import { isGiven } from './safe.ts';

export function describeGround(element: Element): TargetRef {
  const ref = describeNow(element);
  if (!ref.description) return ref;
  const hasOwnName = isGiven(element, 'aria-label') || isGiven(element, 'aria-labelledby');
  const isOfContent = (step: LocatorStep): boolean =>
    step.by === 'text' || step.by === 'hasText' || (step.by === 'role' && step.name !== undefined && !hasOwnName);
  const locators = ref.description.locators.filter(({ locator }) => !locator.some(isOfContent));
  const byPlace = locators.length > 0 ? locators : [lastResort(element)];
  return { ...ref, description: { ...ref.description, locators: byPlace } };
}
