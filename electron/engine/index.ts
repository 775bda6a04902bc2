/** Joins the rooms behind one contract: what every door lets people do. */
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { contract } from '../../shared/contract/index.ts';
import type { Host } from '../host.ts';
import { createMetrics, createNotices } from '../observability/index.ts';
import type { Player } from '../playback/index.ts';
import { type Caller, createAudit, createKeychain, createNoKeychain } from '../security/index.ts';
import { createSettings, openStorage, type Storage } from '../storage/index.ts';
import { createWorkspace } from '../workspace/index.ts';
import type { Standby } from './ahead.ts';
import type { App } from './app/createApp.ts';
import type { Front } from './front.ts';
import { createJobs } from './jobs.ts';
import type { Parts } from './parts.ts';
import { playerOf } from './play.ts';
import { createRouter, type Router } from './router/index.ts';

export { createDescriber, proposalLines, summarize } from '../playback/index.ts';
export { createAccess, personAtTerminal } from '../security/index.ts';
export { type ExportTargetName, exportTargets } from '../testcode/index.ts';
export { defaultLimits, type Limits } from './front.ts';

/** Every procedure of the contract, called in process. */
export type Client = ContractRouterClient<typeof contract>;

export type Engine = AsyncDisposable & {
  /** From request to response. It is made with the first request, so that the command line need not wait for it. */
  app: { fetch(request: Request, env?: Parameters<App['fetch']>[1]): Promise<Response> };
  router: Router;
  /** The procedures for one caller, called in process: no request in between, the same checks. */
  client(caller: Caller): Client;
};

export type EngineConfig = {
  /** Receives what a person should know although it is no error. */
  notice(message: string): void;
  version: string;
  /** How requests come to the app. */
  front: Front;
  /** The folder that is opened; the host's own without it. */
  workspace?: string;
  /** The folder of the built face. */
  face?: string;
  /** What was begun ahead for the first run. */
  standby?: Standby | undefined;
};

/** The database is opened when it is first needed, so that `doctor` can speak of one that does not open. */
export function createEngine(
  host: Host,
  { notice, version, front, workspace: folder = host.cwd, face, standby }: EngineConfig,
): Engine {
  const notices = createNotices(host.now);
  const metrics = createMetrics();
  const warn = (message: string): void => {
    notices.tell('warning', 'engine', message);
    notice(message);
  };
  notices.tell('info', 'engine', `PowerAutomation ${version}, Node ${process.versions.node}: ${folder}`);
  const audit = createAudit(host, warn);
  const keychain = host.env.POWERAUTOMATION_KEYCHAIN === 'off' ? createNoKeychain() : createKeychain();
  const settings = createSettings(host, () => workspace.folder());
  const workspace = createWorkspace({
    host,
    folder,
    exclude: () => settings.state().settings['files.exclude'],
    shell: () => settings.state().settings['terminal.shell'],
    complain: warn,
  });
  const recordings: Parts['recordings'] = createJobs(host.now);
  const runs: Parts['runs'] = createJobs(host.now);
  let storage: Storage | null = null;
  let player: { of: string; player: Player } | null = null;
  let ahead = standby;

  const theHost = (): Host => ({ ...host, cwd: workspace.folder() });

  function theStorage(): Storage {
    storage ??= openStorage({ host, notice: warn });
    return storage;
  }

  /** A runner that stands by belongs to the folder that it was started in. */
  function thePlayer(): Player {
    const of = workspace.folder();
    if (player?.of !== of) {
      void player?.player[Symbol.asyncDispose]();
      player = { of, player: playerOf({ host: theHost(), storage: theStorage(), keychain, notice: warn }, ahead) };
      ahead = undefined;
    }
    return player.player;
  }

  const parts: Parts = {
    host: theHost,
    storage: theStorage,
    player: thePlayer,
    keychain,
    workspace,
    settings,
    notices,
    metrics,
    audit,
    recordings,
    runs,
    link: () => (front.kind === 'server' ? `/open?token=${front.access.createLinkToken()}` : null),
    version,
    startedAt: host.now(),
    notice: warn,
  };
  const router = createRouter(parts);
  let made: Promise<App> | null = null;

  async function theApp(): Promise<App> {
    const { createApp } = await import('./app/createApp.ts');
    return createApp(parts, router, front, face ?? null);
  }

  return {
    app: {
      async fetch(request, env) {
        made ??= theApp();
        return (await made).fetch(request, env);
      },
    },
    router,
    client: (caller) => createRouterClient(router, { context: { caller } }),
    async [Symbol.asyncDispose]() {
      await Promise.all([recordings[Symbol.asyncDispose](), runs[Symbol.asyncDispose]()]);
      await workspace[Symbol.asyncDispose]();
      // A runner that stands by ends by itself when it is let go, and nobody has to wait for it.
      void player?.player[Symbol.asyncDispose]();
      await audit[Symbol.asyncDispose]();
      storage?.close();
    },
  };
}
