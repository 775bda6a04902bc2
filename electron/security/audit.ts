/** Who called what: a line each in a file of this person's own, which is turned over when it has grown. */
import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditEntry } from '../../shared/contract/system.ts';
import type { Host } from '../host.ts';

const LARGEST = 5 * 1024 * 1024;

export type Audit = AsyncDisposable & {
  /** Kept in order; never waited for by the call that it is about. */
  note(entry: AuditEntry): void;
  /** The latest first. */
  latest(limit: number): Promise<AuditEntry[]>;
};

/** `complain` is told once where the file cannot be written. */
export function createAudit(host: Host, complain: (message: string) => void): Audit {
  const path = join(host.dataDir, 'audit.jsonl');
  let waiting: string[] = [];
  let work: Promise<void> = Promise.resolve();
  let hasComplained = false;

  async function write(): Promise<void> {
    const lines = waiting.join('');
    waiting = [];
    if (lines === '') return;
    try {
      await mkdir(host.dataDir, { recursive: true, mode: 0o700 });
      const size = await stat(path).then(
        ({ size }) => size,
        () => 0,
      );
      if (size > LARGEST) await rename(path, `${path}.old`);
      await appendFile(path, lines, { mode: 0o600 });
    } catch (error) {
      if (hasComplained) return;
      hasComplained = true;
      complain(`The audit log cannot be written (${path}): ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  const settled = (): Promise<void> => (work = work.then(write));

  return {
    note(entry) {
      waiting.push(`${JSON.stringify(entry)}\n`);
      if (waiting.length === 1) void settled();
    },
    async latest(limit) {
      await settled();
      const texts = await Promise.all([`${path}.old`, path].map((file) => readFile(file, 'utf8').catch(() => '')));
      return texts.join('').split('\n').filter(Boolean).slice(-limit).reverse().flatMap(parse);
    },
    [Symbol.asyncDispose]: settled,
  };
}

/** A line that a crash cut off is left out. */
function parse(line: string): AuditEntry[] {
  try {
    return [JSON.parse(line) as AuditEntry];
  } catch {
    return [];
  }
}
