import type { Box } from './pixels.ts';

/** Pixels nearer to each other than this belong to one region. */
const cell = 16;

/** The regions that marked pixels form, as tight boxes from top to bottom. `marked` has one byte for each pixel. */
export function regionsOf(marked: Uint8Array, width: number, height: number): Box[] {
  const columns = Math.ceil(width / cell);
  const cells = new Map<number, Edges>();
  for (let at = marked.indexOf(1); at !== -1; at = marked.indexOf(1, at + 1)) {
    const x = at % width;
    const y = (at - x) / width;
    const key = Math.floor(y / cell) * columns + Math.floor(x / cell);
    cells.set(key, around(cells.get(key), { left: x, top: y, right: x + 1, bottom: y + 1 }));
  }
  const regions: Edges[] = [];
  for (const key of [...cells.keys()].sort((a, b) => a - b)) {
    if (cells.has(key)) regions.push(takeConnected(cells, key, columns, Math.ceil(height / cell)));
  }
  return regions.map(({ left, top, right, bottom }) => ({
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
  }));
}

/** Boxes that overlap or touch become one; the result is sorted, so that it is written the same each time. */
export function mergeBoxes(boxes: Box[]): Box[] {
  const merged: Box[] = [];
  for (let box of boxes) {
    for (let touching = merged.findIndex((one) => touches(one, box)); touching !== -1; ) {
      const [one] = merged.splice(touching, 1);
      if (one) box = union(one, box);
      touching = merged.findIndex((other) => touches(other, box));
    }
    merged.push(box);
  }
  return merged.sort((a, b) => a.y - b.y || a.x - b.x);
}

/** A box with some room around it: what moves may move a little further the next time. */
export function grow({ x, y, width, height }: Box, by: number, within: { width: number; height: number }): Box {
  const left = Math.max(0, x - by);
  const top = Math.max(0, y - by);
  return {
    x: left,
    y: top,
    width: Math.min(within.width, x + width + by) - left,
    height: Math.min(within.height, y + height + by) - top,
  };
}

/** How much of a picture the boxes cover, from 0 to 1; they do not overlap. */
export function share(boxes: Box[], { width, height }: { width: number; height: number }): number {
  return boxes.reduce((sum, box) => sum + box.width * box.height, 0) / (width * height);
}

type Edges = { left: number; top: number; right: number; bottom: number };

function takeConnected(cells: Map<number, Edges>, start: number, columns: number, rows: number): Edges {
  let region: Edges | undefined;
  const open = [start];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const edges = cells.get(key);
    if (!edges) continue;
    cells.delete(key);
    region = around(region, edges);
    const column = key % columns;
    const row = (key - column) / columns;
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) open.push(y * columns + x);
    }
  }
  return region ?? { left: 0, top: 0, right: 0, bottom: 0 };
}

function around(a: Edges | undefined, b: Edges): Edges {
  if (!a) return b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function touches(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

function union(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
