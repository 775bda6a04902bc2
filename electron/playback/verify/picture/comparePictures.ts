import { differingPixels } from './differingPixels.ts';
import { type Box, blank, crop, type Pixels, withBoxesOf, words } from './pixels.ts';
import { regionsOf } from './regions.ts';

export type PictureSettings = {
  /** How far colours along edges may be apart, 0 to 1. */
  threshold: number;
  /** The part of all pixels that may differ, 0 to 1. */
  allowedRatio: number;
};

export type PictureComparison =
  | { kind: 'same' }
  | {
      kind: 'different';
      /** One sentence. */
      why: string;
      /** The part of all pixels that differs, 0 to 1. */
      ratio: number;
      regions: Box[];
      /** The actual picture, paled, with what differs in red. */
      difference: Pixels;
    };

/** `ignored` are the boxes that are known to change by themselves. Pure; both pictures stay as they are. */
export function comparePictures(
  expected: Pixels,
  actual: Pixels,
  ignored: Box[],
  settings: PictureSettings,
): PictureComparison {
  const width = Math.max(expected.width, actual.width);
  const height = Math.max(expected.height, actual.height);
  const common = { width: Math.min(expected.width, actual.width), height: Math.min(expected.height, actual.height) };
  const before = crop(expected, common.width, common.height);
  const after = withBoxesOf(before, crop(actual, common.width, common.height), ignored);
  const inCommon = differingPixels(before, after, settings);
  const isResized = width !== common.width || height !== common.height;
  let count = 0;
  for (let at = inCommon.indexOf(1); at !== -1; at = inCommon.indexOf(1, at + 1)) count++;
  const surplus = width * height - common.width * common.height;
  const ratio = (count + surplus) / (width * height);
  if (ratio <= settings.allowedRatio) return { kind: 'same' };
  const marked = isResized ? widened(inCommon, common, width, height) : inCommon;
  const regions = regionsOf(marked, width, height);
  const reasons = [
    ...(isResized ? [sizeWords(expected, actual)] : []),
    ...(count > 0
      ? [`${percent(count / (common.width * common.height))} ${isResized ? 'of the common part ' : ''}differs`]
      : []),
  ];
  const inside = regionsOf(inCommon, common.width, common.height);
  const where = count > 0 ? `, ${placeWords(inside)}` : '';
  return {
    kind: 'different',
    why: reasons.join('; ') + where,
    ratio,
    regions,
    difference: paint(actual, marked, width, height),
  };
}

function sizeWords(expected: Pixels, actual: Pixels): string {
  const changes = [
    changeWords(actual.height - expected.height, 'taller', 'shorter'),
    changeWords(actual.width - expected.width, 'wider', 'narrower'),
  ].filter((words) => words !== '');
  return `it is ${changes.join(' and ')} (${actual.width}×${actual.height}, was ${expected.width}×${expected.height})`;
}

function changeWords(by: number, more: string, less: string): string {
  return by === 0 ? '' : `${Math.abs(by)} px ${by > 0 ? more : less}`;
}

/** `0.03 %`; never 0 % where something differs. */
function percent(ratio: number): string {
  const hundred = ratio * 100;
  if (hundred < 0.01) return 'less than 0.01 %';
  return `${hundred < 1 ? hundred.toFixed(2) : hundred.toFixed(1)} %`;
}

function placeWords(regions: Box[]): string {
  const largest = regions.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
  if (!largest) return '';
  const { x, y, width, height } = largest;
  const place = `${width}×${height} px at ${x}, ${y}`;
  return regions.length === 1 ? `in one region (${place})` : `in ${regions.length} regions (the largest ${place})`;
}

/** Where one of the two pictures has nothing, they differ. */
function widened(
  marked: Uint8Array,
  common: { width: number; height: number },
  width: number,
  height: number,
): Uint8Array {
  const all = new Uint8Array(width * height).fill(1);
  for (let y = 0; y < common.height; y++) {
    all.set(marked.subarray(y * common.width, (y + 1) * common.width), y * width);
  }
  return all;
}

const white = 0xffffffff;
/** As bytes: red, green, blue, alpha; the numbers are read from the other end. */
const wrong = 0xff3c14dc;

function paint(actual: Pixels, marked: Uint8Array, width: number, height: number): Pixels {
  const picture = blank(width, height);
  const to = words(picture.data).fill(white);
  const from = words(actual.data);
  for (let y = 0; y < actual.height; y++) {
    for (let x = 0; x < actual.width; x++) to[y * width + x] = pale(from[y * actual.width + x] ?? white);
  }
  for (let at = marked.indexOf(1); at !== -1; at = marked.indexOf(1, at + 1)) to[at] = wrong;
  return picture;
}

/** A quarter of each colour, and three quarters of white. */
function pale(pixel: number): number {
  return ((pixel >>> 2) & 0x3f3f3f) + 0xffc0c0c0;
}
