import { diff } from '@blazediff/core';
import { type Pixels, words } from './pixels.ts';

/** How far colours may be apart along edges before it is looked at closely: 0 to 1, as in pixelmatch. */
export type Sensitivity = { threshold: number };

/**
 * Of what brightness changes around a pixel, this part may come from drawing the same edge up to half a pixel further. Measured in
 * Chromium: text shifted sideways by up to half a pixel stays below, while `ill` that becomes `iil` does not.
 */
const edgeShare = 0.3;

/** Steps of 255 that an even surface may change by: what other graphics hardware rounds differently. */
const evenNoise = 2;

/**
 * Which pixels of two pictures of the same size differ for a person: one byte for each, 1 where they do. Two rules, because one
 * threshold cannot tell a changed colour from an edge that was drawn anew: an even surface may not change its colour
 * at all, and along edges only what smoothing (anti-aliasing) does not explain counts.
 */
export function differingPixels(expected: Pixels, actual: Pixels, { threshold }: Sensitivity): Uint8Array {
  const { width, height } = expected;
  const marked = new Uint8Array(width * height);
  // Where a pixel is unchanged it stays transparent. Smoothing is judged below, where the neighbours of both are known.
  const output = new Uint8Array(width * height * 4);
  const edges = words(output);
  const options = { threshold, includeAA: true, diffMask: true };
  diff(expected.data, actual.data, output, width, height, options);
  const before = words(expected.data);
  const after = words(actual.data);
  for (let at = 0; at < before.length; at++) {
    if (before[at] === after[at]) continue;
    const isWrong = edges[at] === 0 ? isRecoloured(expected, actual, at) : !isSmoothing(expected, actual, at);
    if (isWrong) marked[at] = 1;
  }
  return marked;
}

/** An even surface in both pictures, of another colour. */
function isRecoloured(expected: Pixels, actual: Pixels, at: number): boolean {
  const isChanged = colourDistance(expected.data, actual.data, at * 4, at * 4) > evenNoise;
  return isChanged && isFlat(expected, at) && isFlat(actual, at);
}

function isFlat({ data, width, height }: Pixels, at: number): boolean {
  const x = at % width;
  const y = (at - x) / width;
  for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
    for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
      if (colourDistance(data, data, at * 4, (j * width + i) * 4) > evenNoise) return false;
    }
  }
  return true;
}

function colourDistance(a: Uint8Array, b: Uint8Array, i: number, j: number): number {
  return Math.max(
    Math.abs((a[i] ?? 0) - (b[j] ?? 0)),
    Math.abs((a[i + 1] ?? 0) - (b[j + 1] ?? 0)),
    Math.abs((a[i + 2] ?? 0) - (b[j + 2] ?? 0)),
  );
}

/** An edge in both pictures, whose blurred brightness hardly changed. */
function isSmoothing(expected: Pixels, actual: Pixels, at: number): boolean {
  const one = around(expected, at);
  const other = around(actual, at);
  return Math.abs(one.blurred - other.blurred) <= edgeShare * Math.min(one.contrast, other.contrast);
}

/** Over the pixel and the up to eight around it: brightness after a small Gaussian blur, and how far it ranges. */
function around({ data, width, height }: Pixels, at: number): { blurred: number; contrast: number } {
  const x = at % width;
  const y = (at - x) / width;
  let lowest = 255;
  let highest = 0;
  let sum = 0;
  let weights = 0;
  for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
    for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
      const light = brightness(data, (j * width + i) * 4);
      const weight = (i === x ? 2 : 1) * (j === y ? 2 : 1);
      lowest = Math.min(lowest, light);
      highest = Math.max(highest, light);
      sum += light * weight;
      weights += weight;
    }
  }
  return { blurred: sum / weights, contrast: highest - lowest };
}

function brightness(data: Uint8Array, i: number): number {
  return 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0);
}
