/** A decoded picture: RGBA, 8 bits each, row by row. */
export type Pixels = { data: Uint8Array; width: number; height: number };

/** A rectangle in CSS pixels of its picture. */
export type Box = { x: number; y: number; width: number; height: number };

export function blank(width: number, height: number): Pixels {
  return { data: new Uint8Array(width * height * 4), width, height };
}

/** Its pixels as one number each: most of two pictures are equal, and are found so at once. */
export function words(data: Uint8Array): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

/** The left upper part of a picture, or the picture itself where that is all of it. */
export function crop(picture: Pixels, width: number, height: number): Pixels {
  if (picture.width === width && picture.height === height) return picture;
  const part = blank(width, height);
  for (let y = 0; y < height; y++) {
    const from = y * picture.width * 4;
    part.data.set(picture.data.subarray(from, from + width * 4), y * width * 4);
  }
  return part;
}

/** A picture in which the boxes look as they do in `other`, of the same size, so that no difference is seen there. */
export function withBoxesOf(other: Pixels, picture: Pixels, boxes: Box[]): Pixels {
  if (boxes.length === 0) return picture;
  const painted = { ...picture, data: picture.data.slice() };
  for (const box of boxes) {
    const { left, top, right, bottom } = clip(box, picture);
    for (let y = top; y < bottom; y++) {
      const from = (y * picture.width + left) * 4;
      painted.data.set(other.data.subarray(from, from + Math.max(0, right - left) * 4), from);
    }
  }
  return painted;
}

/** The part of a box that lies in the picture. */
function clip({ x, y, width, height }: Box, picture: { width: number; height: number }) {
  return {
    left: Math.max(0, Math.floor(x)),
    top: Math.max(0, Math.floor(y)),
    right: Math.min(picture.width, Math.ceil(x + width)),
    bottom: Math.min(picture.height, Math.ceil(y + height)),
  };
}
