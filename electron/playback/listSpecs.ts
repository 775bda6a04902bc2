import type { Plan } from './plan.ts';
import { startRunner } from './runnerProcess.ts';

/**
 * The specs that a run would really play, as Playwright finds them by the project's config; null where it cannot say.
 * It loads the specs and starts nothing: no browser, no web server, no global set-up.
 */
export async function listSpecs({ cli, args, cwd, env }: Plan): Promise<string[] | null> {
  const runner = await startRunner({ cli, args: [...args, '--list'], cwd, env, onLine: () => {} });
  try {
    for await (const message of runner.messages) {
      if (message.kind === 'begin') return message.files;
    }
    return null;
  } finally {
    await runner.stop(1000);
  }
}
