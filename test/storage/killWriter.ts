import Database from 'better-sqlite3';
import type { Storage } from '../../electron/storage/index.ts';
import { spawnChild } from './spawnChild.ts';

/**
 * Lets a process of its own append events, kills it with SIGKILL after it acknowledged `enough` of them, and tells what is missing.
 * Give `id` to let it go on with the recording of one that was killed before.
 */
export async function killWriter(dataDir: string, enough: number, id?: string) {
  const writer = spawnChild('writer.ts', dataDir, ...(id === undefined ? [] : [id]));
  try {
    const recording: string = (await writer.lines.next()).value;
    const acknowledged: number[] = [];
    for (let line = await writer.lines.next(); !line.done; line = await writer.lines.next()) {
      acknowledged.push(Number(line.value));
      if (acknowledged.length === enough) writer.process.kill('SIGKILL');
    }
    await writer.ended;
    return { recording, acknowledged };
  } finally {
    writer.process.kill('SIGKILL');
  }
}

export function missingFrom(storage: Storage, recording: string, acknowledged: number[]): number[] {
  const kept = new Set(Array.from(storage.recordings.events(recording), ({ seq }) => seq));
  return acknowledged.filter((seq) => !kept.has(seq));
}

export function integrityOf(path: string): unknown {
  const database = new Database(path, { readonly: true });
  try {
    return database.pragma('integrity_check', { simple: true });
  } finally {
    database.close();
  }
}
