import type { Parts } from '../parts.ts';
import type { Implementer } from './index.ts';

export function gitRouter(os: Implementer['git'], { workspace: { git } }: Parts) {
  const done = async (work: Promise<void>): Promise<Record<never, never>> => {
    await work;
    return {};
  };
  return {
    status: os.status.handler(() => git.status()),
    init: os.init.handler(() => done(git.init())),
    content: os.content.handler(async ({ input }) => ({ text: await git.content(input.path, input.at) })),
    stage: os.stage.handler(({ input }) => done(git.stage(input.paths))),
    unstage: os.unstage.handler(({ input }) => done(git.unstage(input.paths))),
    discard: os.discard.handler(({ input }) => done(git.discard(input.paths))),
    commit: os.commit.handler(({ input }) => git.commit(input)),
    branches: os.branches.handler(() => git.branches()),
    switch: os.switch.handler(({ input }) => done(git.switch(input.branch, input.create))),
    history: os.history.handler(({ input }) => git.history(input.path, input.limit, input.skip)),
  };
}
