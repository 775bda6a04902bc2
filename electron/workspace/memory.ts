/** What is kept for a folder between two starts: layout, tabs; and which folders were opened. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Host } from '../host.ts';
import { writeFileAtomically } from '../storage/index.ts';
import { createTurns } from './turns.ts';

const MOST_RECENT = 20;

const recentSchema = z.array(z.object({ folder: z.string(), openedAt: z.number() }));
const memorySchema = z.record(z.string(), z.json());

type Json = z.infer<ReturnType<typeof z.json>>;

export function createMemory(host: Host) {
  const recentFile = join(host.dataDir, 'recent.json');
  const fileOf = (root: string): string =>
    join(host.dataDir, 'workspaces', `${createHash('sha256').update(root).digest('hex').slice(0, 32)}.json`);
  /** Each change reads what the one before has written. */
  const inTurn = createTurns();

  const readRecent = () => readJson(recentFile, recentSchema, []);

  return {
    async recent() {
      const all = await readRecent();
      return Promise.all(
        all.map(async ({ folder, openedAt }) => ({
          folder,
          name: basename(folder),
          openedAt,
          isThere: await stat(folder).then(
            (found) => found.isDirectory(),
            () => false,
          ),
        })),
      );
    },
    opened: (folder: string): Promise<void> =>
      inTurn(recentFile, async () => {
        const others = (await readRecent()).filter((each) => each.folder !== folder);
        const all = [{ folder, openedAt: host.now() }, ...others].slice(0, MOST_RECENT);
        await writeFileAtomically(recentFile, JSON.stringify(all));
      }),
    forget: (folder: string): Promise<void> =>
      inTurn(recentFile, async () => {
        const all = await readRecent();
        await writeFileAtomically(recentFile, JSON.stringify(all.filter((each) => each.folder !== folder)));
      }),
    remember: (root: string, key: string, value: Json): Promise<void> =>
      inTurn(fileOf(root), async () => {
        const kept = await readJson(fileOf(root), memorySchema, {});
        await writeFileAtomically(fileOf(root), JSON.stringify({ ...kept, [key]: value }));
      }),
    recall: (root: string, key: string): Promise<Json> =>
      inTurn(fileOf(root), async () => {
        const kept = await readJson(fileOf(root), memorySchema, {});
        return Object.hasOwn(kept, key) ? (kept[key] ?? null) : null;
      }),
  };
}

/** What is missing or damaged is as if it had never been: it is convenience, nobody's work. */
async function readJson<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  otherwise: z.infer<Schema>,
): Promise<z.infer<Schema>> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return otherwise;
  }
}
