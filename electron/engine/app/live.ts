/** Bytes as they are: files of the workspace, and the evidence of runs. */
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { ORPCError } from '@orpc/server';
import type { Context, Hono } from 'hono';
import { allErrors } from '../../../shared/contract/errors.ts';
import type { Workspace } from '../../workspace/index.ts';
import { callerOf, type Env, refuse } from './context.ts';

/** What a browser may show by itself. Nothing in it runs: scripts in an SVG are kept out by the policy that comes along. */
const SHOWN: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.bmp': 'image/bmp',
  '.svg': 'image/svg+xml',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.txt': 'text/plain; charset=utf-8',
  '.zip': 'application/zip',
};

export function addLive(app: Hono<Env>, workspace: Workspace, dataDir: string): void {
  app.get('/live/file', async (c) => {
    if (!callerOf(c).rights.has('read')) return refuse(c, 403, 'FORBIDDEN', 'This needs the right "read".');
    try {
      return await send(c, await workspace.locate(c.req.query('path') ?? ''));
    } catch (error) {
      return explained(c, error);
    }
  });
  app.get('/live/evidence', async (c) => {
    if (!callerOf(c).rights.has('read')) return refuse(c, 403, 'FORBIDDEN', 'This needs the right "read".');
    const path = await evidence(dataDir, c.req.query('path') ?? '');
    if (path === null)
      return refuse(c, 404, 'BLOB_NOT_FOUND', 'This is no evidence of a run, or it is not kept any more.');
    return send(c, path);
  });
}

/** Runs tell absolute paths; of these only what lies with blobs and runs is given out. */
async function evidence(dataDir: string, path: string): Promise<string | null> {
  if (!isAbsolute(path) || path.includes('\0')) return null;
  try {
    const real = await realpath(path);
    const folders = await Promise.all(['blobs', 'runs'].map((name) => realpath(join(dataDir, name)).catch(() => null)));
    const isInside = folders.some((folder) => {
      const way = folder === null ? '..' : relative(folder, real);
      return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
    });
    return isInside ? real : null;
  } catch {
    return null; // Not there any more.
  }
}

async function send(c: Context<Env>, path: string): Promise<Response> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return refuse(c, 404, 'FILE_NOT_FOUND', 'There is no such file.');
  const range = rangeOf(c.req.header('range'), found.size);
  if (range === 'none') return c.body(null, 416, { 'Content-Range': `bytes */${found.size}` });
  const { start, end } = range ?? { start: 0, end: found.size - 1 };
  const type = SHOWN[extname(path).toLowerCase()];
  const headers = {
    'Content-Type': type ?? 'application/octet-stream',
    'Content-Length': String(end - start + 1),
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-cache',
    'Content-Disposition': type ? 'inline' : 'attachment',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${found.size}` }),
  };
  if (found.size === 0) return c.body(null, 200, headers);
  return c.body(Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream, range ? 206 : 200, headers);
}

/** One range; anything else is answered whole. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'none' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end || start >= size ? 'none' : { start, end };
}

function explained(c: Context<Env>, error: unknown): Response {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = Object.hasOwn(allErrors, code) ? allErrors[code as keyof typeof allErrors] : null;
  if (!known || !(error instanceof Error)) throw error;
  return c.json(new ORPCError(code, { status: known.status, message: error.message }).toJSON(), known.status as 404);
}
