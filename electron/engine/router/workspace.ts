import type { Parts } from '../parts.ts';
import type { Implementer } from './index.ts';

export function workspaceRouter(os: Implementer['workspace'], { workspace }: Parts) {
  return {
    get: os.get.handler(() => workspace.about()),
    open: os.open.handler(({ input }) => workspace.open(input.folder)),
    recent: os.recent.handler(() => workspace.recent()),
    forget: os.forget.handler(async ({ input }) => {
      await workspace.forget(input.folder);
      return {};
    }),
    watch: os.watch.handler(async ({ signal }) => workspace.watch(signal)),
    remember: os.remember.handler(async ({ input }) => {
      await workspace.remember(input.key, input.value);
      return {};
    }),
    memory: os.memory.handler(async ({ input }) => ({ value: await workspace.recall(input.key) })),
  };
}
