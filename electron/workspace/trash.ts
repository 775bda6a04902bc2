/** Our own trash: what was deleted lies in the data folder, whole, and can be brought back on every system alike. */
import { randomUUID } from 'node:crypto';
import { cp, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Trashed } from '../../shared/contract/files.ts';
import type { Host } from '../host.ts';
import { writeFileAtomically } from '../storage/index.ts';
import { WorkspaceError } from './errors.ts';
import { explained, refuseRoot } from './files.ts';
import { locateReally } from './inside.ts';

const KEPT_MS = 30 * 86_400_000;

const noteSchema = z.object({ workspace: z.string(), path: z.string(), trashedAt: z.number() });

export type Trash = ReturnType<typeof createTrash>;

/** What lies there longer than 30 days is forgotten. */
export function createTrash(host: Host, root: () => string) {
  const folder = join(host.dataDir, 'trash');
  const contentOf = (id: string): string => join(folder, id, 'content');

  async function notes(): Promise<(Trashed & { workspace: string })[]> {
    const ids = await readdir(folder).catch(() => []);
    const all = await Promise.all(
      ids.map(async (id) => {
        try {
          return [{ id, ...noteSchema.parse(JSON.parse(await readFile(join(folder, id, 'note.json'), 'utf8'))) }];
        } catch {
          return []; // Cut off while it was being put there: the file is still in its place.
        }
      }),
    );
    return all.flat().sort((one, other) => other.trashedAt - one.trashedAt);
  }

  async function forgetOld(): Promise<void> {
    const old = (await notes()).filter(({ trashedAt }) => trashedAt < host.now() - KEPT_MS);
    await Promise.all(old.map(({ id }) => rm(join(folder, id), { recursive: true, force: true })));
  }

  return {
    async put(path: string): Promise<Trashed> {
      const source = await locateReally(root(), path, 'itself');
      refuseRoot(source, root());
      return explained(path, async () => {
        await lstat(source);
        await forgetOld();
        const id = randomUUID();
        const trashedAt = host.now();
        await mkdir(join(folder, id), { recursive: true, mode: 0o700 });
        // The note first: content without a note could not be found again.
        await writeFileAtomically(
          join(folder, id, 'note.json'),
          JSON.stringify({ workspace: root(), path, trashedAt }),
        );
        try {
          await moveAcross(source, contentOf(id));
        } catch (error) {
          await rm(join(folder, id), { recursive: true, force: true });
          throw error;
        }
        return { id, path, trashedAt };
      });
    },

    /** Of this workspace, the latest first. */
    async list(): Promise<Trashed[]> {
      const all = await notes();
      return all
        .filter(({ workspace }) => workspace === root())
        .map(({ id, path, trashedAt }) => ({ id, path, trashedAt }));
    },

    /** Returns where it is now. @throws WorkspaceError NOT_IN_TRASH, FILE_EXISTS */
    async restore(id: string, to: string | undefined): Promise<string> {
      const found = (await notes()).find((note) => note.id === id && note.workspace === root());
      if (!found)
        throw new WorkspaceError('NOT_IN_TRASH', `Nothing with the id "${id}" is in the trash of this workspace.`);
      const path = to ?? found.path;
      const target = await locateReally(root(), path, 'itself');
      return explained(path, async () => {
        const isThere = await lstat(target).then(
          () => true,
          () => false,
        );
        if (isThere) throw new WorkspaceError('FILE_EXISTS', `${path} exists already. Restore it under another name.`);
        await mkdir(dirname(target), { recursive: true });
        await moveAcross(contentOf(id), target);
        await rm(join(folder, id), { recursive: true, force: true });
        return path;
      });
    },
  };
}

/** The data folder may lie on another disk: then it is copied whole before the source goes. */
async function moveAcross(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    try {
      await cp(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    } catch (failure) {
      await rm(to, { recursive: true, force: true });
      throw failure;
    }
    await rm(from, { recursive: true });
  }
}
