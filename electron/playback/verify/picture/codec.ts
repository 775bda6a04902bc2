import sharp from 'sharp';
import type { Pixels } from './pixels.ts';

/** Decodes a PNG. Throws what sharp says of bytes that are none. */
export async function decodePicture(png: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(png)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

export async function encodePicture({ data, width, height }: Pixels): Promise<Buffer> {
  return await sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}
