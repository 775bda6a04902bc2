/** A heal is shown by pictures with the element framed. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { framePicture, isInView } from '../../../electron/playback/healing/framePicture.ts';

/** A green picture, twice as large as the window that it shows. */
const green = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 200, channels: 3, background: '#008000' } })
    .jpeg()
    .toBuffer();
const window = { width: 200, height: 100 };

/** Colour at a point of the picture, as red, green, blue. */
async function colourAt(jpeg: Buffer, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(jpeg)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data];
}

const isPink = ([red = 0, green = 0]: number[]): boolean => red > 150 && green < 110;

test('the frame stands just around the element, in px of the picture, and covers none of it', async () => {
  const framed = await framePicture(await green(), { box: { x: 50, y: 30, width: 60, height: 20 }, window });
  const { width, height } = await sharp(framed).metadata();
  expect([width, height]).toEqual([400, 200]);
  expect(isPink(await colourAt(framed, 97, 80))).toBe(true); // left of x 100
  expect(isPink(await colourAt(framed, 160, 103))).toBe(true); // below y 100
  expect(isPink(await colourAt(framed, 160, 80))).toBe(false); // in the middle
  expect(isPink(await colourAt(framed, 20, 20))).toBe(false);
});

test('an element outside of the window is not in the picture', () => {
  const at = (x: number, y: number): boolean => isInView({ box: { x, y, width: 20, height: 20 }, window });
  expect([at(0, 0), at(190, 90), at(-20, 0), at(200, 0), at(0, 100)]).toEqual([true, true, false, false, false]);
});
