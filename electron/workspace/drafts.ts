/** Unsaved text: on disk before it is acknowledged, so that nothing that ends without a warning takes it along. */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Draft } from '../../shared/contract/files.ts';
import type { Host } from '../host.ts';
import { writeFileAtomically } from '../storage/index.ts';
import { createTurns } from './turns.ts';

const schema = z.object({
  path: z.string(),
  window: z.string(),
  text: z.string(),
  version: z.string().nullable(),
  at: z.number(),
});

/** One file a draft, in a folder for each workspace. */
export function createDrafts(host: Host, root: () => string) {
  const folder = (): string => join(host.dataDir, 'drafts', digest(root()));
  const fileOf = (path: string, window: string): string => join(folder(), `${digest(`${window}\0${path}`)}.json`);
  /** The newest text of a draft comes last, also on the disk. */
  const inTurn = createTurns();

  return {
    async keep(draft: Omit<Draft, 'at'>): Promise<{ at: number }> {
      const at = host.now();
      const file = fileOf(draft.path, draft.window);
      await inTurn(file, () => writeFileAtomically(file, JSON.stringify({ ...draft, at })));
      return { at };
    },

    async list(): Promise<Draft[]> {
      const names = await readdir(folder()).catch(() => []);
      const texts = await Promise.all(
        names
          .filter((name) => name.endsWith('.json'))
          .map((name) => readFile(join(folder(), name), 'utf8').catch(() => '')),
      );
      return texts.flatMap(parse).sort((one, other) => one.at - other.at);
    },

    async drop(path: string, window: string): Promise<void> {
      const file = fileOf(path, window);
      await inTurn(file, () => rm(file, { force: true }));
    },
  };
}

/** One that is damaged cannot be shown; the others can. */
function parse(text: string): Draft[] {
  try {
    return [schema.parse(JSON.parse(text))];
  } catch {
    return [];
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
