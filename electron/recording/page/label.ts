/** The texts that getByLabel matches, as Playwright collects them. */
import { labelsByControl, mayButtonsHaveLabels } from './inventory.ts';
import { elementById } from './role.ts';
import { attribute, nodeNameOf } from './safe.ts';
import { elementText, normalize } from './text.ts';

const readReferences = Object.getOwnPropertyDescriptor(Element.prototype, 'ariaLabelledByElements')?.get;

/** The elements that `aria-labelledby` speaks of; null where there are none. */
export function referencedBy(element: Element): Element[] | null {
  const given: Element[] | null | undefined = readReferences?.call(element);
  const found = given ?? idReferences(element, attribute(element, 'aria-labelledby'));
  return found.length > 0 ? [...found] : null;
}

/** The elements of the same root with these ids, in the order of the ids. */
export function idReferences(element: Element, ids: string | null): Element[] {
  const each = ids?.split(/[ \t\n\f\r]+/).filter(Boolean) ?? [];
  return [...new Set(each.map((id) => elementById(element, id)).filter((found) => found !== null))];
}

const LABELLED = new Set(['BUTTON', 'INPUT', 'METER', 'OUTPUT', 'PROGRESS', 'SELECT', 'TEXTAREA']);

/** The `<label>`s of a control. */
export function labelsOf(element: Element): HTMLLabelElement[] {
  const tag = nodeNameOf(element);
  if (!LABELLED.has(tag) || (tag === 'BUTTON' && !mayButtonsHaveLabels())) return [];
  return labelsByControl().get(element) ?? [];
}

export function labelTexts(element: Element): string[] {
  const references = referencedBy(element);
  if (references) return references.map(elementText);
  const aria = attribute(element, 'aria-label');
  if (aria?.trim()) return [normalize(aria)];
  return labelsOf(element).map(elementText);
}
