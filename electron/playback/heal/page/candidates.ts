/** What on the page may be the one that is looked for. */
import type { Fingerprint } from '../../../../shared/model/target.ts';
import { attribute, boxOf, isAttached, isSeen, tagOf, textIn } from '../../../recording/page/safe.ts';
import { kindOf } from '../index.ts';
import { allElements } from './shadowRoots.ts';

/** More of one kind than anybody can tell apart: then those that have nothing of it need no closer look. */
const MOST = 600;

/** Everything of the same kind that a person could see, and every field: those are often drawn by something else in front of them. */
export function candidatesFor(remembered: Fingerprint): Element[] {
  return likeliest(shownOfKind(remembered), remembered).filter((element) => isInput(element) || isSeen(element));
}

/** Whether another one of its kind reads the same. */
export function hasTwin(element: Element, fingerprint: Fingerprint): boolean {
  const text = textIn(element);
  return shownOfKind(fingerprint).some(
    (other) => other.element !== element && textIn(other.element) === text && isSeen(other.element),
  );
}

type Shown = { element: Element; box: DOMRect };

function shownOfKind(remembered: Fingerprint): Shown[] {
  const kind = kindOf(remembered);
  const found: Shown[] = [];
  for (const element of allElements(document)) {
    if (quickKind(element) !== kind) continue;
    const box = boxOf(element);
    if ((box.width > 0 && box.height > 0) || isInput(element)) found.push({ element, box });
  }
  return found;
}

/** The order of the page is kept. */
function likeliest(all: readonly Shown[], remembered: Fingerprint): Element[] {
  if (all.length <= MOST) return all.map(({ element }) => element);
  const ranked = all.map((shown, index) => ({ ...shown, index, likeness: quickLikeness(shown, remembered) }));
  ranked.sort((one, other) => other.likeness - one.likeness || one.index - other.index);
  const kept = ranked.slice(0, MOST).sort((one, other) => one.index - other.index);
  return kept.map(({ element }) => element);
}

/** What can be seen at a glance: the same words, name, class or address; else the nearer the likelier. */
function quickLikeness({ element, box }: Shown, remembered: Fingerprint): number {
  const { attributes, text, name } = remembered;
  const own = (textIn(element) ?? '').trim();
  let likeness = 0;
  if (own !== '' && (own === text || own === name)) likeness += 3;
  for (const key of ['id', 'name', 'data-testid', 'aria-label']) {
    if (attributes[key] !== undefined && attribute(element, key) === attributes[key]) likeness += 2;
  }
  if (attributes.href !== undefined && attribute(element, 'href')?.startsWith(attributes.href)) likeness += 1;
  const apart = Math.abs(box.x + scrollX - remembered.box.x) + Math.abs(box.y + scrollY - remembered.box.y);
  return likeness + Math.exp(-apart / 1000);
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
