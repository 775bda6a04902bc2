import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, utimesSync } from 'node:fs';
import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Host } from '../host.ts';
import { type Connection, sql } from './connection.ts';
import { codeOf, explain, StorageError } from './errors.ts';

/** Files by the SHA-256 of their content: pictures, videos, traces. The same content is kept once. */
export type Blobs = {
  /** Keeps the bytes, or the content of the file at an absolute path. Returns the hash. */
  put(source: Uint8Array | string): Promise<string>;
  /**
   * Keeps a file where it lies: it becomes another name of the same content, and takes no place of its own. On a disk that has no such
   * names its content is kept as `put` does. It must not be written to any more. Returns the hash.
   */
  adopt(path: string): Promise<string>;
  /** Where the content lies, absolute; asking counts as use. Throws BLOB_NOT_FOUND. */
  path(hash: string): string;
  /** Says that a run shows the blob: it is not pruned while the run is kept. */
  refer(runId: string, hash: string): void;
  /** Says that a run shows none of its blobs any more. */
  release(runId: string): void;
  /**
   * Removes the blobs that were not used for longest until at most `maxBytes` are left; spares those that a kept run refers to and those
   * used within the last `graceMs` (10 minutes), which someone may be about to refer to. Returns how many bytes became free.
   */
  prune(to: { maxBytes: number; graceMs?: number }): Promise<number>;
};

const TEN_MINUTES = 600_000;
const HASH = /^[0-9a-f]{64}$/;

export function createBlobs({ connection, host }: { connection: Connection; host: Host }): Blobs {
  const folder = join(host.dataDir, 'blobs');
  const arriving = join(folder, 'arriving');
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
  const now = () => host.now() / 1000;

  async function put(source: Uint8Array | string): Promise<string> {
    const temporary = join(arriving, randomBytes(8).toString('hex'));
    try {
      await mkdir(arriving, { recursive: true });
      const hash = await writeHashed(temporary, source);
      await mkdir(dirname(pathOf(hash)), { recursive: true });
      await utimes(temporary, now(), now());
      // Also where it is kept already: the content is the same, and renaming makes it the one used last.
      await rename(temporary, pathOf(hash));
      return hash;
    } catch (error) {
      await rm(temporary, { force: true });
      throw explain(error, folder);
    }
  }

  return {
    put,

    async adopt(path) {
      try {
        const hash = await hashOf(path);
        const kept = pathOf(hash);
        await mkdir(dirname(kept), { recursive: true });
        if (!(await isLinked(path, kept))) await replaceByLink(kept, path);
        await utimes(kept, now(), now());
        return hash;
      } catch (error) {
        if (NO_LINKS.has(codeOf(error))) return await put(path);
        throw explain(error, folder);
      }
    },

    path(hash) {
      const path = pathOf(hash);
      if (!HASH.test(hash) || !existsSync(path)) {
        throw new StorageError(
          'BLOB_NOT_FOUND',
          `No content ${hash} is kept any more. Run the test again to make it anew.`,
        );
      }
      utimesSync(path, now(), now());
      return path;
    },

    refer(runId, hash) {
      connection.run(
        sql
          .insertInto('run_blobs')
          .columns(['run', 'hash'])
          .expression(
            sql
              .selectFrom('runs')
              .select((row) => ['key', row.val(hash).as('hash')])
              .where('id', '=', runId),
          )
          .orIgnore(),
      );
    },

    release(runId) {
      const run = sql.selectFrom('runs').select('key').where('id', '=', runId);
      connection.run(sql.deleteFrom('run_blobs').where('run', '=', run));
    },

    async prune({ maxBytes, graceMs = TEN_MINUTES }) {
      await removeAbandoned(arriving, host.now() - TEN_MINUTES);
      const referred = new Set(
        connection.all(sql.selectFrom('run_blobs').select('hash').distinct()).map((row) => row.hash),
      );
      const blobs = await listBlobs(folder);
      const oldestFirst = blobs.toSorted((a, b) => a.usedAt - b.usedAt);
      let total = blobs.reduce((sum, blob) => sum + blob.bytes, 0);
      const before = total;
      for (const blob of oldestFirst) {
        if (total <= maxBytes || blob.usedAt > host.now() - graceMs) break;
        if (referred.has(blob.hash)) continue;
        await rm(pathOf(blob.hash), { force: true });
        total -= blob.bytes;
      }
      return before - total;
    },
  };
}

/** Writes the content to a new file, to the disk itself, and returns its hash. */
async function writeHashed(path: string, source: Uint8Array | string): Promise<string> {
  const hash = createHash('sha256');
  await using file: FileHandle = await open(path, 'wx');
  for await (const chunk of typeof source === 'string' ? createReadStream(source) : [source]) {
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  await file.sync();
  return hash.digest('hex');
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** False where there is something of this name already: the same content. */
async function isLinked(path: string, as: string): Promise<boolean> {
  try {
    await link(path, as);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function replaceByLink(kept: string, path: string): Promise<void> {
  const beside = `${path}.${randomBytes(4).toString('hex')}`;
  await link(kept, beside);
  await rename(beside, path);
  // Renaming one name of a file to another of its names leaves both.
  await rm(beside, { force: true });
}

/** Other disks, disks without links, too many names for one file. */
const NO_LINKS = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

type Kept = { hash: string; bytes: number; usedAt: number };

async function listBlobs(folder: string): Promise<Kept[]> {
  const names = await namesIn(folder, { recursive: true });
  const found = await Promise.all(
    names.map(async (path): Promise<Kept[]> => {
      const hash = path.slice(-64);
      const file = HASH.test(hash) ? await statIfThere(join(folder, path)) : undefined;
      return file ? [{ hash, bytes: file.size, usedAt: file.mtimeMs }] : [];
    }),
  );
  return found.flat();
}

/** Removes what a killed process left half written. */
async function removeAbandoned(arriving: string, before: number): Promise<void> {
  for (const name of await namesIn(arriving, {})) {
    const path = join(arriving, name);
    const file = await statIfThere(path);
    if (file && file.mtimeMs < before) await rm(path, { force: true });
  }
}

/** Another process may prune at the same time. */
async function statIfThere(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function namesIn(folder: string, options: { recursive?: boolean }): Promise<string[]> {
  try {
    return await readdir(folder, { encoding: 'utf8', ...options });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
