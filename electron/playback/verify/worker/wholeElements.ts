import type { Page } from '@playwright/test';
import { unseen } from '../../runner/instrument.ts';
import type { Box } from '../picture/pixels.ts';
import { mergeBoxes } from '../picture/regions.ts';
import type { VerifySettings } from '../record.ts';

/** An element that takes more of the page than this is no moving part but holds one. */
const largestShare = 0.1;

/** Run inside the page; as text, because here there is no DOM to compile it with. */
const findElements = `(boxes, isWhole, largestShare) => {
  const [left, top] = isWhole ? [scrollX, scrollY] : [0, 0];
  const page = document.documentElement;
  const largest = Math.max(page.scrollWidth * page.scrollHeight, innerWidth * innerHeight) * largestShare;
  const elements = [...document.querySelectorAll('body *')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + left, y: y + top, width, height };
  });
  return boxes.map((box) => {
    // The box has some room around it, and may stand out a little.
    const around = elements.filter((one) =>
      one.x <= box.x + 5 && one.y <= box.y + 5 && one.x + one.width >= box.x + box.width - 5 &&
      one.y + one.height >= box.y + box.height - 5 && one.width * one.height <= largest);
    return around.sort((a, b) => a.width * a.height - b.width * b.height)[0] ?? box;
  });
}`;

/** Boxes grown to the elements that they are part of: the seconds of a clock move first, its minutes will as well. */
export async function wholeElements(
  page: Page,
  boxes: Box[],
  of: string,
  shows: VerifySettings['page'],
): Promise<Box[]> {
  // The picture of an element has its own corner; there the boxes are all that is known.
  if (boxes.length === 0 || of !== 'page') return boxes;
  const script = `(${findElements})(${JSON.stringify(boxes)}, ${shows === 'full'}, ${largestShare})`;
  const found = await unseen(page, () => page.evaluate<Box[]>(script)).catch(() => []);
  return mergeBoxes([...boxes, ...found.filter(isBox).map(inPixels)]);
}

/** The page answers, and may answer anything. */
function isBox(value: unknown): value is Box {
  const keys = ['x', 'y', 'width', 'height'];
  return typeof value === 'object' && value !== null && keys.every((key) => Number.isFinite(Reflect.get(value, key)));
}

function inPixels({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}
