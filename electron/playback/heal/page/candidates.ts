/** What on the page may be the one that is looked for. */
import type { Fingerprint } from '../../../../shared/model/target.ts';
import { attribute, boxOf, isAttached, isSeen, textIn } from '../../../recording/page/safe.ts';
import { kindOf } from '../index.ts';
import { elementsOfKind } from './elementKind.ts';
import { allShadowRoots } from './shadowRoots.ts';

/** More of one kind than anybody can tell apart: then those that have nothing of it need no closer look. */
const MOST = 600;

/** Everything of the same kind that a person could see, and every field: those are often drawn by something else in front of them. */
export function candidatesFor(remembered: Fingerprint): Element[] {
  return likeliest(shownOfKind(remembered), remembered).filter((element) => isInput(element) || isSeen(element));
}

type Shown = { element: Element; box: DOMRect };

function shownOfKind(remembered: Fingerprint): Shown[] {
  const kind = kindOf(remembered);
  const found: Shown[] = [];
  for (const root of [document, ...allShadowRoots(document)]) {
    for (const element of elementsOfKind(root, kind)) {
      const box = boxOf(element);
      if ((box.width > 0 && box.height > 0) || isInput(element)) found.push({ element, box });
    }
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

function isInput(element: Element): boolean {
  return element instanceof HTMLInputElement && element.type !== 'hidden' && isAttached(element);
}
