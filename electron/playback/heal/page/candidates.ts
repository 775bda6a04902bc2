/** What on the page may be the one that is looked for. */
import type { Fingerprint } from '../../../../shared/model/target.ts';
import { attribute, boxOf, isAttached, isSeen, tagOf } from '../../../recording/page/safe.ts';
import { kindOf } from '../index.ts';
import { allElements } from './shadowRoots.ts';

/** Everything of the same kind that a person could see, and every field: those are often drawn by something else in front of them. */
export function candidatesFor(remembered: Fingerprint): Element[] {
  const kind = kindOf(remembered);
  const found: Element[] = [];
  for (const element of allElements(document)) {
    if (quickKind(element) === kind && (isInput(element) || isShown(element))) found.push(element);
  }
  return found;
}

const kinds = new Map<string, string>();

/** By tag, role and type alone, and most elements have neither role nor type. */
function quickKind(element: Element): string {
  const [tag, role, type] = [tagOf(element), attribute(element, 'role'), attribute(element, 'type')];
  const key = `${tag} ${role ?? ''} ${type ?? ''}`;
  const known = kinds.get(key);
  if (known) return known;
  const kind = kindOf({ tag, attributes: { ...(role !== null && { role }), ...(type !== null && { type }) } });
  // A page may make up as many roles as it likes.
  if (kinds.size < 1000) kinds.set(key, kind);
  return kind;
}

function isInput(element: Element): boolean {
  return element instanceof HTMLInputElement && element.type !== 'hidden' && isAttached(element);
}

function isShown(element: Element): boolean {
  const { width, height } = boxOf(element);
  return width > 0 && height > 0 && isSeen(element);
}
