/** The files in a file field: by their place on this machine, or by content where a program put them there. */
import { basename } from 'node:path';
import type { Cdp } from './cdp.ts';

export type ChosenFile = { name: string } & ({ path: string } | { content: Buffer });

/** A file that a program hands over is carried through the DevTools protocol; larger ones stay out (bytes). */
const LARGEST = 100 * 1024 * 1024;
const CHUNK = 4 * 1024 * 1024;

type World = { session: string; context: number };

/** The page script leaves the files of each `pick` in its own world until they were copied. @throws Error for a file that is too large */
export async function* chosenFiles(cdp: Cdp, { session, context }: World, pick: number): AsyncGenerator<ChosenFile> {
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = await cdp.send(
      'Runtime.evaluate',
      { expression, contextId: context, returnByValue: true, awaitPromise: true },
      session,
    );
    return result.value;
  };
  const files = `globalThis.__paFiles?.get(${pick})`;
  const count = Number(await evaluate(`${files}?.length ?? 0`));
  // All are asked for at once: the page may be left at any moment.
  const asked = Array.from({ length: count }, async (_, index): Promise<ChosenFile> => {
    const file = `${files}[${index}]`;
    const { result } = await cdp.send('Runtime.evaluate', { expression: file, contextId: context }, session);
    if (!result.objectId) throw new Error('it is gone');
    const { path } = await cdp.send('DOM.getFileInfo', { objectId: result.objectId }, session);
    if (path) return { name: basename(path), path };
    const name = String(await evaluate(`${file}.name`));
    return { name, content: await read(evaluate, file, name) };
  });
  const answers = await Promise.allSettled(asked);
  for (const answer of answers) if (answer.status === 'fulfilled') yield answer.value;
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  await evaluate(`globalThis.__paFiles?.delete(${pick})`);
}

async function read(evaluate: (expression: string) => Promise<unknown>, file: string, name: string): Promise<Buffer> {
  const size = Number(await evaluate(`${file}.size`));
  if (size > LARGEST) throw new Error(`${name} has ${size} bytes; up to ${LARGEST} are kept`);
  const chunks: Buffer[] = [];
  for (let at = 0; at < size; at += CHUNK) {
    const base64 = await evaluate(`new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(${file}.slice(${at}, ${at + CHUNK}));
    })`);
    chunks.push(Buffer.from(String(base64), 'base64'));
  }
  return Buffer.concat(chunks);
}
