import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { rgPath } from '@vscode/ripgrep';
import type { Notice } from '../../../shared/contract/system.ts';
import { streamOf } from '../../../shared/streamOf.ts';
import { findBrowser } from '../../findBrowser.mjs';
import { findShell } from '../../workspace/index.ts';
import { remedyFor, whyMissing } from '../browser.ts';
import { doctor, healthOf } from '../doctor.ts';
import { EngineError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import type { Implementer } from './index.ts';

type Feature = { isThere: boolean; why: string | null };

const there: Feature = { isThere: true, why: null };
const missing = (why: string): Feature => ({ isThere: false, why });

export function systemRouter(os: Implementer['system'], parts: Parts) {
  const { notices, audit, keychain, settings, version, startedAt } = parts;
  const { env } = parts.host();

  function browserFeature(): Feature {
    const found = findBrowser({ env, platform: process.platform });
    return found ? there : missing(`${whyMissing(parts.host())} ${remedyFor(parts.host())}`);
  }

  async function gitFeature(): Promise<Feature> {
    const isThere = await promisify(execFile)('git', ['--version'], { env, timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    return isThere ? there : missing('Git is not installed. Install it to see changes and to commit.');
  }

  function terminalFeature(): Feature {
    try {
      findShell(settings.state().settings['terminal.shell'], env);
      return there;
    } catch (error) {
      return missing(error instanceof Error ? error.message : String(error));
    }
  }

  return {
    about: os.about.handler(async ({ context: { caller } }) => ({
      version,
      node: process.versions.node,
      platform: process.platform,
      startedAt,
      rights: [...caller.rights],
      features: {
        git: await gitFeature(),
        browser: browserFeature(),
        terminal: terminalFeature(),
        search: existsSync(rgPath)
          ? there
          : missing(`The search program is missing (${rgPath}). Install PowerAutomation anew.`),
      },
    })),
    health: os.health.handler(() => healthOf(doctor(parts.host(), keychain))),
    doctor: os.doctor.handler(async () => doctor(parts.host(), keychain)),
    notices: os.notices.handler(async ({ signal }) => streamOf<Notice>((push) => notices.listen(push), signal)),
    link: os.link.handler(() => {
      const path = parts.link();
      if (path !== null) return { path };
      throw new EngineError(
        'NO_SERVER',
        'No server runs here that a browser could sign in to. Start one: powerautomation serve',
      );
    }),
    audit: os.audit.handler(({ input }) => audit.latest(input.limit)),
  };
}
