import type { Parts } from '../parts.ts';
import type { Implementer } from './index.ts';

export function filesRouter(os: Implementer['files'], { workspace: { files, trash, drafts } }: Parts) {
  return {
    list: os.list.handler(({ input }) => files.list(input.path, input.all)),
    stat: os.stat.handler(({ input }) => files.stat(input.path)),
    read: os.read.handler(({ input }) => files.read(input.path, input.encoding)),
    write: os.write.handler(({ input }) => files.write(input)),
    create: os.create.handler(({ input }) => files.create(input.path, input.kind)),
    move: os.move.handler(({ input }) => files.move(input.from, input.to, input.overwrite)),
    copy: os.copy.handler(({ input }) => files.copy(input.from, input.to)),
    trash: os.trash.handler(({ input }) => trash.put(input.path)),
    trashed: os.trashed.handler(() => trash.list()),
    restore: os.restore.handler(async ({ input }) => files.stat(await trash.restore(input.id, input.to))),
    keepDraft: os.keepDraft.handler(({ input }) => drafts.keep(input)),
    drafts: os.drafts.handler(() => drafts.list()),
    dropDraft: os.dropDraft.handler(async ({ input }) => {
      await drafts.drop(input.path, input.window);
      return {};
    }),
  };
}
