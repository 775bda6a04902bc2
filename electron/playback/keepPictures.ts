import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Framed } from '../../shared/model/run.ts';
import { framePicture } from './healing/framePicture.ts';
import type { RunnerMessage, WorkerMessage } from './runner/protocol.ts';

/** Keeps a picture. Returns the absolute path of its file. */
export type Keep = (jpeg: Uint8Array) => Promise<string>;

type Seen = Extract<WorkerMessage, { kind: 'seen' }>;

type Healed = Extract<WorkerMessage, { kind: 'healed' }>;
type Illustrated = Exclude<WorkerMessage, { kind: 'learned' }>;

/** What the translator gets: pictures are files by then. */
export type Heard =
  | RunnerMessage
  | Exclude<Illustrated, Seen | Healed>
  | (Omit<Seen, 'jpeg'> & { picture: string | null })
  | (Omit<Healed, 'jpeg' | 'target'> & { picture: string | null });

export type PictureKeeper = {
  keep(message: RunnerMessage | Illustrated): Promise<Heard>;
  /** What a person should know of pictures that could not be kept, or null. */
  trouble(): string | null;
};

/** A picture that cannot be kept (a full disk) costs its step nothing but the picture. */
export function createPictureKeeper(keep: Keep): PictureKeeper {
  const kept = new Map<string, string>();
  let lost = 0;
  let why = '';

  async function keepOnce(jpeg: string): Promise<string | null> {
    const bytes = Buffer.from(jpeg, 'base64');
    const hash = createHash('sha256').update(bytes).digest('hex');
    const known = kept.get(hash);
    if (known !== undefined) return known;
    try {
      const path = await keep(bytes);
      kept.set(hash, path);
      return path;
    } catch (error) {
      lost++;
      why = error instanceof Error ? error.message : String(error);
      return null;
    }
  }

  return {
    async keep(message) {
      if (message.kind === 'healed') {
        const { jpeg, target, ...rest } = message;
        return { ...rest, picture: jpeg && target ? await keepOnce(await framed(jpeg, target)) : null };
      }
      if (message.kind !== 'seen') return message;
      const { jpeg, ...rest } = message;
      return { ...rest, picture: jpeg === null ? null : await keepOnce(jpeg) };
    },
    trouble: () => (lost === 0 ? null : `${lost} ${lost === 1 ? 'picture' : 'pictures'} could not be kept: ${why}`),
  };
}

async function framed(jpeg: string, target: Framed): Promise<string> {
  return (await framePicture(Buffer.from(jpeg, 'base64'), target)).toString('base64');
}

/** For a run that stands alone: its pictures lie in its own folder, named by their content. */
export function keepIn(folder: string): Keep {
  return async (jpeg) => {
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${createHash('sha256').update(jpeg).digest('hex')}.jpg`);
    await writeFile(path, jpeg);
    return path;
  };
}
