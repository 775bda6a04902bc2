/** Learning an element anew: what differs between two runs that passed, without the test being at fault, is volatile. Pure. */
import type { Fingerprint, VolatilePart } from '../../../shared/model/target.ts';
import { lookOf, withoutNumbers } from '../heal/index.ts';

/** What to remember after seeing it again. The newer look counts; parts once seen to change stay volatile. */
export function relearn(known: Fingerprint, seen: Fingerprint): Fingerprint {
  const moved = hasMovedAmongLike(known, seen);
  const parts = new Set<VolatilePart>(known.volatile);
  if (hasOtherNumbers(known, seen)) parts.add('numbers');
  // Once is what any release does; what moves a second time moves by itself.
  if (moved && known.hasMoved) parts.add('order');
  const volatile = [...parts].sort();
  // What was once seen with a twin has one.
  const isAlone = known.isAlone === false ? false : (seen.isAlone ?? known.isAlone);
  return {
    ...seen,
    ...(isAlone !== undefined && { isAlone }),
    ...((moved || known.hasMoved) && { hasMoved: true }),
    ...(volatile.length > 0 && { volatile }),
  };
}

/** Whether two sights within one run are of one element: at the same place, with the same words but for numbers. */
export function isSameElement(one: Fingerprint, other: Fingerprint): boolean {
  return (
    one.path === other.path && textsOf(one).map(withoutNumbers).join() === textsOf(other).map(withoutNumbers).join()
  );
}

/** Texts that are the same but for their numbers: counters, prices, dates, order numbers. */
function hasOtherNumbers(known: Fingerprint, seen: Fingerprint): boolean {
  return textsOf(known).some((text, index) => {
    const other = textsOf(seen)[index] ?? '';
    return text !== other && withoutNumbers(text) === withoutNumbers(other);
  });
}

function textsOf(fingerprint: Fingerprint): string[] {
  const { text, address, context, neighbours } = lookOf(fingerprint, []);
  return [text, address?.whole ?? '', context.join(' '), neighbours.join(' ')];
}

/** In the same branch of the tree, at another number: as in a list whose order shuffles. */
function hasMovedAmongLike({ path: one = '' }: Fingerprint, { path: other = '' }: Fingerprint): boolean {
  return one !== other && withoutNumbers(one) === withoutNumbers(other);
}
