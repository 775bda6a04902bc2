import type { Parts } from '../parts.ts';
import type { Implementer } from './index.ts';

export function terminalRouter(os: Implementer['terminal'], { workspace: { terminals } }: Parts) {
  return {
    list: os.list.handler(() => terminals.list()),
    open: os.open.handler(({ input }) => terminals.open(input)),
    follow: os.follow.handler(async ({ input, signal }) => terminals.follow(input.id, signal)),
    write: os.write.handler(({ input }) => {
      terminals.write(input.id, input.text);
      return {};
    }),
    resize: os.resize.handler(({ input }) => {
      terminals.resize(input.id, input.cols, input.rows);
      return {};
    }),
    close: os.close.handler(({ input }) => {
      terminals.close(input.id);
      return {};
    }),
  };
}
