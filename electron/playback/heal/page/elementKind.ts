import { attribute, findAll, tagOf } from '../../../recording/page/safe.ts';
import { kindOf, selectorOfKind } from '../index.ts';

const kinds = new Map<string, string>();
const selectors = new Map<string, string>();

/** The kind of an element, by tag, role and type alone; and most have neither role nor type. */
export function kindOfElement(element: Element): string {
  const [tag, role, type] = [tagOf(element), attribute(element, 'role'), attribute(element, 'type')];
  const key = `${tag} ${role ?? ''} ${type ?? ''}`;
  const known = kinds.get(key);
  if (known) return known;
  const kind = kindOf({ tag, attributes: { ...(role !== null && { role }), ...(type !== null && { type }) } });
  // A page may make up as many roles as it likes.
  if (kinds.size < 1000) kinds.set(key, kind);
  return kind;
}

/** All elements of a kind in the document or in one shadow root. */
export function elementsOfKind(root: Document | ShadowRoot, kind: string): Element[] {
  const selector = selectors.get(kind) ?? selectorOfKind(kind) ?? '*';
  selectors.set(kind, selector);
  return findAll(root, selector).filter((element) => kindOfElement(element) === kind);
}
