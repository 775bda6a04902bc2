import type { Framed } from '../../../shared/model/run.ts';

/** Between an element and its frame, in px of the picture. */
const air = 3;

/** The picture with a frame around the element; as it is where the element stands outside of it. Takes and gives a JPEG. */
export async function framePicture(jpeg: Uint8Array, { box, window }: Framed): Promise<Buffer> {
  // Loaded where something was healed, which in most runs is nothing.
  const { default: sharp } = await import('sharp');
  const { width = 0, height = 0 } = await sharp(jpeg).metadata();
  const scale = width / window.width;
  const [x, y] = [box.x * scale - air, box.y * scale - air];
  const [wide, high] = [box.width * scale + 2 * air, box.height * scale + 2 * air];
  const frame = (colour: string, thick: number): string =>
    `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="4" fill="none" stroke="${colour}" stroke-width="${thick}"/>`;
  // White around it: to be seen on every ground.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${frame('#ffffff', 7)}${frame('#d6336c', 4)}</svg>`;
  return await sharp(jpeg)
    .composite([{ input: Buffer.from(svg) }])
    .jpeg({ quality: 75 })
    .toBuffer();
}

/** Whether anything of it is to be seen there. */
export function isInView({ box, window }: Framed): boolean {
  return box.x + box.width > 0 && box.y + box.height > 0 && box.x < window.width && box.y < window.height;
}
