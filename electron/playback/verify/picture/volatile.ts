import { differingPixels, type Sensitivity } from './differingPixels.ts';
import { type Box, type Pixels, withBoxesOf } from './pixels.ts';
import { grow, mergeBoxes, regionsOf, share } from './regions.ts';

/** More of a picture than this does not move by itself: then it is another picture. */
const largestShare = 0.3;

/** What moves may need a little more room the next time: a 1 is narrower than an 8. In CSS pixels. */
const room = 4;

/**
 * The boxes in which two pictures of one page differ that should show the same, together with those known before: a clock, a
 * carousel. null when they differ in so much, or in their size, that it cannot be called a moving part of one page.
 */
export function learnVolatile(one: Pixels, other: Pixels, known: Box[], sensitivity: Sensitivity): Box[] | null {
  if (one.width !== other.width || one.height !== other.height) return null;
  const marked = differingPixels(one, withBoxesOf(one, other, known), sensitivity);
  const found = regionsOf(marked, one.width, one.height).map((box) => grow(box, room, one));
  const boxes = mergeBoxes([...known, ...found]);
  return share(boxes, one) > largestShare ? null : boxes;
}
